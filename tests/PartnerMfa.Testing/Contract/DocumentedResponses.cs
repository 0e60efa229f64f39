using System.Globalization;
using static PartnerMfa.Testing.Contract.KnownFrom;

namespace PartnerMfa.Testing.Contract;

/// <summary>
/// Every known response, in one table. The sandbox sends only these, the valid responses of the fault server are among them, and the probe
/// judges each as stated here.
/// </summary>
internal static class DocumentedResponses
{
    /// <summary>A complete profile, without its byte order mark.</summary>
    public const string ProfileBody =
        """
        {"id":"df845f1a-7b35-40a2-ba78-6481de91f8ae","companyName":"Contoso","defaultAddress":{"country":"US","city":"Redmond",
        "state":"WA","addressLine1":"One Way","addressLine2":"","postalCode":"98052","firstName":"First","lastName":"Last",
        "phoneNumber":"4255550101"},"tenantId":"df845f1a-7b35-40a2-ba78-6481de91f8ae","domain":"contoso.example",
        "email":"admin@contoso.example","language":"en","culture":"en-US","profileType":"OrganizationProfile",
        "links":{"self":{"uri":"/profiles/organization","method":"GET","headers":[]}},
        "attributes":{"etag":"1","objectType":"OrganizationProfile"}}
        """;

    private const string Compliant = "isMfaCompliant: true";
    private const string NotCompliant = "isMfaCompliant: false";

    // Bodies begin with a byte order mark.
    private static readonly Reply Profile = new(200, "\ufeff" + ProfileBody);

    private static readonly (string, string) Required = ("No", "MfaRequiredByService");
    private static readonly (string, string) Refused = ("No", "MfaRefusedByService");
    private static readonly (string, string) Confirmed = ("Yes", "MfaConfirmedByService");
    private static readonly (string, string) Contradictory = ("Unknown", "ContradictoryResponse");
    private static readonly (string, string) Rejected = ("Unknown", "TokenRejected");
    private static readonly (string, string) Denied = ("Unknown", "AccessDenied");
    private static readonly (string, string) Throttled = ("Unknown", "Throttled");
    private static readonly (string, string) Unavailable = ("Unknown", "ServiceUnavailable");
    private static readonly (string, string) Unexpected = ("Unknown", "UnexpectedResponse");

    public static IReadOnlyList<DocumentedResponse> All { get; } =
    [
        new("a profile with isMfaCompliant: true", ThirdParties, Profile.With(Compliant), Confirmed),
        new("a profile without a word of MFA", Documentation, Profile, ("Yes", "MfaClaimPresent"))
        {
            OfNo = ("No", "MfaClaimMissing"),
            OfUndecided = ("Unknown", "NotConfirmedByService"),
        },
        new("a refusal with isMfaCompliant: false", ThirdParties, Error(401, 900421).With(NotCompliant), Refused),
        new("a refusal with isMfaCompliant: true", Settled, Error(401, 900421).With(Compliant), Contradictory),
        new("the refusal of 2019", Observed2019, Refusal2019(), Required),
        new("the refusal of 2020", ThirdParties, new Reply(401, "Authentication failed. MFA required. (10001)") { MediaType = "text/plain" }, Required),
        new("the refusal of 2026", Documentation, Error(401, 900421), Required),
        .. new[] { 900420, 400, 800001 }.Select(code => new DocumentedResponse($"a token refused with {code}", Documentation, Error(401, code), Rejected)),
        .. new[] { 900308, 2032, 900309, 900329 }.Select(code => new DocumentedResponse($"a user refused with {code}", Documentation, Error(403, code), Denied)),
        new("a token without a user", ThirdParties, Error(400, 400, "Authorization header token missing user information"), Unexpected),
        new("access denied, naming MFA", Documentation, new Reply(403, "\ufeff{\"error\":{\"code\":\"Unauthorized_MissingMFA\",\"message\":\"MFA is required for this request.\"}}"), ("Unknown", "AccessDeniedForMfa")),
        new("a claims challenge", Documentation, Challenge(), ("Unknown", "ClaimsChallenge")),
        new("throttled", Documentation, Throttle(), Throttled),
        .. new[] { 502, 503, 504 }.Select(status => new DocumentedResponse($"a gateway's {status}", KnownFrom.Http, Page(status), Unavailable) { IsPartnerCenters = false }),
        new("a redirect", KnownFrom.Http, new Reply(302).With("Location: https://elsewhere.example/"), Unexpected) { IsPartnerCenters = false },
        new("a captive portal", KnownFrom.Http, Page(200), Unexpected) { IsPartnerCenters = false },
    ];

    // The code is documented as a string but is sent as a number.
    private static Reply Error(int status, int code, string description = "A description.") => new(
        status,
        $$"""{{"\ufeff"}}{"code":{{code.ToString(CultureInfo.InvariantCulture)}},"description":"{{description}}","data":[],"source":"PartnerFD"}""");

    private static Reply Challenge() => new Reply(401)
        .With("WWW-Authenticate: Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNzgxMDAwMDAwIn19fQ==\"");

    private static Reply Refusal2019() => new Reply(401) { ReasonPhrase = "Unauthorized - MFA required" }
        .With("Transfer-Encoding: chunked", "WWW-Authenticate: Bearer error=\"invalid_token\"");

    private static Reply Throttle() => new Reply(429, "\ufeff{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 57 seconds.\"}")
        .With("Retry-After: 57");

    private static Reply Page(int status) => new(status, "<html><body>A page</body></html>") { MediaType = "text/html" };
}
