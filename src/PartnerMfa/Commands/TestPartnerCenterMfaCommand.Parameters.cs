using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;

namespace PartnerMfa.Commands;

/// <content>The parameters and their sets.</content>
public sealed partial class TestPartnerCenterMfaCommand
{
    private readonly InputFeed<TokenRequest> _feed = new();
    private bool _started;

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>
    /// The accounts to test. Each one signs in unless the connection already belongs to it; the connection does not change. With a token,
    /// the account that the token must belong to. In the sandbox, the account selects the case.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Connection)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Parameter(ParameterSetName = Sets.Capture)]
    [Alias("Account", "AccountId", "UPN", "LoginHint")]
    [AccountTransformation]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public override string[] UserPrincipalName { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>
    /// How long to keep asking for a Yes, in minutes. This needs a connection that can be renewed, because a token does not change.
    /// -TimeoutSeconds limits each round. Default: ask once.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 1440)]
    public int WaitMinutes { get; set; }

    /// <summary>The time between two rounds of -WaitMinutes, in seconds. Default: 30.</summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 3600)]
    public int WaitIntervalSeconds { get; set; } = 30;

    /// <summary>How many tokens or connections from the pipeline to test at a time. Accounts sign in one after the other. Default: 8.</summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// The time limit for one answer in seconds, including retries, waits, slow responses and the ordinary call after a No. Default: 100.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = (int)ProbeOptions.DefaultTimeLimit.TotalSeconds;

    /// <summary>Skips the ordinary call after a No. OrdinaryCallsTried is then empty.</summary>
    [Parameter]
    public SwitchParameter SkipBaseline { get; set; }

    /// <summary>
    /// How often to call each of several read-only resources (the organization profile, customers, invoices) the way any integration would,
    /// 1 to 100. OrdinaryCallsTried and OrdinaryCallsRefused count the calls, and Evidence shows the share for each resource. Default: one
    /// call of the organization profile after a No. The rollout is gradual, so a call that passed says nothing about the next one.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 100)]
    public int OrdinaryCallCount { get; set; }

    /// <summary>
    /// An access token for Microsoft Graph, as text or SecureString. The partner security API of Microsoft Graph, which also refuses calls
    /// without MFA, is then one of the ordinary calls.
    /// </summary>
    [Parameter]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    /// <summary>
    /// The correlation ID to send, a GUID, by which you can find the calls in your logs and Microsoft's support can find them in theirs.
    /// Default: a new ID for each answer.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(Guid), "a GUID such as 00001111-aaaa-2222-bbbb-3333cccc4444")]
    public Guid CorrelationId { get; set; }

    private ProbeOptions Options => new()
    {
        TimeLimit = TimeSpan.FromSeconds(TimeoutSeconds),
        Wait = TimeSpan.FromMinutes(WaitMinutes),
        WaitInterval = TimeSpan.FromSeconds(WaitIntervalSeconds),
        ThrottleLimit = ThrottleLimit,
        // A Boolean cannot say what happens to ordinary calls today.
        SkipBaseline = SkipBaseline || Quiet,
        OrdinaryCallCount = OrdinaryCallCount == 0 ? null : OrdinaryCallCount,
        GraphToken = GraphToken,
        CorrelationId = CorrelationId == Guid.Empty ? null : CorrelationId,
    };
}
