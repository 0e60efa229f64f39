using System.Reflection;

namespace PartnerMfa.Loading;

/// <summary>
/// Imports the module as Windows PowerShell does, makes its libraries request everything they refer to, and then requests the same itself.
/// It writes a line for each request: who made it, for what, and the file that was loaded, or a dash.
/// </summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        string folder = Path.GetFullPath(arguments[0]);
        Assembly module = Assembly.LoadFrom(Path.Combine(folder, "PartnerMfa.dll"));
        module.GetType("PartnerMfa.Hosting.DependencyContext", throwOnError: true)!.GetMethod("Install")!.Invoke(null, null);

        foreach (AssemblyName name in module.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("PartnerMfa.", StringComparison.Ordinal)))
            Tell(module, name);
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "lib", "netstandard2.0"), "*.dll"))
        {
            Assembly asking = Assembly.LoadFrom(file);
            foreach (AssemblyName name in asking.GetReferencedAssemblies()) Tell(asking, name);
        }

        foreach (string file in Directory.GetFiles(Path.Combine(folder, "lib", "netstandard2.0"), "*.dll"))
            Tell(typeof(Program).Assembly, AssemblyName.GetAssemblyName(file));
        return 0;
    }

    // The event is raised as the runtime raises it when it has found nothing itself.
    private static void Tell(Assembly asking, AssemblyName name)
    {
        MethodInfo raise = typeof(AppDomain).GetMethod("DoAssemblyResolve", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? typeof(AppDomain).GetMethod("OnAssemblyResolveEvent", BindingFlags.Instance | BindingFlags.NonPublic)!;
        object?[] values = raise.GetParameters().Length == 3 ? [name.FullName, asking, false] : [asking, name.FullName];
        Assembly? found = (Assembly?)raise.Invoke(AppDomain.CurrentDomain, values);
        Console.WriteLine(string.Join("\t", asking.GetName().Name, name.Name, found?.Location ?? "-"));
    }
}
