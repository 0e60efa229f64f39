using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>Whether a customer's tenant lets the partner's integration in and, when it does not, who must act.</summary>
public sealed class PartnerMfaCustomer : PartnerMfaResult
{
    /// <summary>The customer's name, as Partner Center or Microsoft Graph returns it; null when neither does.</summary>
    public string? CustomerName { get; init => field = Redactor.Value(value); }

    /// <summary>The customer as the user named it: its tenant ID or a domain.</summary>
    public required string Customer { get; init => field = Redactor.Value(value); }

    /// <summary>Who must act: <c>Ours</c> (token, consent, GDAP), <c>Theirs</c> (policies of the customer), or <c>Nobody</c>.</summary>
    public required string Side { get; init; }

    /// <summary><c>Granted</c>, <c>Missing</c>, or <c>Unknown</c> when the sign-in did not get that far.</summary>
    public required string Consent { get; init; }

    /// <summary>The code of the sign-in service when it refused, such as <c>AADSTS65001</c>.</summary>
    public string? AadstsCode { get; init; }
}
