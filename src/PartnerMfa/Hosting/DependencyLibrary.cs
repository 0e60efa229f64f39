using System.Management.Automation;
using System.Reflection;

namespace PartnerMfa.Hosting;

/// <summary>The assemblies in the module's folder, for use by the module's own assemblies only.</summary>
internal abstract class DependencyLibrary
{
    /// <returns>The assembly; null when the request is not for one of ours.</returns>
    public Assembly? Resolve(ResolveEventArgs request) =>
        request.RequestingAssembly is { } asking && IsOurs(asking) ? Find(new AssemblyName(request.Name).Name!) : null;

    protected abstract bool IsOurs(Assembly asking);

    protected abstract Assembly? Find(string name);
}

/// <summary>
/// On Windows PowerShell 5.1: loads assemblies that this module misses from the module's folder, without binding redirects.
/// </summary>
internal sealed class DesktopLibrary(Assembly owner, string folder) : DependencyLibrary
{
    private readonly string _root = Path.GetDirectoryName(owner.Location)!;

    protected override bool IsOurs(Assembly asking) =>
        !asking.IsDynamic && asking.Location.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    // The contracts assembly is next to the cmdlets, where the libraries do not look, so they get the copy that is already loaded.
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

    /// <summary>
    /// Removes the connection together with the module. Loaded assemblies stay, because other runspaces of the process may be using them.
    /// </summary>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceState.Forget();
}
