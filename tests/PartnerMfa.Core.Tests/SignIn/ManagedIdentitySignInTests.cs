using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The requests for a machine's identity in Azure.</summary>
public sealed class ManagedIdentitySignInTests
{
    private static readonly ManagedIdentitySignIn Request = new() { Environment = PartnerMfaEnvironments.Global };

    private static readonly Reply Granted = new(200, JsonSerializer.Serialize(new
    {
        access_token = SignIns.AppToken.Reveal(),
        client_id = TestTokens.ApplicationId,
        expires_in = "86399",
        expires_on = "1999999999",
        resource = "https://api.partnercenter.microsoft.com",
        token_type = "Bearer",
    }));

    [Fact]
    public async Task The_machines_own_identity_is_asked_for_with_exactly_this()
    {
        SentRequest sent = Assert.Single(await SignInAsync(Request));

        Assert.Equal(("GET", "http://169.254.169.254/metadata/identity/oauth2/token"), (sent.Method, sent.Uri.Split('?')[0]));
        Assert.Equal(
            new Dictionary<string, string> { ["api-version"] = "2018-02-01", ["resource"] = "https://api.partnercenter.microsoft.com" }, sent.Query);
        Assert.Equal(("true", ""), (sent.Headers["Metadata"], sent.Body));
    }

    [Fact]
    public async Task A_user_assigned_identity_is_requested_by_its_client_ID()
    {
        SentRequest sent = Assert.Single(await SignInAsync(Request with { ApplicationId = TestTokens.ApplicationId }));

        Assert.Equal(TestTokens.ApplicationId, sent.Query["client_id"]);
    }

    [Fact]
    public async Task The_context_says_that_the_requirement_does_not_apply()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Granted.Create);
        Session session = await SignIns.Service(handler).SignInAsync(Request with { ApplicationId = "c0ffee00-0000-4000-8000-000000000101" });
        PartnerMfaContext context = SessionContext.Of(session, new ManualClock(), CommandHints.PowerShell);

        Assert.Equal(("NotApplicable", "AppOnlyToken", "ManagedIdentity"), (context.Result, context.Reason, context.SignInMethod));
    }

    [Fact]
    public async Task An_identity_that_the_machine_does_not_have_is_a_failure_in_the_services_words()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            Request with { ApplicationId = "c0ffee00-0000-4000-8000-000000000102" },
            new Reply(400, """{"error":"invalid_request","error_description":"Identity not found"}"""));

        Assert.Equal("SignInFailed", refused.ErrorId);
        Assert.Contains("Identity not found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_outside_of_Azure_says_so()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => throw new HttpRequestException("No route to host."));
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(
            () => SignIns.Service(handler).SignInAsync(Request with { ApplicationId = "c0ffee00-0000-4000-8000-000000000103" }));

        Assert.Equal(
            ("NetworkFailure", "The managed identity of this machine could not be reached: No route to host.", "169.254.169.254"),
            (refused.ErrorId, refused.Message, refused.TargetName));
        Assert.StartsWith("Run it on an Azure resource that has a managed identity", refused.Remedy, StringComparison.Ordinal);
    }

    private static async Task<List<SentRequest>> SignInAsync(SignInRequest request)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Granted.Create);
        await SignIns.Service(handler).SignInAsync(request);
        return handler.Sent;
    }
}
