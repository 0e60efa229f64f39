using System.Text.Json;
using PartnerMfa.Work;

namespace PartnerMfa.Tokens;

/// <summary>Every claim of a token is listed with its meaning.</summary>
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
    [InlineData("unheard_of", """["a",1]""", """["a",1]""")]
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
    [InlineData("scp", "\"Other.Read\"", "what the app may do for the user")]
    [InlineData("acct", "1", "whether the account is a member or a guest - 1: a guest of the tenant")]
    [InlineData("acct", "null", "whether the account is a member or a guest")]
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

    /// <summary>Every claim on Microsoft's two reference pages for access tokens.</summary>
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
    [InlineData("app_displayname")]
    [InlineData("xms_mirid")]
    [InlineData("xms_az_rid")]
    [InlineData("xms_tdbr")]
    [InlineData("xms_tcdt")]
    [InlineData("xms_idrel")]
    [InlineData("xms_st")]
    [InlineData("xms_ftd")]
    [InlineData("xms_act_fct")]
    [InlineData("xms_sub_fct")]
    [InlineData("xms_sub_ocp")]
    [InlineData("xms_spcu")]
    [InlineData("xms_rd")]
    [InlineData("puid")]
    [InlineData("platf")]
    [InlineData("deviceid")]
    [InlineData("signin_state")]
    [InlineData("altsecid")]
    [InlineData("e_exp")]
    public void A_claim_that_is_seen_but_not_documented_is_marked_as_such(string claim)
    {
        PartnerMfaClaim explained = Of(claim, "\"x\"");

        Assert.EndsWith("(seen in tokens, and not documented by Microsoft)", explained.Meaning, StringComparison.Ordinal);
        Assert.Null(explained.HelpUri);
    }

    [Theory]
    [InlineData("jti", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1")]
    [InlineData("cnf", "https://www.rfc-editor.org/rfc/rfc7800#section-3")]
    [InlineData("nonce", "https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference")]
    public void A_claim_of_every_JWT_leads_to_the_standard(string claim, string page) => Assert.Equal(page, Of(claim, "\"x\"").HelpUri);

    /// <summary>The header parameters from Microsoft's page or RFC 7515.</summary>
    [Theory]
    [InlineData("typ", "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference")]
    [InlineData("alg", "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference")]
    [InlineData("kid", "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference")]
    [InlineData("x5t", "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference")]
    [InlineData("nonce", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1")]
    [InlineData("crit", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1")]
    [InlineData("cty", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1")]
    [InlineData("jku", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1")]
    [InlineData("jwk", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1")]
    [InlineData("x5c", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1")]
    [InlineData("x5u", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1")]
    [InlineData("amr", null)]
    [InlineData("\\ud800", null)]
    public void A_header_parameter_leads_to_its_page(string parameter, string? page)
    {
        PartnerMfaClaim claim = Explain(new Secret($"{TestTokens.Encode($$"""{"{{parameter}}":"x"}""")}.{TestTokens.Encode("{}")}.x")).Single();

        Assert.Equal((parameter[0] == '\\' ? "\ufffd" : parameter, page, true), (claim.Name, claim.HelpUri, claim.IsHeader));
        Assert.Equal(page is null, claim.Meaning == "not a documented claim, and not known here");
    }

    [Theory]
    [InlineData("amr", "mfa", "multifactor authentication")]
    [InlineData("amr", "ngcmfa", "the same as mfa")]
    [InlineData("amr", "pwd", "a password")]
    [InlineData("amr", "rsa", "an RSA key")]
    [InlineData("amr", "otp", "a one-time passcode")]
    [InlineData("amr", "fed", "a federated assertion")]
    [InlineData("amr", "wia", "Windows Integrated Authentication was")]
    [InlineData("amr", "wiaormfa", "Windows Integrated Authentication or MFA")]
    [InlineData("amr", "none", "no authentication")]
    [InlineData("amr", "fido", "a FIDO security key")]
    [InlineData("amr", "x509", "a certificate")]
    [InlineData("amr", "hwk", "a key in hardware")]
    [InlineData("amr", "swk", "a key in software")]
    [InlineData("amr", "pin", "a PIN")]
    [InlineData("amr", "sms", "a text message")]
    [InlineData("amr", "tel", "a phone call")]
    [InlineData("amr", "face", "face recognition")]
    [InlineData("amr", "fpt", "a fingerprint")]
    [InlineData("appidacr", "0", "a public client")]
    [InlineData("azpacr", "0", "a public client")]
    [InlineData("azpacr", "2", "the app authenticated with a certificate")]
    [InlineData("ver", "1.0", "a v1.0 token")]
    [InlineData("acr", "0", "the sign-in did not meet")]
    [InlineData("acr", "1", "the user was authenticated")]
    [InlineData("idtyp", "app", "an app-only token")]
    [InlineData("idtyp", "user", "a token for a user")]
    [InlineData("idtyp", "device", "a token for a device")]
    [InlineData("tenant_region_scope", "NA", "North America")]
    [InlineData("tenant_region_scope", "AS", "Asia and Pacific")]
    [InlineData("tenant_region_scope", "AF", "Africa")]
    [InlineData("tenant_region_scope", "OC", "Oceania")]
    [InlineData("tenant_region_scope", "SA", "South America")]
    [InlineData("tenant_region_scope", "WW", "worldwide")]
    [InlineData("acct", "0", "a member of the tenant")]
    [InlineData("scp", "user_impersonation", "the app may act as the user")]
    public void A_word_of_a_claim_is_explained(string claim, string word, string meaning) =>
        Assert.Contains($" - {word}: {meaning}", Of(claim, $"\"{word}\"").Meaning, StringComparison.Ordinal);

    // https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
    [Theory]
    [InlineData("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator")]
    [InlineData("c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator")]
    [InlineData("0526716b-113d-4c15-b2c8-68e3c22b9f80", "Authentication Policy Administrator")]
    [InlineData("b0f54661-2d74-4c50-afa3-1ec803f12efe", "Billing Administrator")]
    [InlineData("158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator")]
    [InlineData("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator")]
    [InlineData("88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers")]
    [InlineData("d29b2b05-8046-44ba-8758-1e26182fcf32", "Directory Synchronization Accounts")]
    [InlineData("29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator")]
    [InlineData("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader")]
    [InlineData("729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator")]
    [InlineData("45d8d3c5-c802-45c6-b32a-1d70b5e1e86e", "Identity Governance Administrator")]
    [InlineData("966707d0-3269-4727-9be2-8c3a10f19b9d", "Password Administrator")]
    [InlineData("7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator")]
    [InlineData("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator")]
    [InlineData("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator")]
    [InlineData("5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader")]
    [InlineData("f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "SharePoint Administrator")]
    [InlineData("69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator")]
    [InlineData("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator")]
    [InlineData("b79fbf4d-3ef9-4689-8143-76b194e85509", "what every member of the tenant has: not a role")]
    public void A_role_is_called_by_its_name(string template, string name) =>
        Assert.Equal($"the tenant-wide roles of the user - {template}: {name}", Of("wids", $"[\"{template}\"]").Meaning);

    [Theory]
    [InlineData("1780920060", 120, "2026-06-08 14:01:00 +02:00 (in 60 seconds)")]
    [InlineData("1780920060", -210, "2026-06-08 08:31:00 -03:30 (in 60 seconds)")]
    [InlineData("253402300799", 60, "9999-12-31 23:59:59 +00:00 (in 2912284 days)")]
    [InlineData("253402297199", 60, "9999-12-31 23:59:59 +01:00 (in 2912284 days)")]
    [InlineData("253402300799", -60, "9999-12-31 22:59:59 -01:00 (in 2912284 days)")]
    [InlineData("-62135596800", -60, "0001-01-01 00:00:00 +00:00 (739774 days ago)")]
    [InlineData("-62135593200", -60, "0001-01-01 00:00:00 -01:00 (739774 days ago)")]
    [InlineData("-62135596800", 60, "0001-01-01 01:00:00 +01:00 (739774 days ago)")]
    public void A_time_is_shown_in_the_local_time_zone_where_it_has_a_local_time(string seconds, int minutesFromUtc, string shown) =>
        Assert.Equal(shown, Of("exp", seconds, new ZonedClock(TimeSpan.FromMinutes(minutesFromUtc))).Value);

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
    public void The_meaning_of_a_claim_includes_what_it_says_about_MFA(string claim, string json, string words) => Assert.Contains(words, Of(claim, json).Meaning, StringComparison.Ordinal);

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
        Assert.Equal(["\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\""], claims.TakeLast(3).Select(claim => claim.Value));
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

    private static PartnerMfaClaim Of(string claim, string json, TimeProvider? clock = null)
    {
        string payload = TestTokens.Payload($$"""{"{{claim}}":0}""").Replace(JsonSerializer.Serialize(claim) + ":0", JsonSerializer.Serialize(claim) + ":" + json, StringComparison.Ordinal);
        return Explain(TestTokens.Of(payload), clock).Single(found => found.Name == claim && !found.IsHeader);
    }

    private static PartnerMfaClaim[] Explain(Secret token, TimeProvider? clock = null) =>
        [.. new TokenInspector(clock ?? new ZonedClock(TimeSpan.Zero), CommandHints.PowerShell).Run(TokenTests.Question(token) with { Explain = true }).Claims!];

    /// <summary>The manual clock's time, in a time zone that no machine needs to know.</summary>
    private sealed class ZonedClock(TimeSpan fromUtc) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", fromUtc, "test", "test");

        public override DateTimeOffset GetUtcNow() => new ManualClock().GetUtcNow();
    }
}
