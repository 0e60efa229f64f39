using PartnerMfa.Evidence;
using PartnerMfa.Http.Resources;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Customers;

/// <summary>Creates the results of one customer.</summary>
internal sealed class CustomerResults(CustomersRequest request, CustomerName customer, int attempt, TimeProvider clock)
{
    private const string HelpPage = "https://learn.microsoft.com/partner-center/customers/gdap-introduction";

    /// <summary>The customer as the user named it.</summary>
    public string Customer => customer.Id;

    public bool IsNamedByDomain => !Guid.TryParse(customer.Id, out _);

    /// <summary>
    /// Whether another tenant issued the token: the partner's own, or one that is not the customer's. When the customer is named by a domain,
    /// its ID is not known.
    /// </summary>
    public bool IsOfAnother(AccessTokenClaims claims) => !Guid.TryParse(claims.TenantId, out Guid issued)
        || (Guid.TryParse(customer.Id, out Guid asked) && asked != issued)
        || (Guid.TryParse(request.PartnerTenantId ?? request.SignIn.TenantId, out Guid partner) && partner == issued);

    public PartnerMfaCustomer Refused(PartnerMfaException refusal)
    {
        CustomerVerdict verdict = CustomerVerdicts.Of(refusal);
        return Create(verdict, new Details
        {
            Said = verdict.Reason is CustomerReason.CustomerRefused or CustomerReason.CustomerNotReached ? refusal.Message : null,
            AadstsCode = refusal.AadstsCode,
            CorrelationId = refusal.CorrelationId,
            TraceId = refusal.TraceId,
        });
    }

    public PartnerMfaCustomer Of(CustomerReason reason, AccessTokenClaims claims, ResourceFailure? failure = null, string? name = null) =>
        Create(CustomerVerdicts.Of(reason), new Details
        {
            Claims = claims,
            Said = failure?.Words,
            StatusCode = failure?.StatusCode ?? (reason is CustomerReason.CustomerReached or CustomerReason.CustomerWithoutMfa ? 200 : null),
            CorrelationId = failure?.CorrelationId,
            Name = name,
        });

    /// <summary>The result for a token that is not for this customer. It shows nothing about the customer's consent either.</summary>
    public PartnerMfaCustomer OfAnother(AccessTokenClaims claims) =>
        Create(CustomerVerdicts.Of(CustomerReason.CustomerMfaNotShown), new Details { Claims = claims, IsOfAnother = true });

    private sealed record Details
    {
        public AccessTokenClaims? Claims { get; init; }

        public string? Said { get; init; }

        public string? AadstsCode { get; init; }

        public string? CorrelationId { get; init; }

        public string? TraceId { get; init; }

        public int? StatusCode { get; init; }

        public string? Name { get; init; }

        public bool IsOfAnother { get; init; }
    }

    private PartnerMfaCustomer Create(CustomerVerdict verdict, Details details)
    {
        string? name = customer.Name ?? (details.Name is { } told ? Redactor.Foreign(told) : null);
        return new PartnerMfaCustomer
        {
            Result = verdict.Answer.ToString(),
            Reason = verdict.Reason.ToString(),
            Message = verdict.Message + (details.Said is { } said ? $" {said.TrimEnd('.')}." : ""),
            Remedy = verdict.Remedy,
            HelpUri = HelpPage,
            Customer = customer.Id,
            CustomerName = name,
            Side = verdict.Side.ToString(),
            Consent = details.IsOfAnother ? CustomerVerdict.UnknownConsent : verdict.Consent,
            AadstsCode = details.AadstsCode,
            Account = details.Claims?.Account ?? request.Account ?? request.SignIn.UserPrincipalName,
            TenantId = details.Claims?.TenantId ?? customer.Id,
            ApplicationId = details.Claims?.ApplicationId ?? request.SignIn.ApplicationId,
            AuthenticationMethods = details.Claims?.AuthenticationMethods is { } methods ? [.. methods] : null,
            Audience = details.Claims?.Audiences is { Count: > 0 } audiences ? audiences[0] : null,
            IssuedOn = details.Claims?.IssuedOn?.UtcDateTime,
            ExpiresOn = details.Claims?.ExpiresOn?.UtcDateTime,
            Environment = request.SignIn.Environment.Name,
            Source = "Customer",
            StatusCode = details.StatusCode,
            CorrelationId = details.CorrelationId,
            Attempts = attempt,
            CheckedOn = clock.GetUtcNow().UtcDateTime,
            Evidence = [.. Evidence(verdict, details, name)],
        };
    }

    // Vendors of control panels ask whose consent, whose sign-in and whose MFA counts.
    private IEnumerable<string> Evidence(CustomerVerdict verdict, Details details, string? name)
    {
        yield return $"row: {verdict.Message}";
        if (name is not null) yield return $"company: {name}";
        if (details.AadstsCode is { } code) yield return $"code: {code}";
        if (details.TraceId is { } trace) yield return $"trace ID: {trace}";
        yield return request.IsControlPanelVendor
            ? "consent: to the vendor's app, in the customer's tenant, granted by the partner through Partner Center"
            : "consent: to the partner's app, in the customer's tenant, granted by the partner through Partner Center";
        yield return request.IsControlPanelVendor
            ? "sign-in and MFA: of an Admin agent of the partner, in the partner's tenant; the vendor's own accounts do not count"
            : "sign-in and MFA: of the partner's integration account, in the partner's tenant; the customer's users do not count";
    }
}
