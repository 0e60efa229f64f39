using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Signatures;

/// <summary>Signatures that are verified with keys from the user; nothing is fetched.</summary>
public sealed class GivenKeyTests
{
    private static readonly SignatureKeys Given = new() { Text = SignedTokens.KeySet(SignedTokens.Key) };

    [Fact]
    public async Task A_valid_signature_leaves_the_answer_unchanged() =>
        Assert.Equal(("Yes", "MfaClaimPresent", "Valid"), await TestAsync(SignedTokens.With()));

    [Fact]
    public async Task An_unchecked_signature_is_marked_as_such() =>
        Assert.Equal(("Yes", "MfaClaimPresent", "NotChecked"), await TestAsync(SignedTokens.With(), keys: null));

    [Theory]
    [InlineData("""["pwd"]""")]
    [InlineData("""["pwd","mfa"]""")]
    [InlineData("""["ngcmfa"]""")]
    public async Task A_signature_of_another_key_of_the_same_id_makes_every_answer_Unknown(string methods) => Assert.Equal(
        ("Unknown", "SignatureInvalid", "Invalid"),
        await TestAsync(SignedTokens.Signed(
            SignedTokens.OtherKey, new Dictionary<string, object>(), ("amr", System.Text.Json.JsonSerializer.Deserialize<string[]>(methods)))));

    [Fact]
    public async Task A_claim_that_was_changed_is_noticed()
    {
        string[] parts = SignedTokens.With(("amr", new[] { "pwd" })).Reveal().Split('.');
        parts[1] = SignedTokens.With().Reveal().Split('.')[1];

        Assert.Equal(("Unknown", "SignatureInvalid", "Invalid"), await TestAsync(new Secret(string.Join('.', parts))));
    }

    [Theory]
    [InlineData("""{"alg":"none"}""", "")]
    [InlineData("""{"alg":"None","kid":"key-1"}""", "")]
    [InlineData("""{"alg":"nOnE"}""", "AAAA")]
    [InlineData("""{"alg":"RS256","kid":"key-1"}""", "")]
    [InlineData("""{"kid":"key-1"}""", "AAAA")]
    [InlineData("""{"alg":["RS256"]}""", "AAAA")]
    [InlineData("""{"alg":"RS256","alg":"none","kid":"key-1"}""", "AAAA")]
    [InlineData("""{"alg":"\ud800"}""", "AAAA")]
    [InlineData("""{"\ud800":1,"alg":"RS256","kid":"key-1"}""", "AAAA")]
    [InlineData("""{"alg":"RS256","kid":"key-1"}""", "AAAA")]
    public async Task A_token_without_a_true_signature_is_never_a_Yes(string header, string signature) => Assert.Equal(
        ("Unknown", "SignatureInvalid", "Invalid"), await TestAsync(SignedTokens.Written(header, signature)));

    [Fact]
    public async Task An_HMAC_with_the_public_key_does_not_verify()
    {
        (string, string, string?)[] answers =
        [
            await TestAsync(SignedTokens.SignedByTheTextOfThePublicKey(SignedTokens.Pem), new SignatureKeys { Text = SignedTokens.Pem }),
            await TestAsync(SignedTokens.SignedByTheTextOfThePublicKey(Given.Text!)),
        ];

        Assert.All(answers, answer => Assert.Equal(("Unknown", "SignatureNotVerified", "Unsupported"), answer));
    }

    [Theory]
    [InlineData("jwk")]
    [InlineData("x5c")]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task A_key_that_the_token_brings_is_never_used(string member)
    {
        object value = member switch
        {
            "jwk" => System.Text.Json.JsonDocument.Parse(SignedTokens.KeySet(SignedTokens.OtherKey)).RootElement.GetProperty("keys")[0],
            "x5c" => new[] { Convert.ToBase64String(SelfSigned().RawData) },
            _ => "https://keys.example/keys",
        };
        Secret token = SignedTokens.Signed(SignedTokens.OtherKey, new Dictionary<string, object> { [member] = value });

        Assert.Equal(("Unknown", "SignatureInvalid", "Invalid"), await TestAsync(token));
    }

    [Theory]
    [InlineData("crit")]
    [InlineData("nonce")]
    public async Task A_header_that_changes_the_signature_cannot_be_verified(string member)
    {
        Secret token = SignedTokens.Signed(SignedTokens.Key, new Dictionary<string, object> { [member] = member == "crit" ? new[] { "x" } : "n" });

        Assert.Equal(("Unknown", "SignatureNotVerified", "Unsupported"), await TestAsync(token));
    }

    [Theory]
    [InlineData("""["pwd","mfa"]""", "SignatureNotVerified")]
    [InlineData("""["pwd"]""", "SignatureNotVerified")]
    [InlineData("""["ngcmfa"]""", "MfaEquivalentClaim")]
    public async Task A_key_that_is_not_there_leaves_no_answer_but_Unknown(string methods, string reason)
    {
        Secret token = SignedTokens.With(("amr", System.Text.Json.JsonSerializer.Deserialize<string[]>(methods)));
        SignatureKeys others = new() { Text = SignedTokens.KeySet(SignedTokens.NewKey("another")) };

        Assert.Equal(("Unknown", reason, "KeyNotFound"), await TestAsync(token, others));
    }

    [Theory]
    [InlineData("iss", "https://sts.windows.net/00000000-0000-0000-0000-000000000001/")]
    [InlineData("iss", "https://sts.chinacloudapi.cn/df845f1a-7b35-40a2-ba78-6481de91f8ae/")]
    [InlineData("iss", "https://sts.windows.net/df845f1a-7b35-40a2-ba78-6481de91f8ae")]
    [InlineData("iss", null)]
    [InlineData("tid", "00000000-0000-0000-0000-000000000001")]
    [InlineData("tid", "common")]
    [InlineData("tid", "../evil")]
    [InlineData("tid", null)]
    [InlineData("ver", "2.0")]
    public async Task A_good_signature_by_another_issuer_does_not_count(string claim, string? value) =>
        Assert.Equal(("Unknown", "SignatureInvalid", "Invalid"), await TestAsync(SignedTokens.With((claim, value))));

    [Fact]
    public async Task An_expired_token_keeps_its_answer_and_its_signature() => Assert.Equal(
        ("Yes", "MfaClaimPresent", "Valid"),
        await TestAsync(SignedTokens.With(("exp", 1700003900L), ("nbf", 1700000000L), ("iat", 1700000000L))));

    [Fact]
    public async Task A_key_may_be_a_JSON_Web_Key_a_key_set_PEM_or_a_certificate()
    {
        string set = SignedTokens.KeySet(SignedTokens.Key);
        using X509Certificate2 certificate = SelfSigned();
        SignatureKeys[] forms =
        [
            new() { Text = set },
            new() { Text = System.Text.Json.JsonDocument.Parse(set).RootElement.GetProperty("keys")[0].GetRawText() },
            new() { Text = $"\r\n{SignedTokens.Pem}\r\n" },
            new() { Certificate = certificate },
            new() { Text = certificate.ExportCertificatePem() },
        ];

        foreach (SignatureKeys form in forms) Assert.Equal(("Yes", "MfaClaimPresent", "Valid"), await TestAsync(SignedTokens.With(), form));
    }

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","k":"AAAA"}]}""")]
    [InlineData("""{"kty":"RSA","use":"enc","n":"AQAB","e":"AQAB"}""")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----")]
    public async Task An_invalid_key_is_reported_without_repeating_it(string text)
    {
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => TestAsync(SignedTokens.With(), new SignatureKeys { Text = text }));

        Assert.Equal("SigningKeyInvalid", failure.ErrorId);
        Assert.DoesNotContain("planted", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRIVATE KEY")]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("EC PRIVATE KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    public async Task A_private_key_is_refused_and_the_error_says_that_it_is_one(string label)
    {
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => TestAsync(
            SignedTokens.With(), new SignatureKeys { Text = $"-----BEGIN {label}-----\nplanted\n-----END {label}-----" }));

        Assert.Contains("this is a private key. Give the public one, and keep this to its owner.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_RSA_key_is_refused() => Assert.Equal(
        "SigningKeyInvalid",
        (await Assert.ThrowsAsync<PartnerMfaException>(() => TestAsync(
            SignedTokens.With(), new SignatureKeys { Text = SignedTokens.KeySet(SignedTokens.NewKey(SignedTokens.KeyId, bits: 1024)) }))).ErrorId);

    [Fact]
    public async Task The_explanation_names_the_problem()
    {
        PartnerMfaResult result = await RunAsync(SignedTokens.Written("""{"alg":"none"}""", ""), Given);

        Assert.Equal("The token's signature is not valid: it is not signed at all. Nothing in the token can be trusted.", result.Message);
    }

    private static async Task<(string Result, string Reason, string? Signature)> TestAsync(Secret token) => await TestAsync(token, Given);

    private static async Task<(string Result, string Reason, string? Signature)> TestAsync(Secret token, SignatureKeys? keys)
    {
        PartnerMfaResult result = await RunAsync(token, keys);
        return (result.Result, result.Reason, result.SignatureStatus);
    }

    private static async Task<PartnerMfaResult> RunAsync(Secret token, SignatureKeys? keys)
    {
        using ScriptedHandler nothing = new();
        SignatureVerifier signatures = new(new TenantKeys(new Http.ServiceBackend { Handler = nothing, Clock = new ManualClock() }));
        TokenRequest request = TokenTests.Question(token) with { SignatureKeys = keys };
        SignatureFinding? finding = await signatures.RunAsync(request, TestContext.Current.CancellationToken);
        return new TokenInspector(new ManualClock(), CommandHints.PowerShell).Run(request, finding);
    }

    private static X509Certificate2 SelfSigned() => new CertificateRequest(
        "CN=test", SignedTokens.Key.Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
}
