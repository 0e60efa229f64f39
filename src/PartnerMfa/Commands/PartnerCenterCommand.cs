using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;

namespace PartnerMfa.Commands;

/// <summary>The base of the cmdlets that ask Partner Center: with a token, a connection, a captured call, or accounts that sign in.</summary>
public abstract class PartnerCenterCommand : NetworkCommand
{
    /// <summary>The parameter sets. In the first, accounts sign in, or the connection is used.</summary>
    private protected static class Sets
    {
        public const string Connection = nameof(Connection);
        public const string Token = nameof(Token);
        public const string Context = nameof(Context);
        public const string Capture = nameof(Capture);
    }

    /// <summary>The access token to ask about, as text or SecureString.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.AccessToken)]
    [Alias("Token", "access_token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? AccessToken { get; set; }

    /// <summary>A connection, as returned by Connect-PartnerMfa -PassThru or Get-PartnerMfaContext.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [PipedObject(typeof(PartnerMfaContext), typeof(PartnerMfaCapture), TakesAccounts = true)]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    /// <summary>A captured call, as returned by Import-PartnerMfaCapture. Its token is sent again.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Capture)]
    [PipedObject(typeof(PartnerMfaContext), typeof(PartnerMfaCapture), TakesAccounts = true)]
    [ValidateNotNull]
    public PartnerMfaCapture? Capture { get; set; }

    /// <summary>
    /// The environment to ask: Global, USGovernment, China, Sandbox, or one of your own. Default: the connection's environment, otherwise
    /// Global.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Connection)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Parameter(ParameterSetName = Sets.Capture)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>The accounts to sign in as.</summary>
    public abstract string[] UserPrincipalName { get; set; }
#pragma warning restore CA1819

    /// <summary>Returns a Boolean instead of results: true only for Yes.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The accounts of this input, each of which is tested separately. Null means the token, the context or the connection.</summary>
    /// <exception cref="PartnerMfaException"><c>AccountMissing</c>: the piped object has no account.</exception>
    private protected IReadOnlyList<string?> Accounts
    {
        get
        {
            if (ParameterSetName != Sets.Connection) return [ParameterSetName == Sets.Token ? AccountNames.Read(AccessToken!) : null];
            if (UserPrincipalName.Length > 0) return UserPrincipalName;
            // The answer about the connection would pass for the answer about the input.
            return PipelineInput is null ? [null] : throw Failures.NothingPiped();
        }
    }

    /// <summary>The token of this input; null when a connection or a sign-in provides it.</summary>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>: the connection is to another environment.</exception>
    private protected TokenRequest? GivenToken => ParameterSetName switch
    {
        Sets.Context => TokenRequest.Of(In(Context!, Environment)),
        Sets.Capture => TokenRequest.Of(Capture!, Environment),
        Sets.Token => new TokenRequest(AccessToken!, Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global, "Token"),
        _ => null,
    };

    /// <summary>Reports the failure of one input. If there are others, they are still tested.</summary>
    private protected void FailInput(PartnerMfaException failure, string? account)
    {
        if (PipelineInput is null && UserPrincipalName.Length < 2) Fail(failure);
        if (account is null) FailOne(failure);
        else FailAccount(failure, account);
        if (Quiet) WriteObject(false);
    }
}
