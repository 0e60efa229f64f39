using PartnerMfa.Package;

const string Usage = """
    stage REPOSITORY FOLDER [--prerelease LABEL] [--repository-url URL] [--ahead RUNTIME,...]
        copies the built module to FOLDER, complete and ready to be signed; for the named platforms, such as linux-x64, its libraries are also compiled ahead
    ahead REPOSITORY FOLDER RUNTIME
        compiles the libraries of a module's folder ahead for one platform, such as linux-x64, into a folder of its lib
    module FOLDER OUT
        packs the module for PowerShell galleries, and as a zip for Azure Automation
    native REPOSITORY PROGRAM RUNTIME OUT [--prerelease LABEL]
        packs the published native tool of one platform, such as linux-x64, as tar.gz
    finish OUT
        makes the tool's packages reproducible, and writes the checksums of everything
    sums OUT
        writes only the checksums, for packages that were signed afterwards
    """;

switch (args)
{
    case ["stage", var repository, var folder, .. var options] when IsOptions(options):
        ModuleStage.Write(Path.GetFullPath(repository), Path.GetFullPath(folder), Option(options, "--prerelease"), Option(options, "--repository-url"), Option(options, "--ahead")?.Split(',') ?? []);
        return 0;
    case ["ahead", var repository, var folder, var platform]:
        return AheadLibraries.Add(Path.GetFullPath(repository), Path.GetFullPath(folder), platform) ? 0 : 1;
    case ["module", var folder, var output]:
        ModulePackage.Write(Path.GetFullPath(folder), Path.GetFullPath(output));
        return 0;
    case ["native", var repository, var program, var runtime, var output, .. var options] when IsOptions(options):
        string version = typeof(Manifest).Assembly.GetName().Version!.ToString(3) + (Option(options, "--prerelease") is { } label ? "-" + label : "");
        NativeArchive.Write(Path.GetFullPath(repository), Path.GetFullPath(program), runtime, version, Path.GetFullPath(output));
        return 0;
    case ["finish", var output]:
        foreach (string package in Directory.GetFiles(output, "*.nupkg")) DeterministicZip.Rewrite(package);
        Checksums.Write(Path.GetFullPath(output));
        return 0;
    case ["sums", var output]:
        Checksums.Write(Path.GetFullPath(output));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 64;
}

static bool IsOptions(string[] options) =>
    options.Chunk(2).All(pair => pair is ["--prerelease" or "--repository-url" or "--ahead", _]);

// An option without a value counts as absent, because MSBuild passes empty properties that way.
static string? Option(string[] options, string name) =>
    options.Chunk(2).FirstOrDefault(pair => pair[0] == name) is [_, { Length: > 0 } value] ? value : null;
