using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PartnerMfa.SignIn;

namespace PartnerMfa.Hosting;

/// <summary>What a runspace remembers. It goes when the runspace goes: the table only tells which state is whose.</summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    /// <summary>The connection; null when there is none.</summary>
    public Session? Session { get; set; }

    /// <summary>The state of the runspace of this thread.</summary>
    public static RunspaceState Current => States.GetOrCreateValue(Runspace.DefaultRunspace);

    public static void Forget()
    {
        if (Runspace.DefaultRunspace is { } runspace) States.Remove(runspace);
    }
}
