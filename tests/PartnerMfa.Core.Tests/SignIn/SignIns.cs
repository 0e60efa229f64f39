using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Sign-ins against a scripted or a simulated sign-in service.</summary>
internal static class SignIns
{
    public const string RefreshToken = "0.AXkAplanted-refresh-token";
    public const string ClientSecret = "planted~client+secret/=";

    /// <summary>The name that MSAL gives itself in the address.</summary>
#if NET
    public const string MsalName = "MSAL.NetCore";
#else
    public const string MsalName = "MSAL.CoreCLR";
#endif

    /// <summary>The scopes that MSAL requests, in alphabetical order (it sends them in any order).</summary>
    public static string[] Scopes(PartnerMfaEnvironment environment) => [environment.Scope, "offline_access", "openid", "profile"];

    public static RefreshTokenSignIn ByRefreshToken { get; } = new()
    {
        Environment = PartnerMfaEnvironments.Global,
        RefreshToken = new Secret(RefreshToken),
        ApplicationId = TestTokens.ApplicationId,
        TenantId = "contoso.example",
    };

    public static RefreshTokenSignIn ByWebApp { get; } = ByRefreshToken with { Credential = new ClientSecretCredential(new Secret(ClientSecret)) };

    /// <summary>A successful response of the token endpoint.</summary>
    public static Reply Granted(Secret? accessToken = null, int expiresIn = 3900, string refreshToken = "0.Anew") => new(200, JsonSerializer.Serialize(new
    {
        token_type = "Bearer",
        expires_in = expiresIn,
        access_token = (accessToken ?? TestTokens.With()).Reveal(),
        refresh_token = refreshToken,
        id_token = TestTokens.With(("aud", TestTokens.ApplicationId), ("ver", "2.0"), ("preferred_username", TestTokens.Account)).Reveal(),
        client_info = TestTokens.Encode($$"""{"uid":"4988e250-5aee-482a-9136-6d269cb755c0","utid":"{{TestTokens.TenantId}}"}"""),
    }));

    /// <summary>A response of the token endpoint to an app that signs in as itself.</summary>
    public static Reply GrantedToApp(Secret accessToken, int expiresIn = 3900) => new(200, JsonSerializer.Serialize(new
    {
        token_type = "Bearer",
        expires_in = expiresIn,
        access_token = accessToken.Reveal(),
    }));

    /// <summary>A refusal by the token endpoint.</summary>
    public static Reply Refused(string error, string description, string? suberror = null) =>
        new(400, JsonSerializer.Serialize(new { error, error_description = description, suberror }));

    /// <summary>A token of an app that signs in as itself.</summary>
    public static Secret AppToken { get; } = TestTokens.With(
        ("idtyp", "app"), ("scp", null), ("upn", null), ("unique_name", null), ("amr", null), ("appidacr", "1"));

    public static SignInService Service(HttpMessageHandler handler, TimeProvider? clock = null) =>
        new(new ServiceBackend { Handler = handler, Clock = clock ?? new ManualClock() }, CommandHints.PowerShell);

    /// <summary>A simulated sign-in service, with a user who signs in at once.</summary>
    public static SignInService Simulated(RecordingHandler handler, TimeProvider clock) =>
        new(new ServiceBackend { Handler = handler, Clock = clock, WebUi = new SandboxBrowser(handler) }, CommandHints.PowerShell);

    public static Task<Session> SignInAsync(this SignInService service, SignInRequest request, IWorkObserver? observer = null) =>
        service.SignInAsync(request, observer ?? new RecordingObserver(), TestContext.Current.CancellationToken);

    public static async Task<PartnerMfaException> RefusedAsync(SignInRequest request, params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        return await Assert.ThrowsAsync<PartnerMfaException>(() => Service(handler).SignInAsync(request));
    }
}
