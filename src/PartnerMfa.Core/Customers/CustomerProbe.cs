using System.Text.Json;
using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Customers;

/// <summary>Tests one customer: redeems the refresh token in its tenant, judges the token, and makes one harmless call.</summary>
/// <param name="backend">Sends the requests, through the shared throttle.</param>
/// <param name="throttle">The throttle that all customers share.</param>
/// <param name="request">How to test.</param>
/// <param name="words">The wording for what else the user can do.</param>
internal sealed class CustomerProbe(ServiceBackend backend, SharedThrottle throttle, CustomersRequest request, CommandHints words)
{
    private const string OrganizationPath = "/v1.0/organization?$select=id,displayName,verifiedDomains";
    private const int MostAttempts = 6;

    /// <exception cref="PartnerMfaException">
    /// The token or the app itself no longer works, so the test would fail in the same way for every customer.
    /// </exception>
    public async Task<PartnerMfaCustomer> RunAsync(CustomerName customer, IWorkObserver observer, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
            PartnerMfaCustomer result = await TryAsync(customer, attempt, observer, cancellationToken).ConfigureAwait(false);
            bool canHelp = result.Reason is nameof(CustomerReason.CustomerThrottled) or nameof(CustomerReason.CustomerNotReached);
            if (!canHelp || attempt == MostAttempts) return result;
            if (result.Reason == nameof(CustomerReason.CustomerNotReached)) await backend.Clock.PauseAsync(TimeSpan.FromSeconds(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<PartnerMfaCustomer> TryAsync(CustomerName customer, int attempt, IWorkObserver observer, CancellationToken cancellationToken)
    {
        CustomerResults results = new(request, customer, attempt, backend.Clock);
        try
        {
            RefreshTokenSignIn signIn = request.SignIn with { TenantId = customer.Id, OtherResource = request.SignIn.Environment.GraphResource, GraphPermissions = [], TimeLimit = request.TimeLimit };
            // Each customer gets a separate client, so that a token from one customer's tenant is never used for another.
            Session session = await new SignInService(backend, words).SignInAsync(signIn, observer, cancellationToken).ConfigureAwait(false);
            return await JudgeAsync(session, results, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (PartnerMfaException refusal) when (!CustomerVerdicts.EndsAll(refusal))
        {
            return results.Refused(refusal);
        }
    }

    private async Task<PartnerMfaCustomer> JudgeAsync(Session session, CustomerResults results, IWorkObserver observer, CancellationToken cancellationToken)
    {
        AccessTokenClaims claims = session.Claims;
        if (!claims.IsForGraph(session.Environment) || claims.IsAppOnly || results.IsOfAnother(claims)) return results.OfAnother(claims);
        using TimeLimit limit = new(backend.Clock, request.TimeLimit, cancellationToken);
        // The first 429 goes to the throttle, which all customers share.
        ResourceReader reader = new(backend, ResourceService.Graph(session.Environment), session.AccessToken, observer) { Retries = RetryOptions.Never };
        ResourceResult<JsonElement> organization = await reader.GetAsync(OrganizationPath, limit).ConfigureAwait(false);
        if (organization.Failure is { } failure)
        {
            return results.Of(failure.Kind switch
            {
                // The page of a proxy has no error code of Graph, and says nothing about roles.
                ResourceFailureKind.Forbidden when failure.Code is not null => CustomerReason.GdapRoleMissing,
                ResourceFailureKind.MfaRequired => CustomerReason.CustomerWithoutMfa,
                ResourceFailureKind.Throttled => CustomerReason.CustomerThrottled,
                ResourceFailureKind.Rejected => CustomerReason.CustomerRefused,
                _ => CustomerReason.CustomerNotReached,
            }, claims, failure);
        }

        // Any program can answer with 200. Only the customer's own organization shows that its tenant let the integration in.
        if (OrganizationOf(claims, organization.Value) is not { } own) return results.Of(CustomerReason.CustomerNotReached, claims);
        return results.IsNamedByDomain && !HasDomain(own, results.Customer)
            ? results.OfAnother(claims)
            : results.Of(Judge(session), claims, failure: null, own.Text("displayName"));
    }

    private static JsonElement? OrganizationOf(AccessTokenClaims claims, JsonElement page)
    {
        if (claims.TenantId is not { } tenant || page.Member("value") is not { ValueKind: JsonValueKind.Array } all) return null;
        foreach (JsonElement organization in all.EnumerateArray())
            if (tenant.Equals(organization.Text("id"), StringComparison.OrdinalIgnoreCase)) return organization;
        return null;
    }

    // A domain does not show whose token it led to, so the organization must have that domain.
    private static bool HasDomain(JsonElement organization, string domain) =>
        organization.Member("verifiedDomains") is { ValueKind: JsonValueKind.Array } domains
        && domains.EnumerateArray().Any(one => domain.Equals(one.Text("name"), StringComparison.OrdinalIgnoreCase));

    // Applies the rules for a Partner Center token to a token for Graph.
    private static CustomerReason Judge(Session session)
    {
        AccessTokenClaims claims = session.Claims with { Audiences = [session.Environment.Resource] };
        return TokenVerdictTable.Judge(claims, session.Environment).Answer switch
        {
            MfaAnswer.Yes => CustomerReason.CustomerReached,
            MfaAnswer.No => CustomerReason.CustomerWithoutMfa,
            _ => CustomerReason.CustomerMfaNotShown,
        };
    }
}
