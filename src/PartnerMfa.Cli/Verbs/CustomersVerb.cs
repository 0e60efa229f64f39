using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Customers;
using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// <c>partner-mfa customers</c>: tests whether the customers' tenants let the integration in and, where they do not, who must act.
/// </summary>
internal sealed class CustomersVerb : Verb
{
    private readonly SignInOptions _signIn = new();
    private readonly Option<string[]> _customers = new("--customer") { Description = "Test only this customer, by its tenant ID or a domain. Can be repeated. Default: every customer of Partner Center, and every one with GDAP.", HelpName = "tenant" };
    private readonly Option<string?> _customerFile = new("--customer-list") { Description = "Test the customers in this text file ('-' is standard input), one tenant ID or domain a line. Empty lines and lines that begin with # are left out.", HelpName = "file" };
    private readonly Option<string?> _state = new("--state") { Description = "Save the results so far in this file, and resume from it when it exists. Results that are Unknown or more than a day old are tested again.", HelpName = "file" };
    private readonly Option<int?> _throttleLimit = NumberOption.Whole(
        "--throttle-limit", "number", (1, CustomersRequest.MostAtOnce), FormattableString.Invariant($"How many customers to test at a time. Default: {CustomersRequest.DefaultThrottleLimit}."));

    private readonly Option<bool> _grant = new("--grant-consent") { Description = "Grant the consent to the app, through Partner Center, to customers that lack it, and test them again." };
    private readonly Option<bool> _whatIf = new("--what-if") { Description = "With --grant-consent: list the consents that would be granted, and grant none." };
    private readonly Option<string[]> _scopes = new("--consent-scope") { Description = "A delegated permission of Microsoft Graph that the consent grants. Can be repeated. Default: " + string.Join(" and ", CustomersRequest.DefaultScopes) + ".", HelpName = "name" };
    private readonly Option<string?> _displayName = new("--display-name") { Description = "What the app is called in the customers' tenants. Default: its client ID.", HelpName = "name" };
    private readonly Option<bool> _vendor = new("--vendor") { Description = "The app belongs to a control panel vendor. The results then say whose consent, sign-in and MFA count." };

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "customers",
            "Test whether the customers' tenants let the integration in: redeems the refresh token for each customer, judges the MFA of the token, and makes one harmless call.",
            new("Every customer, with the refresh token in a key vault", "partner-mfa customers --refresh-token-store https://contoso.vault.azure.net/secrets/partner-refresh-token --application-id <app id> --tenant contoso.com --client-secret-file secret.txt"),
            new("Resume after an interruption, and write a report", "partner-mfa customers --refresh-token-store token.txt --application-id <app id> --tenant contoso.com --state customers.jsonl --report customers.html"),
            new("Try it in the sandbox", "partner-mfa customers --environment Sandbox"));
        _signIn.AddTo(command);
        command.Add(OptionGroup.Common, _customers, _customerFile, _state, _throttleLimit, _vendor);
        command.Add(OptionGroup.Consent, _grant, _whatIf, _scopes, _displayName);
        command.Validators.Add(Check);
        return command;
    }

    private void Check(CommandResult parsed)
    {
        if (!parsed.GetValue(_grant) && (parsed.GetValue(_whatIf) || parsed.GetValue(_scopes) is { Length: > 0 } || parsed.GetValue(_displayName) is not null))
            parsed.AddError("--what-if, --consent-scope, and --display-name require --grant-consent.");
        if (parsed.GetValue(_customers) is { Length: > 0 } && parsed.GetValue(_customerFile) is not null) parsed.AddError("Use either --customer or --customer-list, not both.");
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        string[] scopes = ConsentScopes.Of(run.Get(_scopes) is { Length: > 0 } some ? some : CustomersRequest.DefaultScopes);
        run.PrepareNetwork();
        CustomersRequest request = await RequestAsync(run).ConfigureAwait(false) with { ThrottleLimit = run.Get(_throttleLimit) ?? CustomersRequest.DefaultThrottleLimit, IsControlPanelVendor = run.Get(_vendor) };
        IReadOnlyList<CustomerName> customers = Named(run) ?? await run.Client.GetCustomersAsync(request, run.Observer, run.Stop).ConfigureAwait(false);
        bool grants = run.Get(_grant) && !run.Get(_whatIf);
        CustomerTally tally = new();
        List<PartnerMfaCustomer> missing = [];
        string? state = run.Get(_state) is { } file ? Path.GetFullPath(file) : null;
        await run.Client.TestCustomersAsync(request, customers, state, Take, run.Observer, run.Stop).ConfigureAwait(false);
        if (missing.Count > 0) await GrantAsync(run, request, missing, scopes).ConfigureAwait(false);
        if (grants && missing.Count > 0)
        {
            CustomerName[] again = [.. missing.Select(customer => new CustomerName(customer.Customer, customer.CustomerName))];
            grants = false;
            await run.Client.TestCustomersAsync(request, again, state, Take, run.Observer, run.Stop, again: true).ConfigureAwait(false);
        }

        run.Output.WriteCauses(tally.Causes);

        Task Take(PartnerMfaCustomer result)
        {
            bool isMissing = result.Reason == nameof(CustomerReason.ConsentMissing);
            if (isMissing && run.Get(_grant)) missing.Add(result);
            // After granting a consent, the tool tests the customer again, and only that result counts.
            if (isMissing && grants) return Task.CompletedTask;
            tally.Add(result);
            run.Output.Write(result);
            return Task.CompletedTask;
        }
    }

    private async Task GrantAsync(VerbRun run, CustomersRequest request, List<PartnerMfaCustomer> missing, string[] scopes)
    {
        if (run.Get(_whatIf))
        {
            foreach (PartnerMfaCustomer customer in missing) run.Context.Error.WriteLine($"what if: would grant {string.Join(", ", scopes)} to {ResultText.Subject(customer)}");
            return;
        }

        ConsentRequest[] consents = [.. missing.Select(customer => new ConsentRequest(customer.Customer, run.Get(_displayName) ?? request.SignIn.ApplicationId!, scopes))];
        await run.Client.GrantConsentsAsync(request.SignIn, consents, run.Output.Fail, run.Observer, run.Stop).ConfigureAwait(false);
    }

    private IReadOnlyList<CustomerName>? Named(VerbRun run)
    {
        string[]? names = run.Get(_customers) is { Length: > 0 } given ? given
            : run.Get(_customerFile) is { } file ? CustomerFile.Read(file, run.Context.Input)
            : null;
        if (names is null) return null;
        foreach (string name in names.Where(name => !SignInChecks.IsTenantName(name))) throw Failures.CustomerIdInvalid(name);
        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new CustomerName(name))];
    }

    private async Task<CustomersRequest> RequestAsync(VerbRun run)
    {
        SignInRequest asked = _signIn.ToRequest(run);
        if (asked is not RefreshTokenSignIn request)
        {
            // The sandbox's integration account has a refresh token that anyone can try.
            if (!run.Environment.IsSandbox) throw Failures.RefreshTokenNeeded();
            SandboxAccount account = SandboxAccounts.Find(asked.UserPrincipalName) ?? SandboxAccounts.Default;
            RefreshTokenSignIn signIn = new()
            {
                Environment = run.Environment,
                RefreshToken = new Secret(SandboxTokens.RefreshToken(account)),
                ApplicationId = asked.ApplicationId ?? KnownApplications.Default,
                TenantId = asked.TenantId ?? SandboxAccounts.TenantId,
            };
            return new CustomersRequest(signIn) { PartnerTenantId = SandboxAccounts.TenantId, Account = account.UserPrincipalName };
        }

        Session session = await _signIn.SignInAsync(run, request).ConfigureAwait(false);
        return new CustomersRequest(request with { RefreshToken = session.RefreshToken ?? request.RefreshToken }) { PartnerTenantId = session.Claims.TenantId, Account = session.Claims.Account };
    }
}
