using PartnerMfa.Package;

// stage REPOSITORY FOLDER [PRERELEASE]   the module as it is shipped, with a manifest that is complete; then it can be signed
// module FOLDER OUT                      the module's package and the zip for Azure Automation
// finish OUT                             the tool's packages made the same each time, and the sums of everything
// sums OUT                               the sums alone, after signing
switch (args)
{
    case ["stage", var repository, var folder, .. var prerelease]:
        ModuleStage.Write(Path.GetFullPath(repository), Path.GetFullPath(folder), prerelease is [var label] ? label : null);
        return 0;
    case ["module", var folder, var output]:
        ModulePackage.Write(Path.GetFullPath(folder), Path.GetFullPath(output));
        return 0;
    case ["finish", var output]:
        foreach (string package in Directory.GetFiles(output, "*.nupkg")) DeterministicZip.Rewrite(package);
        Checksums.Write(Path.GetFullPath(output));
        return 0;
    case ["sums", var output]:
        Checksums.Write(Path.GetFullPath(output));
        return 0;
    default:
        Console.Error.WriteLine("Usage: stage REPOSITORY FOLDER [PRERELEASE] | module FOLDER OUT | finish OUT | sums OUT");
        return 64;
}
