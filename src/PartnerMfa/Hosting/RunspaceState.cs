using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Hosting;

/// <summary>What a runspace remembers. It goes when the runspace goes: the table only tells which state is whose.</summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    private readonly Dictionary<string, string?> _names = new(StringComparer.OrdinalIgnoreCase);

    static RunspaceState() => SandboxRegistration.Register();

    /// <summary>What does the work, and remembers the tokens of this runspace.</summary>
    public PartnerMfaClient Client { get; } = new(ServiceBackends.For, CommandHints.PowerShell);

    /// <summary>The connection; null when there is none.</summary>
    public Session? Session
    {
        get;
        set
        {
            if (field is { } earlier && value?.Claims.Account != earlier.Claims.Account) EarlierSessions.Add(earlier);
            field = value;
        }
    }

    /// <summary>Connections of other accounts that were made before: their tokens are still in a cache.</summary>
    public List<Session> EarlierSessions { get; } = [];

    /// <summary>Sign-ins for Microsoft Graph, by the way: they are no connection, and are forgotten with it.</summary>
    public List<Session> GraphSessions { get; } = [];

    /// <summary>The proxy that the connection was made through, and later calls go through; null means the system's.</summary>
    public ProxyChoice? Proxy { get; set; }

    /// <summary>The state of the runspace of this thread.</summary>
    public static RunspaceState Current => States.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>Every sign-in of this runspace, the connection first.</summary>
    public IEnumerable<Session> AllSessions => (Session is null ? [] : new[] { Session }).Concat(EarlierSessions).Concat(GraphSessions);

    /// <summary>Forgets sign-ins. Without any left, the runspace has no state.</summary>
    public void Remove(IEnumerable<Session> sessions)
    {
        foreach (Session session in sessions.ToArray())
        {
            EarlierSessions.Remove(session);
            GraphSessions.Remove(session);
            if (ReferenceEquals(Session, session)) Session = null;
            EarlierSessions.Remove(session);
        }

        if (!AllSessions.Any()) Forget();
    }

    /// <summary>The application IDs seen so far, with their names where Partner Center gave them: for completion.</summary>
    public IEnumerable<(string Id, string? Name)> Applications => AllSessions
        .Select(session => session.Claims.ApplicationId)
        .Where(id => id is not null && !_names.ContainsKey(id))
        .Distinct()
        .Select(id => (id!, (string?)null))
        .Concat(_names.Select(seen => (seen.Key, seen.Value)));

    /// <summary>Remembers the applications of usage.</summary>
    public void Remember(IEnumerable<PartnerMfaUsage> usages)
    {
        foreach (PartnerMfaUsage usage in usages)
            if (usage.ApplicationId is { } id) _names[id] = usage.ApplicationName;
    }

    public static void Forget()
    {
        if (Runspace.DefaultRunspace is { } runspace) States.Remove(runspace);
    }
}
