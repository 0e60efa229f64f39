using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>The token endpoint: authorization code with PKCE, device code, refresh token.</summary>
internal sealed class TokenEndpoint(TimeProvider clock, PartnerCenter.CustomerEndpoints customers, Uri? authority = null)
{
    private static readonly SandboxRefusal BadCode = new("invalid_grant", 70000, "The provided value for the input parameter 'code' is not valid.");
    private static readonly SandboxRefusal BadRefreshToken = new("invalid_grant", 9002313, "Invalid request. Request is malformed or invalid.");
    private static readonly SandboxRefusal Pending = new("authorization_pending", 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
    private static readonly SandboxRefusal BadSecret = new("invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.");
    private static readonly SandboxRefusal EndedSecret = new("invalid_client", 7000222, "The provided client secret keys for app are expired. Visit the Azure portal to create new keys for your app.");
    private static readonly SandboxRefusal BadGrant = new("unsupported_grant_type", 70003, "The app returned an unsupported grant type.");

    private readonly SandboxTokens _tokens = new(clock, authority);

    /// <summary>The one client secret that is refused, to show what that looks like.</summary>
    private const string WrongSecret = "wrong-secret";

    /// <summary>The one client secret that has expired, to show what that looks like.</summary>
    private const string ExpiredSecret = "expired-secret";

    public HttpResponseMessage Answer(string tenant, FormFields form) => form["client_secret"] == WrongSecret ? Refuse(BadSecret) : form["grant_type"] switch
    {
        "client_credentials" => ForApp(form),
        "authorization_code" => ByCode(form),
        "device_code" or "urn:ietf:params:oauth:grant-type:device_code" => ByDeviceCode(form),
        "refresh_token" => customers.Token(tenant, form, Refuse) ?? ByRefreshToken(form),
        _ => Refuse(BadGrant),
    };

    private HttpResponseMessage ByCode(FormFields form)
    {
        AuthorizationGrant? grant = AuthorizationGrant.FromCode(form["code"]);
        if (grant is null || grant.RedirectUri != form["redirect_uri"] || !Proves(form["code_verifier"], grant.CodeChallenge))
            return Refuse(BadCode);
        return Grant(grant.Account, new SignInAsk(grant.AsksForMfa, grant.MeetsChallenge), form, NewSignIn(isFromDeviceCode: false), grant.Nonce);
    }

    private HttpResponseMessage ByDeviceCode(FormFields form)
    {
        DeviceCodeGrant? grant = DeviceCodeGrant.FromCode(form["device_code"]);
        if (grant is null) return Refuse(BadCode);
        if (clock.GetUtcNow() < grant.DoneOn) return Refuse(Pending);
        return SandboxAccounts.Find(grant.Account)?.DeviceCodeRefusal is { } refusal && !new RequestedAccess(form["scope"]).IsForGraph
            ? Refuse(refusal)
            : Grant(grant.Account, grant.Asked, form, NewSignIn(isFromDeviceCode: true), null);
    }

    private HttpResponseMessage ByRefreshToken(FormFields form)
    {
        if (form["client_secret"] == ExpiredSecret) return Refuse(EndedSecret);
        if (SandboxRefreshToken.Read(form["refresh_token"] ?? "") is not { } token) return Refuse(BadRefreshToken);
        if (token.RefusalAt(clock.GetUtcNow()) is { } refusal) return Refuse(refusal);
        // Each use returns a new token with the same lifetime; the time of the sign-in does not change.
        return Grant(token.Account.Renewed ?? token.Account, form, token with { IssuedOn = token.IssuedOn is null ? null : clock.GetUtcNow() }, null, isOwn: true);
    }

    private SandboxRefreshToken NewSignIn(bool isFromDeviceCode) =>
        new(SandboxAccounts.Default, clock.GetUtcNow(), clock.GetUtcNow(), isFromDeviceCode);

    private HttpResponseMessage ForApp(FormFields form) => SandboxJson.Ok(new JsonObject
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (long)SandboxTokens.Lifetime.TotalSeconds,
        ["access_token"] = _tokens.AppToken(new RequestedAccess(form["scope"]), form["client_id"] ?? ""),
    });

    private HttpResponseMessage Grant(string? typed, SignInAsk asked, FormFields form, SandboxRefreshToken issued, string? nonce)
    {
        SandboxAccount? account = asked.For(SandboxAccounts.Find(typed));
        // An administrator of the account's tenant signs in to Microsoft Graph. An account that belongs to no tenant is looked up in the
        // default tenant.
        if (account is null && new RequestedAccess(form["scope"]).IsForGraph) account = SandboxAccounts.Default;
        return account is null ? Refuse(UnknownAccount(typed!)) : Grant(account, form, issued, nonce);
    }

    private static SandboxRefusal UnknownAccount(string typed) => new(
        "invalid_grant", 50034, "The user account does not exist in the sandbox, where the name of the account chooses the case. Likely accounts: "
        + string.Join(", ", SandboxAccounts.Likely(typed).Select(account => account.Name)) + ".");

    /// <param name="account">The account that signed in.</param>
    /// <param name="form">The request.</param>
    /// <param name="issued">The sign-in that the refresh token stands for.</param>
    /// <param name="nonce">The nonce of the request; null when it had none.</param>
    /// <param name="isOwn">The account itself goes to Microsoft Graph, and not the administrator of its tenant.</param>
    private HttpResponseMessage Grant(SandboxAccount account, FormFields form, SandboxRefreshToken issued, string? nonce, bool isOwn = false)
    {
        RequestedAccess access = new(form["scope"]);
        if ((access.IsForGraph ? account.Tenant.Refusal : account.Refusal) is { } refusal) return Refuse(refusal);
        string client = form["client_id"] ?? "";
        return SandboxJson.Ok(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["scope"] = access.ScopeOf(access.GrantedBy(account)),
            ["expires_in"] = (long)SandboxTokens.Lifetime.TotalSeconds,
            ["ext_expires_in"] = (long)SandboxTokens.Lifetime.TotalSeconds,
            ["access_token"] = access.IsForGraph
                ? _tokens.GraphToken(account, client, access.GrantedBy(account), isOwn)
                : _tokens.AccessToken(account, client),
            ["refresh_token"] = (issued with { Account = account }).ToString(),
            ["id_token"] = _tokens.IdToken(account, client, nonce),
            ["client_info"] = Base64UrlEncoder.Encode($$"""{"uid":"{{SandboxTokens.ObjectId(account)}}","utid":"{{SandboxAccounts.TenantId}}"}"""),
        });
    }

    // RFC 7636, section 4.6
    private static bool Proves(string? verifier, string? challenge)
    {
        if (challenge is null) return true;
        using SHA256 sha256 = SHA256.Create();
        return verifier is not null && Base64UrlEncoder.Encode(sha256.ComputeHash(Encoding.ASCII.GetBytes(verifier))) == challenge;
    }

    private HttpResponseMessage Refuse(SandboxRefusal refusal)
    {
        string trace = Guid.NewGuid().ToString("D");
        string correlation = Guid.NewGuid().ToString("D");
        string timestamp = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        JsonObject body = new()
        {
            ["error"] = refusal.Error,
            ["error_description"] = $"AADSTS{refusal.Code}: {refusal.Description} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}",
            ["error_codes"] = new JsonArray(refusal.Code),
            ["timestamp"] = timestamp,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation,
            ["error_uri"] = $"https://login.sandbox.example/error?code={refusal.Code}",
        };
        if (refusal.Suberror is { } suberror) body["suberror"] = suberror;
        return SandboxJson.Create(HttpStatusCode.BadRequest, body);
    }
}
