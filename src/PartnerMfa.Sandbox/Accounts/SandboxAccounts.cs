using PartnerMfa.Environments;
using PartnerMfa.Sandbox.Graph;
using PartnerMfa.Sandbox.PartnerCenter;
using static PartnerMfa.Sandbox.PartnerCenter.SandboxAnswers;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The accounts of the sandbox. The first is the default.</summary>
internal static class SandboxAccounts
{
    public const string Domain = PartnerMfaEnvironments.SandboxDomain;

    /// <summary>The account of apps without a user.</summary>
    public const string AppOnly = "app-only";

    /// <summary>The account that reads a tenant through Microsoft Graph.</summary>
    public const string Administrator = "admin" + Domain;

    public const string TenantId = PartnerMfaEnvironments.SandboxTenantId;

    // Yes, No, NotApplicable, Unknown, and a refused sign-in.
    private static readonly string[] UsualCases = ["mfa", "password", AppOnly, "v2", "register"];

    public static IReadOnlyList<SandboxAccount> All { get; } =
    [
        new() { Name = "mfa", Shows = "Yes: signed in with MFA, confirmed by the service" },
        new() { Name = "unconfirmed", Shows = "Yes: MFA in the token, the service says nothing of it", Answers = [Profile], Usage = SandboxUsage.Fine },

        new() { Name = "password", Shows = "No: signed in with a password only (401, code 900421)", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired] },
        new() { Name = "enforced", Shows = "No: ordinary calls are refused already, too", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired], OrdinaryAnswer = MfaRequired },
        new() { Name = "refused", Shows = "No: isMfaCompliant is false", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [NotCompliant] },
        new() { Name = "not-enforced", Shows = "No: the call passes, but only because MFA is not enforced", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [Profile] },
        new() { Name = "fido", Shows = "No: a security key that counted as a single factor", Tenant = GraphTenants.NothingAsks, Token = new() { AuthenticationMethods = ["fido"] }, Answers = [MfaRequired] },
        new() { Name = "certificate", Shows = "No: a certificate that counted as a single factor", Tenant = GraphTenants.NothingAsks, Token = new() { AuthenticationMethods = ["x509", "rsa"] }, Answers = [MfaRequired] },
        new() { Name = "mfa-required-2019", Shows = "No: the refusal of 2019, in the reason phrase", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired2019] },
        new() { Name = "mfa-required-2020", Shows = "No: the refusal of 2020, as text", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired2020] },

        new() { Name = "soon", Shows = "No, and Yes once its token is renewed: a policy just takes effect", Tenant = GraphTenants.JustChanged, Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired], Renewed = new() { Name = "soon-renewed", UserName = "soon", Shows = "", Tenant = GraphTenants.JustChanged } },

        new()
        {
            Name = "only-when-asked",
            Shows = "Yes: with MFA because the sign-in asks for it; no policy requires it, so a sign-in that does not ask is a No",
            Tenant = GraphTenants.NothingAsks,
            Unasked = new() { Name = "only-when-asked-unasked", UserName = "only-when-asked", Shows = "", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired] },
        },

        new() { Name = AppOnly, Shows = "NotApplicable: a token without a user", Token = new() { AppOnly = true }, Answers = [AppOnlyRefused] },

        new() { Name = "ngcmfa", Shows = "Unknown: a Windows Hello key, not confirmed", Token = new() { AuthenticationMethods = ["ngcmfa"] }, Answers = [Profile], Usage = SandboxUsage.None },
        new() { Name = "v2", Shows = "Unknown: a v2.0 token, which has no amr claim", Token = new() { Version = "2.0" }, Answers = [Profile], Usage = SandboxUsage.WithoutCounts },
        new() { Name = "expired", Shows = "Unknown: the token has ended", Token = SandboxTokenShape.WithMfa with { Expired = true } },
        new() { Name = "contradiction", Shows = "Unknown: isMfaCompliant is true on a refusal for missing MFA", Answers = [Contradiction] },
        new() { Name = "rejected", Shows = "Unknown: the token is refused (401, code 900420)", Answers = [Rejected("900420")] },
        new() { Name = "rejected-400", Shows = "Unknown: the token is refused (401, code 400)", Answers = [Rejected("400")] },
        new() { Name = "rejected-800001", Shows = "Unknown: the token is refused (401, code 800001)", Answers = [Rejected("800001")] },
        new() { Name = "no-role", Shows = "Unknown: the account lacks the role (403, code 900308)", Tenant = GraphTenants.NoAgent, Answers = [Denied("900308")] },
        new() { Name = "no-role-2032", Shows = "Unknown: the account lacks the role (403, code 2032)", Tenant = GraphTenants.NoAgent, Answers = [Denied("2032")] },
        new() { Name = "access-blocked", Shows = "Unknown: blocked by Conditional Access (403, code 900309)", Tenant = GraphTenants.Blocked, Answers = [Denied("900309")] },
        new() { Name = "indirect-reseller", Shows = "Unknown: an indirect reseller, whom the API does not serve (403, code 2032)", Answers = [Denied("2032")] },
        new() { Name = "denied-for-mfa", Shows = "Unknown: access is denied, and the response names MFA (403)", Tenant = GraphTenants.NothingAsks, Token = SandboxTokenShape.WithPassword, Answers = [DeniedForMfa] },
        new() { Name = "no-user", Shows = "Unknown: Partner Center finds no user in the token (400)", Answers = [NoUser] },
        new() { Name = "session-revoked", Shows = "Unknown: continuous access evaluation ended the session (401 with a claims challenge); Yes after a sign-in with the challenge", Answers = [SessionRevoked], Challenged = new() { Name = "session-revoked-renewed", UserName = "session-revoked", Shows = "" } },
        new() { Name = "authentication-context", Shows = "Unknown: a policy asks for an authentication context (401 with a claims challenge); Yes after a sign-in with the challenge", Answers = [ContextRequired], Challenged = new() { Name = "authentication-context-met", UserName = "authentication-context", Shows = "" } },
        new() { Name = "another-account", Shows = "Unknown: single sign-on signs in another account than the one that was named", Token = SandboxTokenShape.WithMfa with { SignedInAs = "everyday" } },
        new() { Name = "portal", Shows = "Unknown: a captive portal answers", Answers = [CaptivePortal] },
        new() { Name = "redirect", Shows = "Unknown: a redirect, which is not followed", Answers = [Redirect] },
        new() { Name = "down", Shows = "Unknown: the service is down (502, 503, 504)", Tenant = GraphTenants.Down, Answers = [Gateway(502), Gateway(503), Gateway(504)] },
        new() { Name = "offline", Shows = "Unknown: no connection", Answers = [NoConnection] },

        new() { Name = "always-throttled", Shows = "Unknown: still throttled at the last try (429)", Answers = [TooManyRequests] },

        new() { Name = "throttled", Shows = "Yes after a wait: 429, then an answer", Tenant = GraphTenants.Throttled, Answers = [TooManyRequests, Compliant] },
        new() { Name = "flaky", Shows = "Yes after a retry: 503, then an answer", Tenant = GraphTenants.Flaky, Answers = [Gateway(503), Compliant] },

        .. RefusedAccounts.All,
        .. KeptTokenAccounts.All,
        .. SetupAccounts.All,
        .. LifelineAccounts.All,
    ];

    public static SandboxAccount Default => All[0];

    /// <summary>Returns the account with exactly this name, including those that an account can become.</summary>
    public static SandboxAccount? FindByName(string name) => All.SelectMany(account => account.Variants).FirstOrDefault(account => account.Name == name);

    /// <summary>Returns a few accounts to suggest for a name that does not exist: those with a similar name, or the usual cases.</summary>
    public static IEnumerable<SandboxAccount> Likely(string typed)
    {
        string local = typed.Trim().Split('@')[0];
        string start = local.Substring(0, Math.Min(local.Length, 3)).ToLowerInvariant();
        SandboxAccount[] similar =
        [
            .. All.Where(account => start.Length == 3 && account.Name.Contains(start)).Take(5),
        ];
        return similar.Length > 0 ? similar : UsualCases.Select(name => All.First(account => account.Name == name));
    }

    /// <param name="name">A user principal name, with or without the domain.</param>
    /// <returns>The account, or null when there is none of that name.</returns>
    public static SandboxAccount? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return Default;
        string local = name!.Trim().Split('@')[0];
        bool here = !name.Contains('@') || name.EndsWith("@", StringComparison.Ordinal) || name.EndsWith(Domain, StringComparison.OrdinalIgnoreCase);
        return here ? All.FirstOrDefault(account => account.Name.Equals(local, StringComparison.OrdinalIgnoreCase)) : null;
    }
}
