using System.Management.Automation;
using PartnerMfa.Customers;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Commands;

/// <summary>
/// <c>Test-PartnerMfaCustomer</c>: tests whether the customers' tenants let the integration in and, where they do not, who must act.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerMfaCustomer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PartnerMfaCustomer), typeof(bool))]
public sealed class TestPartnerMfaCustomerCommand : NetworkCommand
{
    private readonly List<CustomerName> _named = [];
    private readonly List<PartnerMfaCustomer> _missing = [];
    private bool _isGranted;
    private bool _areAllYes = true;

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>The customers, by tenant ID or domain. Default: every customer.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Customer", "CustomerTenantId", "TenantId")]
    [PipedText("customer", "Customer", "CustomerId", "CustomerTenantId", "TenantId", OwnObjectsByFirst = true)]
    [ValidateNotNullOrEmpty]
    public string[]? CustomerId { get; set; }

    /// <summary>The permissions of Microsoft Graph that a granted consent includes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ConsentScope { get; set; } = CustomersRequest.DefaultScopes;
#pragma warning restore CA1819

    /// <summary>Saves the results so far in this file and resumes from it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>How many customers to test at a time.</summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, CustomersRequest.MostAtOnce)]
    public int ThrottleLimit { get; set; } = CustomersRequest.DefaultThrottleLimit;

    /// <summary>Grants the consent for customers that lack it, and tests them again.</summary>
    [Parameter]
    public SwitchParameter GrantConsent { get; set; }

    /// <summary>The name of the app in the customers' tenants.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DisplayName { get; set; }

    /// <summary>Says that the app belongs to a control panel vendor.</summary>
    [Parameter]
    public SwitchParameter ControlPanelVendor { get; set; }

    /// <summary>The environment to use when there is no connection. The sandbox needs no connection.</summary>
    [Parameter]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    /// <summary>Returns a Boolean: true only when every answer is Yes.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void ProcessInput()
    {
        foreach (string customer in CustomerId ?? [])
        {
            if (SignInChecks.IsTenantName(customer)) _named.Add(new CustomerName(customer));
            else
            {
                _areAllYes = false;
                FailOne(Failures.CustomerIdInvalid(customer), customer);
            }
        }
    }

    private protected override void EndInputs()
    {
        if (_named.Count == 0 && (MyInvocation.ExpectingInput || CustomerId is not null))
        {
            if (Quiet && !_areAllYes) WriteObject(false);
            return;
        }

        try
        {
            ConsentScope = ConsentScopes.Of(ConsentScope);
            CustomersRequest request = RequestOf() with { ThrottleLimit = ThrottleLimit, IsControlPanelVendor = ControlPanelVendor };
            string? state = StatePath is null ? null : FilePaths.Literal(this, StatePath);
            Run(async (client, observer, stop) =>
            {
                IReadOnlyList<CustomerName> customers = _named.Count > 0 ? _named : await client.GetCustomersAsync(request, observer, stop).ConfigureAwait(false);
                await client.TestCustomersAsync(request, customers, state, result => WriteAsync(() => Take(result)), observer, stop).ConfigureAwait(false);
                return true;
            });
            if (_missing.Count > 0) Grant(request, state);
            if (Quiet) WriteObject(_areAllYes);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private void Take(PartnerMfaCustomer result)
    {
        if (GrantConsent && !_isGranted && result.Reason == nameof(CustomerReason.ConsentMissing)) _missing.Add(result);
        else Write(result);
    }

    private void Write(PartnerMfaCustomer result)
    {
        _areAllYes &= result.Result == nameof(MfaAnswer.Yes);
        if (!Quiet) WriteObject(result);
    }

    private void Grant(CustomersRequest request, string? state)
    {
        List<PartnerMfaCustomer> agreed = [.. _missing.Where(customer => ShouldProcess(ResultText.Subject(customer), $"Grant {string.Join(", ", ConsentScope)} to the app {request.SignIn.ApplicationId}"))];
        foreach (PartnerMfaCustomer customer in _missing.Except(agreed)) Write(customer);
        if (agreed.Count == 0) return;
        _isGranted = true;
        ConsentRequest[] consents = [.. agreed.Select(customer => new ConsentRequest(customer.Customer, DisplayName ?? request.SignIn.ApplicationId!, ConsentScope))];
        List<PartnerMfaException> failed = [];
        Run(async (client, observer, stop) =>
        {
            await client.GrantConsentsAsync(request.SignIn, consents, failed.Add, observer, stop).ConfigureAwait(false);
            // After granting a consent, the customer is tested again.
            CustomerName[] again = [.. agreed.Select(customer => new CustomerName(customer.Customer, customer.CustomerName))];
            await client.TestCustomersAsync(request, again, state, result => WriteAsync(() => Take(result)), observer, stop, again: true).ConfigureAwait(false);
            return true;
        });
        foreach (PartnerMfaException failure in failed) FailOne(failure);
    }

    // The connection's refresh token. The sandbox has one that anyone can try.
    private CustomersRequest RequestOf()
    {
        Session? connected = RunspaceState.Current.Session;
        if (connected?.Request is RefreshTokenSignIn request && (Environment is null || ReferenceEquals(Environment, connected.Environment)))
            return new(CustomerSignIns.Of(request, connected.RefreshToken)) { PartnerTenantId = connected.Claims.TenantId, Account = connected.Claims.Account };
        if (Environment?.IsSandbox != true && (Environment is not null || connected?.Environment.IsSandbox != true)) throw Failures.RefreshTokenNeeded();
        SandboxAccount account = SandboxAccounts.Find(connected?.Claims.Account) ?? SandboxAccounts.Default;
        return new(CustomerSignIns.OfSandbox(SandboxTokens.RefreshToken(account))) { PartnerTenantId = SandboxAccounts.TenantId, Account = account.UserPrincipalName };
    }
}
