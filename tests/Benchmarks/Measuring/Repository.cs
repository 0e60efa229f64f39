namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>The clone in which this program was built.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Returns an empty folder for a measurement, under <c>out/benchmarks</c>.</summary>
    public static string Stage(string name)
    {
        string folder = Path.Combine(Root, "out", "benchmarks", name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Builds or publishes a project as it is released.</summary>
    public static void DotNet(string verb, string project, params string[] arguments) =>
        ChildProcess.Run("dotnet", [verb, Path.Combine(Root, project), "--configuration", "Release", "--nologo", .. arguments]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartnerMfa.sln"))) return folder.FullName;
        throw new InvalidOperationException("This program runs from its build folder inside the repository.");
    }
}
