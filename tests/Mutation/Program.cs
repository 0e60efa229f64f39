using PartnerMfa.Mutation;
using Xunit.MicrosoftTestingPlatform;

// Started by Stryker, as if these were the tests.
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
    IReadOnlyList<AcceptedSurvivor> accepted = AcceptedSurvivor.ReadAll();
    List<GroupResult> results = [];
    foreach (MutationGroup group in groups)
    {
        results.Add(new MutationRun(build, group, Console.Out).Run());
        Summary.WriteOpen(results[^1], accepted, Console.Out);
    }

    return Summary.Write(results, accepted, options, Console.Out) ? 0 : 1;
}
catch (MutationException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
