using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;

namespace PartnerMfa.Commands;

/// <content>Its parameters and their sets.</content>
public sealed partial class TestPartnerCenterMfaCommand
{
    private static class Sets
    {
        public const string Connection = nameof(Connection);
        public const string Token = nameof(Token);
        public const string Context = nameof(Context);
        public const string Capture = nameof(Capture);
    }

    private readonly InputFeed<TokenRequest> _feed = new();
    private bool _started;

    /// <summary>The access token to ask about, as text or SecureString.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.AccessToken)]
    [Alias("Token", "access_token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? AccessToken { get; set; }

    /// <summary>A connection, as Connect-PartnerMfa -PassThru or Get-PartnerMfaContext gives it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [HeldTokenTransformation(TakesAccounts = true)]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    /// <summary>A captured call, as Import-PartnerMfaCapture gives it: its token is sent anew, with the wish for enforcement.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Capture)]
    [HeldTokenTransformation(TakesAccounts = true)]
    [ValidateNotNull]
    public PartnerMfaCapture? Capture { get; set; }

    /// <summary>The environment to ask: Global, USGovernment, China or Sandbox. Default: the connection's, else Global.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Connection)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Capture)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>
    /// The accounts to test. Each signs in unless the connection is already its own; the connection does not change. With a token, the account that
    /// the token must belong to. In the sandbox, it chooses the case.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Connection)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Alias("Account", "AccountId", "UPN", "LoginHint")]
    [AccountTransformation]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UserPrincipalName { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>
    /// How long to ask again for a Yes, in minutes. Needs a connection that can be renewed: a token does not change. -TimeoutSeconds is the limit
    /// of each round. Default: ask once.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Connection)]
    [Parameter(ParameterSetName = Sets.Context)]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 1440)]
    public int WaitMinutes { get; set; }

    /// <summary>The seconds between two rounds of -WaitMinutes. Default: 30.</summary>
    [Parameter(ParameterSetName = Sets.Connection)]
    [Parameter(ParameterSetName = Sets.Context)]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 3600)]
    public int WaitIntervalSeconds { get; set; } = 30;

    /// <summary>How many tokens or connections of the pipeline are asked about at once. Default: 8.</summary>
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Parameter(ParameterSetName = Sets.Capture)]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The limit of one answer in seconds: tries, waits, slow bodies and the ordinary call after a No together. Default: 100.</summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = (int)ProbeOptions.DefaultTimeLimit.TotalSeconds;

    /// <summary>Leaves out the ordinary call that follows a No. OrdinaryCallsTried is empty then.</summary>
    [Parameter]
    public SwitchParameter SkipBaseline { get; set; }

    /// <summary>
    /// How often each of several read-only resources (the organization profile, customers, invoices) is called as any integration would, 1 to 100.
    /// OrdinaryCallsTried and OrdinaryCallsRefused count them, and Evidence has the share of each resource. Default: one call of the organization
    /// profile after a No. The rollout is gradual, so a call that passed says nothing about the next one.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 100)]
    public int OrdinaryCallCount { get; set; }

    /// <summary>
    /// An access token for Microsoft Graph, as text or SecureString. The partner security of Microsoft Graph, which refuses calls for missing MFA
    /// as well, is then among the ordinary calls.
    /// </summary>
    [Parameter]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    /// <summary>
    /// The correlation id to send, a GUID, so that calls can be found again in your logs and by Microsoft's support. Default: a new one for each
    /// answer.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(Guid), "a GUID such as 00001111-aaaa-2222-bbbb-3333cccc4444")]
    public Guid CorrelationId { get; set; }

    /// <summary>Gives a Boolean instead of the result: true only for Yes.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private ProbeOptions Options => new()
    {
        TimeLimit = TimeSpan.FromSeconds(TimeoutSeconds),
        Wait = TimeSpan.FromMinutes(WaitMinutes),
        WaitInterval = TimeSpan.FromSeconds(WaitIntervalSeconds),
        ThrottleLimit = ThrottleLimit,
        // A Boolean has no room for what happens today.
        SkipBaseline = SkipBaseline || Quiet,
        OrdinaryCallCount = OrdinaryCallCount == 0 ? null : OrdinaryCallCount,
        GraphToken = GraphToken,
        CorrelationId = CorrelationId == Guid.Empty ? null : CorrelationId,
    };
}
