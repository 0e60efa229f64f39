namespace PartnerMfa.SignIn;

/// <summary>The course and the end of a sign-in with a device code, through MSAL.</summary>
public sealed class DeviceCodeEndTests
{
    private readonly PollClock _clock = new();
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task Pending_and_slow_down_are_waited_for()
    {
        using ScriptedHandler handler = Scripted(DeviceCodes.Given(), DeviceCodes.Pending, DeviceCodes.SlowDown, DeviceCodes.Pending, SignIns.Granted());
        Session session = await SignIns.Service(handler, _clock).SignInAsync(DeviceCodes.Request);

        Assert.Equal([5, 10, 10], _clock.Pauses.Select(pause => pause.TotalSeconds));
        Assert.Equal((5, "DeviceCode", TestTokens.Account), (handler.Sent.Count, session.Request.Method, session.Claims.Account));
    }

    [Fact]
    public async Task Without_an_interval_it_is_polled_every_five_seconds()
    {
        using ScriptedHandler handler = Scripted(DeviceCodes.Given("interval"), DeviceCodes.Pending, DeviceCodes.Pending, SignIns.Granted());
        await SignIns.Service(handler, _clock).SignInAsync(DeviceCodes.Request);

        Assert.Equal([5, 5], _clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Without_a_message_from_the_service_ours_is_shown()
    {
        using ScriptedHandler handler = Scripted(DeviceCodes.Given("message"), SignIns.Granted());
        await SignIns.Service(handler, _clock).SignInAsync(DeviceCodes.Request, _observer);

        Assert.Equal(
            "To sign in, open https://microsoft.com/devicelogin on any device and enter the code ABCD-EFGH. "
            + "Sign in as a+b@contoso.example, and complete MFA when asked: the answer is about the account that signs in.",
            Assert.Single(_observer.DeviceCodes).Instruction);
    }

    [Fact]
    public async Task The_countdown_is_shown_and_ends_with_the_sign_in()
    {
        using ScriptedHandler handler = Scripted(DeviceCodes.Given(), SignIns.Granted());
        await SignIns.Service(handler, _clock).SignInAsync(DeviceCodes.Request, _observer);

        Assert.Equal(
            [
                "progress: Waiting for the sign-in on another device: Enter the code ABCD-EFGH at https://microsoft.com/devicelogin",
                "completed: Waiting for the sign-in on another device",
            ],
            _observer.Shown);
    }

    [Theory]
    [InlineData("expired_token", "AADSTS70019: The code expired.", "SignInTimedOut", "AADSTS70019")]
    [InlineData("expired_token", "The code expired.", "SignInTimedOut", null)]
    [InlineData("code_expired", "The code expired.", "SignInTimedOut", null)]
    [InlineData("authorization_declined", "The user declined.", "SignInDeclined", null)]
    [InlineData("bad_verification_code", "AADSTS70018: Wrong code.", "SignInTimedOut", "AADSTS70018")]
    [InlineData("invalid_grant", "AADSTS53003: Blocked.", "ConditionalAccessBlocked", "AADSTS53003")]
    [InlineData("invalid_client", "AADSTS7000218: Needs its secret.", "ClientSecretRequired", "AADSTS7000218")]
    public async Task An_unusable_code_is_a_failure(string error, string description, string id, string? code)
    {
        PartnerMfaException refused = await FailAsync(DeviceCodes.Request, DeviceCodes.Given(), DeviceCodes.Pending, SignIns.Refused(error, description));

        Assert.Equal((id, code), (refused.ErrorId, refused.AadstsCode));
        Assert.DoesNotContain(DeviceCodes.DeviceCode, refused + refused.Remedy, StringComparison.Ordinal);
        Assert.Equal("completed: Waiting for the sign-in on another device", _observer.Told.Last());
    }

    [Fact]
    public async Task A_code_that_has_ended_is_a_time_out_of_ours()
    {
        PartnerMfaException ended = await FailAsync(DeviceCodes.Request, DeviceCodes.Given("expires_in", 0));

        Assert.Equal(
            ("SignInTimedOut", "The device code expired before it was used.", "Start again, and enter the code before it expires."),
            (ended.ErrorId, ended.Message, ended.Remedy));
    }

    [Fact]
    public async Task A_refusal_to_give_a_code_is_explained()
    {
        PartnerMfaException refused = await FailAsync(DeviceCodes.Request, SignIns.Refused("unauthorized_client", "AADSTS700016: Not found."));

        Assert.Equal(("ApplicationNotFound", "AADSTS700016"), (refused.ErrorId, refused.AadstsCode));
        Assert.Empty(_observer.DeviceCodes);
    }

    [Fact]
    public async Task A_caller_who_cancels_between_polls_gets_a_cancellation_at_once()
    {
        using CancellationTokenSource caller = new();
        ManualClock still = new();
        using ScriptedHandler handler = Scripted(DeviceCodes.Given()).Then(() => Cancelling(caller));
        SignInService service = SignIns.Service(handler, still);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.SignInAsync(DeviceCodes.Request, _observer, caller.Token));
        Assert.Equal("completed: Waiting for the sign-in on another device", _observer.Told.Last());
    }

    [Fact]
    public async Task An_unused_device_code_times_out()
    {
        ManualClock clock = new();
        TimeSpan limit = TimeSpan.FromMinutes(2);
        using ScriptedHandler handler = Scripted(DeviceCodes.Given()).Then(() =>
        {
            clock.Advance(limit);
            return DeviceCodes.Pending.Create();
        });
        PartnerMfaException ended = await Assert.ThrowsAsync<PartnerMfaException>(
            () => SignIns.Service(handler, clock).SignInAsync(DeviceCodes.Request with { TimeLimit = limit }, _observer));

        Assert.Equal(
            ("SignInTimedOut", "The sign-in was not completed within 120 seconds.", "Start again and sign in within that time, or allow more time."),
            (ended.ErrorId, ended.Message, ended.Remedy));
    }

    private static HttpResponseMessage Cancelling(CancellationTokenSource caller)
    {
        caller.Cancel();
        return DeviceCodes.Pending.Create();
    }

    private static ScriptedHandler Scripted(params Reply[] replies)
    {
        ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        return handler;
    }

    private async Task<PartnerMfaException> FailAsync(SignInRequest request, params Reply[] replies)
    {
        using ScriptedHandler handler = Scripted(replies);
        return await Assert.ThrowsAsync<PartnerMfaException>(() => SignIns.Service(handler, _clock).SignInAsync(request, _observer));
    }
}
