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
