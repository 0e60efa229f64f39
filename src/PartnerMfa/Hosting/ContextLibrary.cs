using System.Reflection;

namespace PartnerMfa.Hosting;

/// <summary>PowerShell 7: a load context of our own, filled eagerly with everything that the runtime does not bring itself.</summary>
internal sealed class ContextLibrary : DependencyLibrary
{
    private readonly Assembly _owner;
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);

    public ContextLibrary(Assembly owner, string folder, Type contextType)
    {
        _owner = owner;
        object context = Activator.CreateInstance(contextType, "PartnerMfa", false)!;
        MethodInfo load = contextType.GetMethod("LoadFromAssemblyPath")!;
        HashSet<string> runtime = RuntimeAssemblies();
        foreach (string file in Directory.EnumerateFiles(folder, "*.dll"))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (!runtime.Contains(name)) _loaded[name] = (Assembly)load.Invoke(context, [file])!;
        }
    }

    // Within the context assemblies find each other; only the cmdlets, which PowerShell loaded, have to ask.
    protected override bool IsOurs(Assembly asking) => asking == _owner;

    protected override Assembly? Find(string name) => _loaded.TryGetValue(name, out Assembly? assembly) ? assembly : null;

    private static HashSet<string> RuntimeAssemblies()
    {
        string list = AppDomain.CurrentDomain.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return new HashSet<string>(list.Split(Path.PathSeparator).Select(Path.GetFileNameWithoutExtension), StringComparer.OrdinalIgnoreCase);
    }
}
