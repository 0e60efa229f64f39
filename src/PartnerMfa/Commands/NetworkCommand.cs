using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary>
/// The base of the cmdlets that call a service, through the system's proxy or through one that the user names, as in Invoke-WebRequest.
/// </summary>
public abstract class NetworkCommand : PartnerMfaCommand
{
    private readonly HashSet<PartnerMfaEnvironment> _warned = [];

    /// <summary>
    /// The address of a proxy, such as http://proxy.contoso.com:8080. Default: the connection's proxy, otherwise the system's.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password for the proxy.</summary>
    [Parameter]
    [CredentialArgument]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Authenticates to the proxy as the user who runs this command.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    private protected override PartnerMfaClient Client => base.Client.Through(ChosenProxy ?? RunspaceState.Current.Proxy);

    /// <summary>Warns once that tokens will go to the address that the user chose.</summary>
    private protected void WarnOfOwnAddresses(PartnerMfaEnvironment environment)
    {
        if (_warned.Add(environment) && environment.OwnAddressWarning is { } warning) WriteWarning(warning);
    }

    /// <summary>Returns the connection and renews it if necessary. When no connection matches, signs in in the default way.</summary>
    /// <param name="wanted">The environment; null means that of the connection, or the default.</param>
    /// <param name="account">The account; null accepts any.</param>
    private protected Session CurrentSession(PartnerMfaEnvironment? wanted, string? account)
    {
        RunspaceState state = RunspaceState.Current;
        Interactivity presence = HostInteractivity.Of(Host);
        if (state.Session is { } connected && IsMeant(connected, wanted, account))
        {
            WarnOfOwnAddresses(connected.Environment);
            return state.Session = Run((client, observer, stop) => client.RenewAsync(connected, presence, observer, stop));
        }

        PartnerMfaEnvironment environment = wanted ?? PartnerMfaEnvironments.Global;
        WarnOfOwnAddresses(environment);
        SignInRequest request = DefaultSignIn.Choose(environment, presence, CommandHints.PowerShell, account);
        Session session = Run((client, observer, stop) => client.SignInAsync(request, observer, stop));
        // An existing connection stays as it is. Disconnect-PartnerMfa also removes this sign-in.
        if (state.Session is null) state.Session = session;
        else state.EarlierSessions.Add(session);
        return session;
    }

    /// <summary>The account as tokens name it. In the sandbox, people may leave out the domain.</summary>
    private protected static string? FullName(PartnerMfaEnvironment environment, string? account) =>
        account is not null && environment.IsSandbox ? SandboxAccounts.Find(account)?.UserPrincipalName ?? account : account;

    /// <summary>The connection, when it is to the environment that was named.</summary>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>: it is to another one.</exception>
    private protected static PartnerMfaContext In(PartnerMfaContext connection, PartnerMfaEnvironment? named) =>
        named is null || ReferenceEquals(named, connection.TokenEnvironment) ? connection : throw Failures.EnvironmentDiffers(CommandHints.PowerShell, connection.Environment, new CommandTarget(named));

    private static bool IsMeant(Session session, PartnerMfaEnvironment? wanted, string? account) =>
        (wanted is null || ReferenceEquals(wanted, session.Environment))
        && (account is null || string.Equals(account, session.Claims.Account, StringComparison.OrdinalIgnoreCase));

    private protected ProxyChoice? ChosenProxy => ProxyChoice.Create(
        Proxy,
        ProxyCredential?.UserName,
        ProxyCredential is null ? null : new Secret(ProxyCredential.Password),
        ProxyUseDefaultCredentials);
}
