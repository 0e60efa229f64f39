namespace PartnerMfa.Redaction;

public sealed class RedactorTests
{
    internal const string ClientSecret = "abc8Q~zZ0123456789abcdefghijKLMNOPQRSTuv";
    internal const string RefreshToken = "0.AXoAplantedREFRESHtoken-0123456789abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    internal const string Jwt = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6.eyJhdWQi.sig";

    [Theory]
    [InlineData("Unauthorized - MFA required", "Unauthorized - MFA required")]
    [InlineData("  a \t b\r\n c\u00a0\u2028d ", "a b c d")]
    [InlineData("a\u001b[31mred\0", "a[31mred")]
    [InlineData("\u009b31mred\u0007", "31mred")]
    [InlineData("ab\u202ecd\u2066e\u200bf\ufeff", "abcdef")]
    [InlineData("\ud83d\ude00 smile", "smile")]
    [InlineData("\ue000\uffff", "")]
    [InlineData("Zugriff verweigert: für Änderungen", "Zugriff verweigert: für Änderungen")]
    [InlineData("アクセスが拒否されました", "アクセスが拒否されました")]
    [InlineData("00001111-aaaa-2222-bbbb-3333cccc4444", "00001111-aaaa-2222-bbbb-3333cccc4444")]
    [InlineData("partner.partnercenterapi.microsoftonline.cn:443", "partner.partnercenterapi.microsoftonline.cn:443")]
    [InlineData("Go to https://aka.ms/mfasetup and register.", "Go to https://aka.ms/mfasetup and register.")]
    [InlineData(
        "https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-mandating-mfa#frequently-asked-questions",
        "https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-mandating-mfa#frequently-asked-questions")]
    [InlineData("https://go.microsoft.com/fwlink/?linkid=2147048", "https://go.microsoft.com/fwlink/?linkid=2147048")]
    [InlineData("#microsoft.graph.crossTenantAccessPolicyConfigurationDefault", "#microsoft.graph.crossTenantAccessPolicyConfigurationDefault")]
    [InlineData("x " + Jwt + " y", "x (secret) y")]
    [InlineData("x e\u200byJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6 y", "x (secret) y")]
    [InlineData("secret " + ClientSecret + ".", "secret (secret)")]
    [InlineData("token " + RefreshToken, "token (secret)")]
    [InlineData("client_secret=hunter2&x=1", "client_secret=(secret)&x=1")]
    [InlineData("{\"refresh_token\": \"hunter22\"}", "{\"refresh_token\": \"(secret)\"}")]
    [InlineData("Authorization: Basic YWxpY2U6cHc=", "Authorization: Basic (secret)")]
    [InlineData("Bearer authorization was refused", "Bearer authorization was refused")]
    [InlineData("https://alice:hunter2@proxy.example/", "https://(secret)@proxy.example/")]
    public void Foreign_text_is_shown_on_one_line_without_invisible_characters_and_secrets(string text, string shown) =>
        Assert.Equal(shown, Redactor.Foreign(text));

    [Fact]
    public void Foreign_text_is_bounded()
    {
        string shown = Redactor.Foreign(string.Concat(Enumerable.Repeat("word ", 1_000_000)));

        Assert.Equal(Redactor.LongestForeign + 3, shown.Length);
        Assert.EndsWith("...", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Global")]
    [InlineData("contoso.onmicrosoft.com")]
    [InlineData("alice.o'neill@contoso.co.uk")]
    [InlineData("o365admin@contoso.onmicrosoft.com")]
    [InlineData("alice_contoso.com#EXT#@fabrikam.onmicrosoft.com")]
    [InlineData("00001111-aaaa-2222-bbbb-3333cccc4444")]
    [InlineData("Jürgen Müller")]
    [InlineData("ConditionalAcess")]
    [InlineData("Contoso test 2")]
    public void Text_that_looks_like_a_name_is_shown(string typed) => Assert.Equal(typed, Redactor.Typed(typed));

    [Theory]
    [InlineData(ClientSecret)]
    [InlineData(RefreshToken)]
    [InlineData(Jwt)]
    [InlineData("Pa55word!")]
    [InlineData("xK9mP2qR7sT4@contoso.com")]
    [InlineData("my secret: xK9mP2qR7sT4")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    public void Typed_text_that_does_not_look_like_a_name_is_hidden(string typed) => Assert.Equal("(secret)", Redactor.Typed(typed));

    [Theory]
    [InlineData("/home/alice/captures/partner center 2026.har", "/home/alice/captures/partner center 2026.har")]
    [InlineData(@"C:\Users\alice\token.txt", @"C:\Users\alice\token.txt")]
    [InlineData("/home/alice/" + ClientSecret + "/x.html", "/home/alice/(secret)/x.html")]
    [InlineData("./" + ClientSecret + ".pfx", "./(secret)")]
    [InlineData("/tmp/partner-mfa-Ga57L9/app.pfx", "/tmp/partner-mfa-Ga57L9/app.pfx")]
    [InlineData(Jwt, "(secret)")]
    public void Parts_of_a_path_that_do_not_look_like_names_are_hidden(string path, string shown) => Assert.Equal(shown, Redactor.Path(path));

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/users?$filter=secret#x", "https://graph.microsoft.com/v1.0/users")]
    [InlineData("https://alice:hunter2@proxy.example:8080/", "https://proxy.example:8080/")]
    [InlineData("https://mіcrosoft.com/", "https://xn--mcrosoft-thh.com/")]
    [InlineData("https://[::1]:8080/", "https://[::1]:8080/")]
    [InlineData("https://x.example/" + ClientSecret, "https://x.example/(secret)")]
    public void An_address_is_shown_without_its_user_and_query(string address, string shown) => Assert.Equal(shown, Redactor.Address(new Uri(address)));

    [Fact]
    public void A_failure_never_contains_a_secret_whoever_creates_it()
    {
        PartnerMfaException failure = new(PartnerMfa.Errors.ErrorId.SignInFailed, $"It said \u001b[2J{ClientSecret}", $"Not {RefreshToken}", Jwt);

        Assert.Equal(("It said \ufffd[2J(secret)", "Not (secret)", "(secret)"), (failure.Message, failure.Remedy, failure.TargetName));
    }
}
