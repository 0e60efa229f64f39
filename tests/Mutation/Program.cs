using PartnerMfa.Mutation;
using Xunit.MicrosoftTestingPlatform;

// Started by Stryker as if this program were the tests.
if (args.Contains("--server"))
{
    MutatedBuild.Keep();
    return await TestPlatformTestFramework.RunAsync(args, (_, _) => { });
}

if (args is ["host"]) return await TestHost.RunAsync();

if (MutationOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(MutationOptions.Usage);
    return 64;
}

try
{
    IReadOnlyList<MutationGroup> groups = MutationGroup.ReadAll(options.Groups);
    using MutatedBuild build = MutatedBuild.Make(options.Root, MutationGroup.ReadAll([]));
    Summary summary = new(AcceptedSurvivor.ReadAll(), Console.Out);
    List<GroupResult> results = [];
    foreach (MutationGroup group in groups)
    {
        results.Add(new MutationRun(build, group, options, summary).Run());
        summary.WriteRow(results[^1]);
    }

    return summary.Write(results, options) ? 0 : 1;
}
catch (MutationException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
