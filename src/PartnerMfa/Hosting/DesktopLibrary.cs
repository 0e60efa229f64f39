using System.Reflection;

namespace PartnerMfa.Hosting;

/// <summary>Windows PowerShell 5.1: what an assembly of this module misses is loaded from the module's folder, without binding redirects.</summary>
internal sealed class DesktopLibrary(Assembly owner, string folder) : DependencyLibrary
{
    private readonly string _root = Path.GetDirectoryName(owner.Location)!;

    protected override bool IsOurs(Assembly asking) =>
        !asking.IsDynamic && asking.Location.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    protected override Assembly? Find(string name)
    {
        string file = Path.Combine(folder, name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
