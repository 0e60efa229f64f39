using System.Reflection;

namespace PartnerMfa.Hosting;

/// <summary>
/// Keeps the module's dependencies apart from everybody else's, once for the process. On PowerShell 7 they are loaded at once
/// into a load context of our own: an older library of another module cannot break them, a newer one cannot slip in.
/// .NET Framework has no such contexts; there an assembly of ours that misses another is given the one from our folder.
/// </summary>
internal static class DependencyContext
{
    private static readonly Lazy<DependencyLibrary> Library = new(Create);

    public static void Install() => _ = Library.Value;

    private static DependencyLibrary Create()
    {
        Assembly owner = typeof(DependencyContext).Assembly;
        // The shared words are loaded beside the cmdlets first: both sides must see the same types.
        _ = typeof(Secret).Assembly;
        string folder = Path.Combine(Path.GetDirectoryName(owner.Location)!, "lib");
        // .NET Standard 2.0 does not have the type, so it is made by reflection.
        Type? contextType = Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader", throwOnError: false);
        DependencyLibrary library = contextType is null
            ? new DesktopLibrary(owner, Path.Combine(folder, "netstandard2.0"))
            : new ContextLibrary(owner, Path.Combine(folder, "net8.0"), contextType);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => library.Resolve(request);
        return library;
    }
}
