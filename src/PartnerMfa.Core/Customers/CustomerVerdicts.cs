using PartnerMfa.Errors;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Customers;

/// <summary>Who must act.</summary>
internal enum CustomerSide
{
    Nobody,
    Ours,
    Theirs,
}

/// <summary>
/// A row of the table of customers: what it means, who must act, and what to do. The remedy is the same for every customer in the row.
/// </summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Side">Who must act.</param>
/// <param name="Message">What happened, in a sentence.</param>
/// <param name="Remedy">What to do; null when there is nothing to do.</param>
internal sealed record CustomerVerdict(CustomerReason Reason, MfaAnswer Answer, CustomerSide Side, string Message, string? Remedy)
{
    public const string UnknownConsent = "Unknown";

    /// <summary>Whether consent is missing, as far as the sign-in got.</summary>
    public string Consent => Reason switch
    {
        CustomerReason.ConsentMissing => "Missing",
        CustomerReason.CustomerReached or CustomerReason.CustomerWithoutMfa or CustomerReason.CustomerMfaNotShown or CustomerReason.GdapRoleMissing => "Granted",
        _ => UnknownConsent,
    };
}

/// <summary>The table of customers, and the row for each refusal by the sign-in service.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/partner-center/customers/gdap-faq and
/// https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups#service-provider-users
/// </remarks>
internal static class CustomerVerdicts
{
    private static readonly Dictionary<CustomerReason, CustomerVerdict> Rows = new CustomerVerdict[]
    {
        new(CustomerReason.CustomerReached, MfaAnswer.Yes, CustomerSide.Nobody, "The customer's tenant lets the integration in, with MFA in its token.", null),
        new(CustomerReason.CustomerWithoutMfa, MfaAnswer.No, CustomerSide.Ours, "The customer's tenant lets the integration in, but the token's sign-in did not use MFA.",
            "Sign in again with MFA as the integration account, and store the new refresh token."),
        new(CustomerReason.CustomerMfaNotShown, MfaAnswer.Unknown, CustomerSide.Ours, "The customer's tenant issued a token that does not show how the user signed in, or that is not for this customer.",
            "Test the refresh token itself against Partner Center: that decides for all customers."),
        new(CustomerReason.ConsentMissing, MfaAnswer.No, CustomerSide.Ours, "The app has no consent in the customer's tenant.",
            "Grant the consent through Partner Center: run the same test again with -GrantConsent, or --grant-consent."),
        new(CustomerReason.GdapMissing, MfaAnswer.No, CustomerSide.Ours, "The integration account may not sign in to the customer's tenant: there is no active GDAP relationship, or the account is in none of its security groups.",
            "Request or renew the GDAP relationship in Partner Center, and put the account into a security group that the relationship gives roles to. Remove any guest account with the same name from the customer's tenant."),
        new(CustomerReason.GdapRoleMissing, MfaAnswer.No, CustomerSide.Ours, "The customer's tenant issued a token, but the GDAP relationship gives the account no role for the call.",
            "Add a role such as Directory Readers to the GDAP relationship, and assign it to the security group of the account."),
        new(CustomerReason.BlockedByCustomer, MfaAnswer.No, CustomerSide.Theirs, "A Conditional Access policy of the customer blocks the sign-in.",
            "Ask the customer to exclude service provider users (guest or external users > service provider users, your tenant) from the policy. Their sign-in log names it."),
        new(CustomerReason.CustomerAsksForMore, MfaAnswer.No, CustomerSide.Theirs, "The customer's tenant asks for MFA or another step that a job cannot do, and does not accept that of the partner's tenant. The app may also be switched off for users there.",
            "Ask the customer to trust MFA from your tenant (cross-tenant access settings > inbound > trust settings), or to exclude service provider users from the policy, and to enable the app for users."),
        new(CustomerReason.CrossTenantBlocked, MfaAnswer.No, CustomerSide.Theirs, "A cross-tenant access policy of the customer blocks your tenant.",
            "Ask the customer to allow your tenant in their cross-tenant access settings."),
        new(CustomerReason.RiskInHomeTenant, MfaAnswer.No, CustomerSide.Ours, "The account is blocked because of risk in your own tenant. No customer can lift that.",
            "Dismiss or remediate the risk in your own tenant (Entra admin center > Protection > Risky users), then wait."),
        new(CustomerReason.TenantRestriction, MfaAnswer.No, CustomerSide.Ours, "A tenant restriction of your own network blocks the customer's tenant.",
            "Ask your network administrator to allow the customer's tenant."),
        new(CustomerReason.CustomerGone, MfaAnswer.NotApplicable, CustomerSide.Nobody, "The customer's tenant does not exist any more, or is not in this cloud.",
            "Remove the customer from your list, or name the environment of its cloud."),
        new(CustomerReason.CustomerThrottled, MfaAnswer.Unknown, CustomerSide.Nobody, "The service still asked to slow down after the last attempt.", "Run the test again later, with fewer customers at a time."),
        new(CustomerReason.CustomerNotReached, MfaAnswer.Unknown, CustomerSide.Nobody, "No usable answer came.", "Run the test again later. Check the network and the proxy if it happens for all customers."),
        new(CustomerReason.CustomerRefused, MfaAnswer.Unknown, CustomerSide.Ours, "The sign-in service refused the token for this customer.", "Look the code up, and the sign-in log of your tenant and the customer's."),
    }.ToDictionary(row => row.Reason);

    private static readonly Dictionary<int, CustomerReason> ByCode = new (CustomerReason Reason, int[] Codes)[]
    {
        (CustomerReason.ConsentMissing, [65001, 65004, 90094, 90095, 90099, 700016, 7000229, 650052, 650056, 650057, 500011]),
        (CustomerReason.GdapMissing, [50020, 50034, 50177, 51004, 90072, 50105]),
        (CustomerReason.BlockedByCustomer, [53000, 53001, 53002, 53003, 50097, 50131, 530003, 530032, 530035, 530084, 530036]),
        (CustomerReason.CustomerAsksForMore, [50072, 50074, 50076, 50078, 50079, 53004, 50158, 50161]),
        (CustomerReason.CrossTenantBlocked, [500212, 500213]),
        (CustomerReason.RiskInHomeTenant, [530034, 53011]),
        (CustomerReason.TenantRestriction, [500021, 500022]),
        (CustomerReason.CustomerGone, [90002, 900023, 5000224, 90038, 900382, 900432]),
    }.SelectMany(row => row.Codes.Select(code => (code, row.Reason))).ToDictionary(pair => pair.code, pair => pair.Reason);

    public static CustomerVerdict Of(CustomerReason reason) => Rows[reason];

    /// <summary>The row for a refusal.</summary>
    public static CustomerVerdict Of(PartnerMfaException refusal) => Rows[ReasonOf(refusal)];

    /// <summary>
    /// Whether the token or the app itself no longer works, so that every other customer would give the same result. The run then ends with
    /// this error. 530036 counts only when the refresh token itself is refused.
    /// </summary>
    public static bool EndsAll(PartnerMfaException refusal) => refusal.Id
        is ErrorId.RefreshTokenExpired or ErrorId.RefreshTokenInvalid or ErrorId.ClientSecretExpired or ErrorId.ClientSecretInvalid
        or ErrorId.ClientSecretRequired or ErrorId.ClientSecretNotAllowed or ErrorId.CertificateRejected or ErrorId.AccountDisabled or ErrorId.DeviceChanged or ErrorId.ClockSkewed
        or ErrorId.ApplicationIdInvalid or ErrorId.CredentialMissing or ErrorId.FederatedTokenInvalid;

    private static CustomerReason ReasonOf(PartnerMfaException refusal)
    {
        if (CodeOf(refusal.AadstsCode) is { } code && ByCode.TryGetValue(code, out CustomerReason known)) return known;
        return refusal.Id switch
        {
            ErrorId.Throttled => CustomerReason.CustomerThrottled,
            ErrorId.NetworkFailure or ErrorId.ServiceUnavailable or ErrorId.SignInTimedOut => CustomerReason.CustomerNotReached,
            ErrorId.ConsentRequired or ErrorId.AdminConsentRequired => CustomerReason.ConsentMissing,
            ErrorId.TenantNotFound or ErrorId.WrongCloud => CustomerReason.CustomerGone,
            _ => CustomerReason.CustomerRefused,
        };
    }

    private static int? CodeOf(string? text) =>
        text is not null && int.TryParse(text.Replace("AADSTS", ""), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int code) ? code : null;
}
