using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The requests of a sign-in with a device code (RFC 8628), and what the user is shown.</summary>
public sealed class DeviceCodeSignInTests
{
    private const string MfaClaims = """{"access_token":{"amr":{"values":["mfa"]}}}""";

    private static readonly Reply Code = DeviceCodes.Given();

    private static readonly DeviceCodeSignIn Request = DeviceCodes.Request;

    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task A_code_is_asked_for_with_exactly_this_form()
    {
        SentRequest sent = (await SignInAsync(Code, SignIns.Granted()))[0];

        Assert.Equal(
            ("POST", $"https://login.microsoftonline.com/{TestTokens.TenantId}/oauth2/v2.0/devicecode"), (sent.Method, sent.Uri.Split('?')[0]));
        Assert.Equal(new Dictionary<string, string> { ["login_hint"] = "a+b@contoso.example" }, sent.Query);
        AssertForm(new() { ["client_id"] = TestTokens.ApplicationId, ["claims"] = MfaClaims }, sent);
    }

    [Fact]
    public async Task The_token_is_asked_for_with_exactly_this_form_until_it_comes()
    {
        List<SentRequest> sent = await SignInAsync(Code, DeviceCodes.Pending, DeviceCodes.Pending, SignIns.Granted());

        Assert.Equal(4, sent.Count);
        Assert.All(sent.Skip(1), poll =>
        {
            Assert.Equal($"https://login.microsoftonline.com/{TestTokens.TenantId}/oauth2/v2.0/token", poll.Uri.Split('?')[0]);
            AssertForm(
                new()
                {
                    ["claims"] = MfaClaims,
                    ["client_id"] = TestTokens.ApplicationId,
                    ["client_info"] = "1",
                    ["device_code"] = "planted-device-code",
                    ["grant_type"] = "device_code",
                },
                poll);
        });
    }

    [Theory]
    [InlineData("a+b@contoso.example")]
    [InlineData("a&amr_values=pwd")]
    [InlineData("a b#c?d=e%20")]
    public async Task An_account_of_any_spelling_stays_one_parameter(string account)
    {
        SentRequest sent = (await SignInAsync(Request with { UserPrincipalName = account }, Code, SignIns.Granted()))[0];

        Assert.Equal(new Dictionary<string, string> { ["login_hint"] = account }, sent.Query);
    }

    [Theory]
    [InlineData(PartnerMfaContextScope.CurrentUser, 1)]
    [InlineData(PartnerMfaContextScope.Process, 0)]
    public async Task There_is_a_warning_before_tokens_from_a_device_code_are_stored(PartnerMfaContextScope scope, int warnings)
    {
        using ScriptedHandler handler = new();
        RecordingObserver observer = new();
        using CancellationTokenSource stopped = new();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => SignIns.Service(handler).SignInAsync(DeviceCodes.Request with { ContextScope = scope }, observer, stopped.Token));

        Assert.Equal(warnings, observer.Told.Count(told => told.StartsWith("warning: ", StringComparison.Ordinal) && told.Contains("AADSTS530036", StringComparison.Ordinal)));
        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task The_user_is_shown_the_code_with_our_own_message()
    {
        await SignInAsync(Code, SignIns.Granted());
        DeviceCodePrompt prompt = Assert.Single(_observer.DeviceCodes);

        Assert.Equal(("ABCD-EFGH", "https://microsoft.com/devicelogin"), (prompt.UserCode, prompt.VerificationUri.AbsoluteUri));
        Assert.Equal(
            "To sign in, open https://microsoft.com/devicelogin on any device and enter the code ABCD-EFGH. "
            + "Sign in as a+b@contoso.example, and complete MFA when asked: the answer is about the account that signs in.",
            prompt.Instruction);
    }

    private static void AssertForm(SortedDictionary<string, string> expected, SentRequest sent)
    {
        Dictionary<string, string> form = sent.Form.ToDictionary();
        Assert.True(form.Remove("scope", out string? scope));
        Assert.Equal(SignIns.Scopes(Request.Environment), scope.Split(' ').Order());
        Assert.Equal(expected, new SortedDictionary<string, string>(form));
    }

    private Task<List<SentRequest>> SignInAsync(params Reply[] replies) => SignInAsync(Request, replies);

    private async Task<List<SentRequest>> SignInAsync(SignInRequest request, params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        await SignIns.Service(handler, new PollClock()).SignInAsync(request, _observer);
        return handler.Sent;
    }
}
