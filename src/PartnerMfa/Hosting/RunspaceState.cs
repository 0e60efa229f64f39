using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Hosting;

/// <summary>The state of a runspace. It is collected together with the runspace, because the table holds only weak references.</summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    private readonly Dictionary<string, string?> _names = new(StringComparer.OrdinalIgnoreCase);

    static RunspaceState() => SandboxRegistration.Register();

    /// <summary>The client, which remembers the tokens of this runspace.</summary>
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

    /// <summary>Earlier connections of other accounts, whose tokens are still in a cache.</summary>
    public List<Session> EarlierSessions { get; } = [];

    /// <summary>
    /// Sign-ins for Microsoft Graph that were made on the side. They are not connections, and are removed together with the connection.
    /// </summary>
    public List<Session> GraphSessions { get; } = [];

    /// <summary>The proxy through which the connection was made and later calls go; null means the system's.</summary>
    public ProxyChoice? Proxy { get; set; }

    /// <summary>The state of the runspace of the current thread.</summary>
    public static RunspaceState Current => States.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>Every sign-in of this runspace, starting with the connection.</summary>
    public IEnumerable<Session> AllSessions => (Session is null ? [] : new[] { Session }).Concat(EarlierSessions).Concat(GraphSessions);

    /// <summary>Removes sign-ins. When none are left, the runspace has no state.</summary>
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

    /// <summary>The application IDs seen so far, with their names if Partner Center returned them, for completion.</summary>
    public IEnumerable<(string Id, string? Name)> Applications => AllSessions
        .Select(session => session.Claims.ApplicationId)
        .Where(id => id is not null && !_names.ContainsKey(id))
        .Distinct()
        .Select(id => (id!, (string?)null))
        .Concat(_names.Select(seen => (seen.Key, seen.Value)));

    /// <summary>Remembers the applications in usage results.</summary>
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
