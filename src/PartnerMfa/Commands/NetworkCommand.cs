using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Network;

namespace PartnerMfa.Commands;

/// <summary>The cmdlets that call a service: over the system's proxy, or over one that the user names, as in Invoke-WebRequest.</summary>
public abstract class NetworkCommand : PartnerMfaCommand
{
    private readonly HashSet<PartnerMfaEnvironment> _warned = [];

    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    private protected override PartnerMfaClient Client => base.Client.Through(ChosenProxy ?? RunspaceState.Current.Proxy);

    /// <summary>Warns, once, that tokens go where the user said.</summary>
    private protected void WarnOfOwnAddresses(PartnerMfaEnvironment environment)
    {
        if (_warned.Add(environment) && environment.OwnAddressWarning is { } warning) WriteWarning(warning);
    }

    private protected ProxyChoice? ChosenProxy => ProxyChoice.Create(
        Proxy,
        ProxyCredential?.UserName,
        ProxyCredential is null ? null : new Secret(ProxyCredential.Password),
        ProxyUseDefaultCredentials);
}
