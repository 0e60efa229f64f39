using System.Globalization;
using PartnerMfa.Fuzzing;
using PartnerMfa.Fuzzing.Bytes;
using PartnerMfa.Fuzzing.Captures;
using PartnerMfa.Fuzzing.Tokens;

if (args is ["bytes", string bytes, .. string[] files]) return ByteRun.Run(bytes, files);
if (args is ["cover", string name, string folder, string count, ..])
    return new CoverageRun(name, folder).Run(long.Parse(count, CultureInfo.InvariantCulture), args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 1);

// One class per target.
IFuzzTarget[] targets = [new CaptureTarget(), new TokenTarget()];

if (FuzzOptions.Parse(args) is not { } options || targets.FirstOrDefault(known => known.Name == options.Target) is not { } target)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    Console.Error.WriteLine($"Targets: {string.Join(", ", targets.Select(known => known.Name))}");
    return 64;
}

FuzzRun run = new(target, options.Seed, Console.Out);
int finds = options.Replay is { } index ? run.Run(index, 1) : run.Run(0, options.Count);
return finds == 0 ? 0 : 1;
