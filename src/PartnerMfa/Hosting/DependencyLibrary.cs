using System.Management.Automation;
using System.Reflection;

namespace PartnerMfa.Hosting;

/// <summary>The assemblies of the module's own folder, for the module's own assemblies alone.</summary>
internal abstract class DependencyLibrary
{
    /// <returns>The assembly, or null when the request is none of ours.</returns>
    public Assembly? Resolve(ResolveEventArgs request) =>
        request.RequestingAssembly is { } asking && IsOurs(asking) ? Find(new AssemblyName(request.Name).Name!) : null;

    protected abstract bool IsOurs(Assembly asking);

    protected abstract Assembly? Find(string name);
}

/// <summary>Windows PowerShell 5.1: what an assembly of this module misses is loaded from the module's folder, without binding redirects.</summary>
internal sealed class DesktopLibrary(Assembly owner, string folder) : DependencyLibrary
{
    private readonly string _root = Path.GetDirectoryName(owner.Location)!;

    protected override bool IsOurs(Assembly asking) =>
        !asking.IsDynamic && asking.Location.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    // The shared words lie beside the cmdlets, where the libraries do not look: they are given the copy that is loaded already.
    protected override Assembly? Find(string name)
    {
        string? file = new[] { folder, _root }.Select(place => Path.Combine(place, name + ".dll")).FirstOrDefault(File.Exists);
        return file is null ? null : Assembly.LoadFrom(file);
    }
}

/// <summary>PowerShell runs this when the module is imported into a runspace, before any cmdlet, and when it is removed from one.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Loads the dependencies when the module is imported.</summary>
    public void OnImport() => DependencyContext.Install();

    /// <summary>The connection goes with the module. What is loaded stays: other runspaces of the process can be using it.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceState.Forget();
}
