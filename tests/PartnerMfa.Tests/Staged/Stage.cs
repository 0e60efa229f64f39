namespace PartnerMfa.Staged;

/// <summary>The module as the build laid it out.</summary>
internal static class Stage
{
    public static string Repository { get; } = FindRepository();

    public static string Folder { get; } = Path.Combine(Repository, "out", "PartnerMfa");

    public static IReadOnlyList<string> Libraries(string framework) => Directory.GetFiles(Path.Combine(Folder, "lib", framework), "*.dll");

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartnerMfa.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run in the repository they were built in.");
    }
}
