using System.Text.Json;
using PartnerMfa.Work;

namespace PartnerMfa.Tokens;

/// <summary>Every claim of a token is listed with what it means.</summary>
public sealed class ClaimListTests
{
    [Fact]
    public void Every_claim_is_listed_in_the_tokens_order_the_header_first() => Assert.Equal(
        ["typ", "alg", "kid", .. TestTokens.Claims().Keys],
        Explain(TestTokens.With()).Select(claim => claim.Name));

    [Fact]
    public void The_header_is_marked() =>
        Assert.Equal(["typ", "alg", "kid"], Explain(TestTokens.With()).Where(claim => claim.IsHeader).Select(claim => claim.Name));

    [Fact]
    public void Without_being_asked_for_there_are_none() => Assert.Null(TokenTests.Run(TestTokens.With()).Claims);

    [Theory]
    [InlineData("exp", "1780920060", "2026-06-08 12:01:00 +00:00 (in 60 seconds)")]
    [InlineData("exp", "1780922520", "2026-06-08 12:42:00 +00:00 (in 42 minutes)")]
    [InlineData("exp", "1780925400", "2026-06-08 13:30:00 +00:00 (in 90 minutes)")]
    [InlineData("nbf", "1780912800", "2026-06-08 10:00:00 +00:00 (2 hours ago)")]
    [InlineData("iat", "1780660800", "2026-06-05 12:00:00 +00:00 (3 days ago)")]
    [InlineData("exp", "1780920000.5", "2026-06-08 12:00:00 +00:00 (in a moment)")]
    [InlineData("auth_time", "\"1780920060\"", "2026-06-08 12:01:00 +00:00 (in 60 seconds)")]
    [InlineData("exp", "99999999999999999999", "99999999999999999999")]
    [InlineData("exp", "\"tomorrow\"", "tomorrow")]
    [InlineData("exp", "253402300799", "9999-12-31 23:59:59 +00:00 (in 2912284 days)")]
    [InlineData("amr", """["pwd","mfa"]""", "pwd, mfa")]
    [InlineData("amr", "\"mfa\"", "mfa")]
    [InlineData("unheard_of", """{"a":[1,{"b":null}]}""", """{"a":[1,{"b":null}]}""")]
    [InlineData("unheard_of", "1.50", "1.50")]
    [InlineData("unheard_of", "true", "true")]
    [InlineData("name", "\"J\\u00f6rg \u540d\u524d\"", "J\u00f6rg \u540d\u524d")]
    public void A_value_is_readable(string claim, string json, string shown) => Assert.Equal(shown, Of(claim, json).Value);

    [Theory]
    [InlineData("amr", """["pwd","mfa","x"]""", "how the user signed in: the claim that shows MFA (v1.0) - pwd: a password was used, typed by the user or kept by an app: one factor; mfa: multifactor authentication was done: what Partner Center requires; x: not a documented method")]
    [InlineData("appidacr", "\"2\"", "how that app authenticated (v1.0) - 2: the app authenticated with a certificate")]
    [InlineData("azpacr", "\"1\"", "how that app authenticated (v2.0) - 1: the app authenticated with its ID and secret")]
    [InlineData("ver", "\"2.0\"", "the version of the token - 2.0: a v2.0 token: it never has amr, so it does not show MFA")]
    [InlineData("tenant_region_scope", "\"EU\"", "the region of the tenant - EU: Europe")]
    [InlineData("wids", """["62e90394-69f5-4237-9190-012177145e10","x"]""", "the tenant-wide roles of the user - 62e90394-69f5-4237-9190-012177145e10: Global Administrator")]
    [InlineData("unheard_of", "1", "not a documented claim, and not known here")]
    [InlineData("AMR", "1", "not a documented claim, and not known here")]
    public void A_value_is_explained_in_words(string claim, string json, string meaning) => Assert.Equal(meaning, Of(claim, json).Meaning);

    [Fact]
    public void A_documented_claim_leads_to_its_page_and_no_other_does()
    {
        PartnerMfaClaim[] claims = Explain(TestTokens.Changed("""{"unheard_of":1}"""));

        Assert.All(claims, claim => Assert.Equal(claim.Name != "unheard_of", claim.HelpUri is not null));
        Assert.All(claims.Where(claim => claim.HelpUri is not null), claim => Assert.StartsWith("https://", claim.HelpUri, StringComparison.Ordinal));
    }

    /// <summary>Every claim of Microsoft's two reference pages for access tokens.</summary>
    public static TheoryData<string> Documented { get; } =
    [
        "acct", "acr", "acrs", "aio", "amr", "appid", "appidacr", "aud", "auth_time", "azp", "azpacr", "ctry", "email", "exp", "family_name", "fwd", "given_name",
        "groups", "hasgroups", "_claim_names", "_claim_sources", "iat", "idp", "idtyp", "in_corp", "ipaddr", "iss", "login_hint", "name", "nbf", "nickname", "oid",
        "onprem_sid", "preferred_username", "pwd_exp", "pwd_url", "rh", "roles", "scp", "sid", "sub", "tenant_ctry", "tenant_region_scope", "tid", "unique_name", "upn",
        "uti", "ver", "verified_primary_email", "verified_secondary_email", "vnet", "wids", "xms_cc", "xms_edov", "xms_pdl", "xms_pl", "xms_tpl", "ztdid",
    ];

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_claim_that_Microsoft_documents_is_explained_with_its_page(string claim)
    {
        PartnerMfaClaim explained = Of(claim, "\"x\"");

        Assert.DoesNotContain("not documented", explained.Meaning, StringComparison.Ordinal);
        Assert.StartsWith("https://learn.microsoft.com/entra/identity-platform/", explained.HelpUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xms_mirid")]
    [InlineData("xms_tdbr")]
    [InlineData("xms_idrel")]
    [InlineData("signin_state")]
    public void A_claim_that_is_seen_and_not_documented_says_so(string claim)
    {
        PartnerMfaClaim explained = Of(claim, "\"x\"");

        Assert.EndsWith("(seen in tokens, and not documented by Microsoft)", explained.Meaning, StringComparison.Ordinal);
        Assert.Null(explained.HelpUri);
    }

    [Theory]
    [InlineData("in_corp", "true", "policies often skip MFA")]
    [InlineData("idp", "\"https://idp.example/\"", "counts only when amr has mfa")]
    [InlineData("acr", "\"1\"", "proves nothing about MFA")]
    [InlineData("acrs", "[\"c1\"]", "only amr shows that it was done")]
    [InlineData("auth_time", "1780920060", "carry on the MFA")]
    [InlineData("xms_cc", "[\"cp1\"]", "ask for MFA")]
    [InlineData("amr", "[\"x509\"]", "it counted as one factor")]
    [InlineData("amr", "[\"fido\"]", "it counted as one factor")]
    [InlineData("idtyp", "\"app\"", "MFA is not required")]
    public void A_claim_says_what_it_means_for_MFA(string claim, string json, string words) => Assert.Contains(words, Of(claim, json).Meaning, StringComparison.Ordinal);

    [Fact]
    public void Both_values_of_a_repeated_claim_are_shown_and_the_first_does_not_count()
    {
        string json = TestTokens.Payload("""{"amr":null}""");
        PartnerMfaClaim[] claims = [.. Explain(TestTokens.Of($$"""{"amr":["mfa"],{{json.Trim('{', '}')}},"\u0061mr":["pwd"]}""")).Where(claim => claim.Name == "amr")];

        Assert.Equal(["mfa", "pwd"], claims.Select(claim => claim.Value));
        Assert.StartsWith("does not count, because the claim occurs again: ", claims[0].Meaning, StringComparison.Ordinal);
        Assert.StartsWith("how the user signed in", claims[1].Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u001b[31mb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u200bb\r\nc")]
    public void Terminal_sequences_are_removed(string hostile)
    {
        string text = JsonSerializer.Serialize(hostile);
        PartnerMfaClaim[] claims = Explain(TestTokens.Of(
            $$"""{"aud":"x",{{text}}:1,"amr":[{{text}}],"scp":{{text}},"name":{{text}},"nested":{"k":[{{text}}]},"raw":["\u202e",{"a":"{{hostile.Replace("\u001b", "", StringComparison.Ordinal).Replace("\r\n", "", StringComparison.Ordinal)}}"}]}"""));

        Assert.All(
            claims.SelectMany(claim => new[] { claim.Name, claim.Value, claim.Meaning, claim.ToString() }),
            shown => Assert.DoesNotContain(shown, c => char.IsControl(c) || c is '\u202e' or '\u200b'));
    }

    [Fact]
    public void A_token_within_a_token_is_not_shown()
    {
        string inner = TestTokens.With(("upn", "planted")).Reveal();
        PartnerMfaClaim[] claims = Explain(TestTokens.With(("name", inner), ("id_token", $"Bearer {inner}"), ("nested", new { token = inner }), ("amr", new[] { inner }), (inner, 1)));

        Assert.All(claims, claim => Assert.DoesNotContain("eyJ", claim.Name + claim.Value + claim.Meaning, StringComparison.Ordinal));
        Assert.Equal(Secret.Redacted, claims.Single(claim => claim.Name == "name").Value);
    }

    [Fact]
    public void A_value_that_is_not_text_does_not_stop_the_list()
    {
        PartnerMfaClaim[] claims = Explain(TestTokens.Of("""{"aud":"x","upn":"u","odd":"\ud800","list":["\udc00"],"auth_time":"\ud800"}"""));

        Assert.Equal(["typ", "alg", "kid", "aud", "upn", "odd", "list", "auth_time"], claims.Select(claim => claim.Name));
    }

    [Fact]
    public void Invalid_UTF8_does_not_stop_the_list()
    {
        byte[] payload = [.. """{"aud":"x","upn":"u","odd":"a"""u8, 0x8c, .. "b\",\"list\":[\""u8, 0xfb, .. "\"],\""u8, 0xff, .. "\":1}"u8];
        PartnerMfaClaim[] claims = Explain(new Secret($"{TestTokens.Encode("{}")}.{System.Buffers.Text.Base64Url.EncodeToString(payload)}.x"));

        Assert.Equal(["x", "u", "a\ufffdb", "\ufffd", "1"], claims.Select(claim => claim.Value));
    }

    [Fact]
    public void The_list_contains_neither_the_signature_nor_the_token()
    {
        Secret token = TestTokens.With();
        string all = JsonSerializer.Serialize(TokenTests.Run(token));

        Assert.All(token.Reveal().Split('.'), part => Assert.DoesNotContain(part, all, StringComparison.Ordinal));
    }

    private static PartnerMfaClaim Of(string claim, string json)
    {
        string payload = TestTokens.Payload($$"""{"{{claim}}":0}""").Replace(JsonSerializer.Serialize(claim) + ":0", JsonSerializer.Serialize(claim) + ":" + json, StringComparison.Ordinal);
        return Explain(TestTokens.Of(payload)).Single(found => found.Name == claim);
    }

    private static PartnerMfaClaim[] Explain(Secret token) =>
        [.. new TokenInspector(new ManualClock(), CommandHints.PowerShell).Run(TokenTests.Question(token) with { Explain = true }).Claims!];
}
