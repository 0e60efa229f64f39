namespace PartnerMfa.SignIn;

/// <summary>Names and values of OAuth 2.0 and of Entra ID's endpoints.</summary>
internal static class OAuthConstants
{
    // RFC 6749, section 5.2, and OpenID Connect Core, section 3.1.2.6
    public const string ConsentRequired = "consent_required";
    public const string InteractionRequired = "interaction_required";
    public const string AccessDenied = "access_denied";
    public const string TemporarilyUnavailable = "temporarily_unavailable";

    // RFC 8628, section 3.5
    public const string AuthorizationDeclined = "authorization_declined";
    public const string ExpiredToken = "expired_token";
    public const string CodeExpired = "code_expired";
    public const string AuthorizationPending = "authorization_pending";
    public const string SlowDown = "slow_down";

    /// <summary>The authorize parameter by which Microsoft's own sample asks for MFA.</summary>
    public const string AuthenticationMethodsParameter = "amr_values";
    public const string Mfa = "mfa";
    public const string LoginHint = "login_hint";

    /// <summary>
    /// The claims request for MFA (OpenID Connect Core, section 5.5). It is widely used with Entra ID but not documented.
    /// </summary>
    public const string MfaClaimsRequest = """{"access_token":{"amr":{"values":["mfa"]}}}""";

    /// <summary>Means any work or school tenant.</summary>
    public const string AnyOrganization = "organizations";

    /// <summary>A public client may use any port of the loopback address (RFC 8252, section 7.3).</summary>
    public const string LoopbackRedirect = "http://localhost";

    /// <summary>
    /// The first of the ports on which a web app's sign-in listens. They are those of the retired PartnerCenter module, which people have
    /// registered.
    /// </summary>
    public const string FirstRedirectPort = "8400";

    /// <summary>The redirect URI of a web app, which must be registered with its port.</summary>
    public const string WebRedirect = LoopbackRedirect + ":" + FirstRedirectPort;

    /// <summary>The scope for all permissions that were granted to an app.</summary>
    public const string EverythingGiven = "/.default";
}
