using System.Management.Automation;

namespace PartnerMfa.Hosting;

/// <summary>PowerShell runs this when the module is imported into a runspace, before any cmdlet, and when it is removed from one.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    public void OnImport() => DependencyContext.Install();

    /// <summary>The connection goes with the module. What is loaded stays: other runspaces of the process can be using it.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceState.Forget();
}
