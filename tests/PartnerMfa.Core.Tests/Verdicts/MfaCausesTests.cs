using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>A No names the most likely cause for this token and this way of signing in, and what to do about it.</summary>
public sealed class MfaCausesTests
{
    [Theory]
    [InlineData("""{"amr":["fed"]}""", SignInForm.Browser, true, "multipleauthn")]
    [InlineData("""{"amr":["pwd"],"idp":"https://idp.example/"}""", SignInForm.RefreshToken, false, "multipleauthn")]
    [InlineData("""{"amr":["pwd"],"in_corp":true}""", SignInForm.Unknown, false, "trusted network")]
    [InlineData("""{"amr":["pwd"],"in_corp":"true"}""", SignInForm.Browser, true, "trusted network")]
    [InlineData("""{"amr":["wia"]}""", SignInForm.Browser, true, "trusted network")]
    [InlineData("""{"amr":["wiaormfa"]}""", SignInForm.RefreshToken, false, "trusted network")]
    [InlineData("""{"amr":["fido"]}""", SignInForm.Browser, true, "Phishing-resistant MFA")]
    [InlineData("""{"amr":["x509","rsa"]}""", SignInForm.Browser, true, "binding multifactor")]
    [InlineData("""{"amr":["pwd"]}""", SignInForm.RefreshToken, false, "in place of the old one: New-PartnerMfaRefreshToken")]
    [InlineData("""{"amr":["pwd"]}""", SignInForm.Browser, true, "Custom controls never count")]
    [InlineData("""{"amr":["pwd"]}""", SignInForm.DeviceCode, true, "Custom controls never count")]
    [InlineData("""{"amr":["pwd"]}""", SignInForm.Browser, false, "let a policy require MFA")]
    [InlineData("""{"amr":["pwd"]}""", SignInForm.Unknown, false, "give the program the refresh token of that sign-in")]
    [InlineData("""{"amr":["pwd"],"in_corp":false}""", SignInForm.AccessToken, false, "give the program the refresh token of that sign-in")]
    public void The_remedy_fits_the_evidence(string changes, object form, bool askedForMfa, string words)
    {
        PartnerMfaResult result = Run(changes, (SignInForm)form, askedForMfa, CommandHints.PowerShell);

        Assert.Equal("No", result.Result);
        Assert.Contains(words, result.Remedy, StringComparison.Ordinal);
        Assert.Contains($"Test-PartnerMfaSetup -UserPrincipalName {TestTokens.Account}", result.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_names_the_account_in_every_front_end()
    {
        foreach (SignInForm form in Enum.GetValues<SignInForm>())
            foreach (string methods in new[] { "pwd", "fed", "wia", "fido", "x509" })
            {
                string tool = Run($$"""{"amr":["{{methods}}"]}""", form, askedForMfa: false, CommandHints.Tool).Remedy!;
                string powerShell = Run($$"""{"amr":["{{methods}}"]}""", form, askedForMfa: false, CommandHints.PowerShell).Remedy!;

                Assert.Equal(Count(tool, "partner-mfa "), Count(tool, $"--user {TestTokens.Account}"));
                Assert.Equal(Count(powerShell, "-PartnerMfa"), Count(powerShell, $"-UserPrincipalName {TestTokens.Account}"));
                Assert.DoesNotContain("PartnerMfa", tool, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task An_interactive_Yes_says_what_it_does_not_cover()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.With("isMfaCompliant: true").Create);
        PartnerMfaResult result = await Probe.Probes.RunAsync(
            handler, new TokenRequest(TestTokens.With(), PartnerMfaEnvironments.Global, "a test") { Form = SignInForm.Browser, AskedForMfa = true });

        Assert.Equal("Yes", result.Result);
        Assert.Contains("This account can sign in with MFA. A job passes only with its own token: Connect-PartnerMfa -RefreshToken", result.Message, StringComparison.Ordinal);
        Assert.Contains("-WithoutAskingForMfa", result.Message, StringComparison.Ordinal);
        Assert.Null(result.Remedy);
    }

    [Fact]
    public async Task A_Yes_with_a_stored_refresh_token_says_how_long_it_lasts()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.With("isMfaCompliant: true").Create);
        PartnerMfaResult result = await Probe.Probes.RunAsync(
            handler, new TokenRequest(TestTokens.With(), PartnerMfaEnvironments.Global, "a test") { Form = SignInForm.RefreshToken });

        Assert.Contains("The access token is valid until 2026-06-09 13:06:40 UTC. The refresh token that came with it ends when it is not used until 2026-09-06, and earlier when the password changes", result.Message, StringComparison.Ordinal);
        Assert.Contains("Store it in place of the old one, after every use.", result.Message, StringComparison.Ordinal);
    }

    private static int Count(string text, string word) => text.Split(word).Length - 1;

    private static PartnerMfaResult Run(string changes, SignInForm form, bool askedForMfa, CommandHints words) =>
        new TokenInspector(new ManualClock(), words).Run(TokenTests.Question(TestTokens.Changed(changes)) with { Form = form, AskedForMfa = askedForMfa });
}
