using System.Reflection;

namespace PartnerMfa.Hosting;

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
