using System.Reflection;

namespace PartnerMfa.Hosting;

/// <summary>
/// On PowerShell 7: a load context for this module, into which every library is loaded eagerly that the runtime lacks or has only in an
/// older version.
/// </summary>
/// <param name="owner">The assembly that asks for the libraries.</param>
/// <param name="folder">The libraries.</param>
/// <param name="ahead">Some of them compiled ahead for this platform and runtime; the folder need not exist.</param>
/// <param name="contextType"><c>AssemblyLoadContext</c>.</param>
internal sealed class ContextLibrary(Assembly owner, string folder, string ahead, Type contextType) : DependencyLibrary
{
    private readonly Dictionary<string, Assembly> _loaded = Load(folder, ahead, contextType);

    /// <summary>
    /// Whether our library has a higher assembly version than the runtime's. The runtime does not accept an older assembly in place of a
    /// newer one.
    /// </summary>
    internal static bool IsNewer(string ours, string runtimes) =>
        AssemblyName.GetAssemblyName(ours).Version > AssemblyName.GetAssemblyName(runtimes).Version;

    // Within the context, assemblies find each other; only the cmdlets, which PowerShell loaded, have to ask.
    protected override bool IsOurs(Assembly asking) => asking == owner;

    protected override Assembly? Find(string name) => _loaded.TryGetValue(name, out Assembly? assembly) ? assembly : null;

    private static Dictionary<string, Assembly> Load(string folder, string ahead, Type contextType)
    {
        Dictionary<string, Assembly> loaded = new(StringComparer.OrdinalIgnoreCase);
        object context = Activator.CreateInstance(contextType, "PartnerMfa", false)!;
        MethodInfo load = contextType.GetMethod("LoadFromAssemblyPath")!;
        Dictionary<string, string> runtime = RuntimeAssemblies();
        foreach (string file in Directory.EnumerateFiles(folder, "*.dll"))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (runtime.TryGetValue(name, out string? own) && !IsNewer(file, own)) continue;
            string compiled = Path.Combine(ahead, Path.GetFileName(file));
            loaded[name] = (Assembly)load.Invoke(context, [File.Exists(compiled) ? compiled : file])!;
        }

        return loaded;
    }

    private static Dictionary<string, string> RuntimeAssemblies()
    {
        string list = AppDomain.CurrentDomain.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
        foreach (string file in list.Split(Path.PathSeparator)) files[Path.GetFileNameWithoutExtension(file)] = file;
        return files;
    }
}

/// <summary>
/// Keeps the module's dependencies apart from those of other modules, once for each process. On PowerShell 7, all of them are loaded at
/// once into a separate load context, so another module's libraries, older or newer, do not get mixed with them. .NET Framework has no such
/// contexts; there, an assembly of this module that misses another one gets it from the module's folder.
/// </summary>
internal static class DependencyContext
{
    private static readonly Lazy<DependencyLibrary> Library = new(Create);

    public static void Install() => _ = Library.Value;

    // Runtime and platform, such as net10.0-linux-x64. Code that was compiled for another runtime is not used, so that runtime has a folder of its own.
    private static string PlatformFolder => $"net{Environment.Version.Major}.0-{AppDomain.CurrentDomain.GetData("RUNTIME_IDENTIFIER")}";

    private static DependencyLibrary Create()
    {
        Assembly owner = typeof(DependencyContext).Assembly;
        // The contracts assembly is loaded next to the cmdlets first, because both sides must see the same types.
        _ = typeof(Secret).Assembly;
        string folder = Path.Combine(Path.GetDirectoryName(owner.Location)!, "lib");
        // .NET Standard 2.0 does not have the type, so reflection creates it.
        Type? contextType = Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader", throwOnError: false);
        DependencyLibrary library = contextType is null
            ? new DesktopLibrary(owner, Path.Combine(folder, "netstandard2.0"))
            : new ContextLibrary(owner, Path.Combine(folder, "net8.0"), Path.Combine(folder, PlatformFolder), contextType);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => library.Resolve(request);
        return library;
    }
}
