namespace PartnerMfa.Staged;

/// <summary>The module as the build laid it out.</summary>
internal static class Stage
{
    public static string Repository => RepositoryFolder.Path;

    public static string Folder { get; } = Path.Combine(Repository, "out", "PartnerMfa");

    public static IReadOnlyList<string> Libraries(string framework) => Directory.GetFiles(Path.Combine(Folder, "lib", framework), "*.dll");
}
