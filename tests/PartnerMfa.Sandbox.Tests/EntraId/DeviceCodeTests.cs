using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;
using PartnerMfa.Work;
using static PartnerMfa.Sandbox.Support.TokenRequests;

namespace PartnerMfa.Sandbox.EntraId;

public sealed class DeviceCodeTests
{
    private readonly SandboxRun _sandbox = new(autoPass: TimeSpan.Zero);

    [Fact]
    public async Task A_device_code_is_pending_until_the_user_has_signed_in()
    {
        TokenRequests service = new(_sandbox);
        JsonElement prompt = await service.PostAsync("devicecode", "?login_hint=password@sandbox.example", ("scope", "openid"));
        (string, string)[] poll = [("grant_type", "device_code"), ("device_code", Text(prompt, "device_code"))];

        JsonElement before = await service.PostAsync("token", poll);
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonElement after = await service.PostAsync("token", poll);

        Assert.Equal("SANDBOX42", Text(prompt, "user_code"));
        Assert.Equal("authorization_pending", Text(before, "error"));
        PartnerMfaResult token = _sandbox.Client.TestToken(new(new Secret(Text(after, "access_token")), PartnerMfaEnvironments.Sandbox, "test"));
        Assert.Equal(("No", "password@sandbox.example"), (token.Result, token.Account));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-code")]
    [InlineData("bm8gdGltZQ")]
    public async Task An_invalid_device_code_is_refused(string code)
    {
        JsonElement answer = await new TokenRequests(_sandbox).PostAsync("token", ("grant_type", "device_code"), ("device_code", code));

        Assert.Equal("invalid_grant", Text(answer, "error"));
    }

    [Fact]
    public async Task A_sign_in_by_device_code_shows_the_code_and_gives_the_account_s_token()
    {
        PersonAtADevice person = new(_sandbox.Clock);
        DeviceCodeSignIn request = new() { Environment = PartnerMfaEnvironments.Sandbox, UserPrincipalName = "fido@sandbox.example" };

        Session session = await _sandbox.Client.SignInAsync(request, person, TestContext.Current.CancellationToken);

        DeviceCodePrompt prompt = Assert.Single(person.Prompts);
        Assert.Equal(("SANDBOX42", new Uri("https://login.sandbox.example/device")), (prompt.UserCode, prompt.VerificationUri));
        Assert.Equal("fido@sandbox.example", session.Claims.Account);
    }
}
