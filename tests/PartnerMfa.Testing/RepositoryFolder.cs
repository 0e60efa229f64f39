namespace PartnerMfa.Testing;

/// <summary>The root of the repository, where tests find documents, scripts and the output of the build.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "PartnerMfa.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run in the repository they were built in.");
    }
}
