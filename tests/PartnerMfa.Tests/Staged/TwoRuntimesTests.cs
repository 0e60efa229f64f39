using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PartnerMfa.Commands;
using PartnerMfa.Hosting;

namespace PartnerMfa.Staged;

/// <summary>The cmdlets are compiled against the .NET Standard build of Core, and also run with its .NET build.</summary>
public sealed class TwoRuntimesTests
{
    // The parts of .NET Framework 4.7.2 to which the packages for .NET Standard refer.
    private static readonly string[] OfDotNetFramework = ["netstandard", "mscorlib", "System", "System.Core", "System.Security", "System.Management.Automation"];

    [Fact]
    public void Every_method_of_the_cmdlets_finds_its_dependencies_in_the_build_for_this_runtime()
    {
        MethodBase[] methods = [.. typeof(PartnerMfaCommand).Assembly.GetTypes().SelectMany(Methods)];

        Assert.True(methods.Length > 100);
        foreach (MethodBase method in methods) RuntimeHelpers.PrepareMethod(method.MethodHandle);
    }

    [Fact]
    public void PowerShell_can_read_the_cmdlet_types_before_Core_can_be_found()
    {
        WithoutCore context = new();

        Type[] types = context.LoadFromAssemblyPath(Path.Combine(Stage.Folder, "PartnerMfa.dll")).GetExportedTypes();

        Assert.Contains(types, type => type.Name == nameof(TestPartnerCenterMfaCommand));
        context.Unload();
    }

    [Fact]
    public void The_folder_for_Windows_PowerShell_has_everything_that_its_assemblies_refer_to()
    {
        string[] files = [.. Stage.Libraries("netstandard2.0"), .. Directory.GetFiles(Stage.Folder, "*.dll")];
        HashSet<string> known = [.. files.Select(file => Path.GetFileNameWithoutExtension(file)), .. OfDotNetFramework];

        Assert.True(files.Length > 15);
        Assert.Empty(files.SelectMany(References).Where(name => !known.Contains(name)).Distinct());
    }

    [Theory]
    [InlineData("System.IO.FileSystem.AccessControl", "FileSystemAclExtensions")]
    [InlineData("System.Security.AccessControl")]
    [InlineData("System.Security.Cryptography.Cng")]
    [InlineData("System.Security.Cryptography.ProtectedData")]
    [InlineData("System.Security.Principal.Windows")]
    public void Windows_PowerShell_gets_real_types_rather_than_throwing_reference_assemblies(string name, params string[] own)
    {
        using PEReader image = new(File.OpenRead(Path.Combine(Stage.Folder, "lib", "netstandard2.0", name + ".dll")));
        MetadataReader metadata = image.GetMetadataReader();

        Assert.NotEmpty(metadata.ExportedTypes);
        Assert.Equal(own, metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(type => metadata.GetString(type.Name)));
    }

    [Fact]
    public void The_cmdlets_refer_to_nothing_that_Windows_PowerShell_lacks() => Assert.Equal(
        ["netstandard", "PartnerMfa.Contracts", "PartnerMfa.Core", "PartnerMfa.Sandbox", "System.Management.Automation"],
        References(Path.Combine(Stage.Folder, "PartnerMfa.dll")).Order(StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void The_folder_for_PowerShell_7_has_everything_that_its_assemblies_refer_to()
    {
        string[] files = [.. Stage.Libraries("net8.0"), .. Directory.GetFiles(Stage.Folder, "*.dll")];
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        HashSet<string> known =
            [.. files.Concat(Directory.GetFiles(runtime, "*.dll")).Select(file => Path.GetFileNameWithoutExtension(file)), "System.Management.Automation"];
        // The cmdlets were compiled against the .NET Standard build of Core; the parts of it that they call are asserted above.
        known.Add("Microsoft.Bcl.TimeProvider");

        Assert.Empty(files.SelectMany(References).Where(name => !known.Contains(name)).Distinct());
    }

    [Fact]
    public void The_libraries_for_PowerShell_7_refer_to_nothing_newer_than_their_own_folder_or_DotNet_8()
    {
        Version oldestRuntime = new(8, 0, 0, 0);
        string[] files = [.. Stage.Libraries("net8.0"), .. Directory.GetFiles(Stage.Folder, "*.dll")];
        Dictionary<string, Version?> own = Stage.Libraries("net8.0").Select(AssemblyName.GetAssemblyName)
            .ToDictionary(name => name.Name!, name => name.Version, StringComparer.OrdinalIgnoreCase);

        (string Name, Version Version)[] references = [.. files.SelectMany(VersionedReferences).Where(reference => reference.Name != "netstandard").Distinct()];

        Assert.True(references.Length > 50);
        Assert.DoesNotContain(references, reference => reference.Version > own.GetValueOrDefault(reference.Name, oldestRuntime));
    }

    [Fact]
    public void A_library_that_the_runtime_has_only_in_an_older_version_is_loaded_from_the_module()
    {
        string older = Path.Combine(Stage.Folder, "lib", "netstandard2.0", "System.Text.Json.dll");
        string newer = typeof(System.Text.Json.JsonDocument).Assembly.Location;

        Assert.Equal((true, false, false), (ContextLibrary.IsNewer(newer, older), ContextLibrary.IsNewer(older, newer), ContextLibrary.IsNewer(older, older)));
    }

    [Fact]
    public void Only_the_cmdlets_and_the_shared_words_lie_where_PowerShell_itself_looks() => Assert.Equal(
        ["PartnerMfa.Contracts.dll", "PartnerMfa.dll"],
        Directory.GetFiles(Stage.Folder, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    private static IEnumerable<MethodBase> Methods(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.ContainsGenericParameters
            ? []
            : type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all))
                // The runtime provides the bodies of delegates.
                .Where(method => !method.IsAbstract && !method.ContainsGenericParameters && !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.Runtime));
    }

    private static IEnumerable<string> References(string file) => VersionedReferences(file).Select(reference => reference.Name);

    private static IEnumerable<(string Name, Version Version)> VersionedReferences(string file)
    {
        using PEReader image = new(File.OpenRead(file));
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }

    private sealed class WithoutCore() : AssemblyLoadContext("without Core", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name is "PartnerMfa.Core" or "PartnerMfa.Sandbox"
            ? throw new FileNotFoundException($"{assemblyName.Name} cannot be found yet.")
            : null;
    }
}
