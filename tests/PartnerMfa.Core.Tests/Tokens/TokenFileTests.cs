namespace PartnerMfa.Tokens;

/// <summary>A file that should contain one token, and what people use instead.</summary>
public sealed class TokenFileTests : IDisposable
{
    private static readonly string Token = TestTokens.With().Reveal();
    private static readonly string Another = TestTokens.With(("amr", new[] { "pwd" })).Reveal();
    private static readonly string IdToken = TestTokens.With(("appid", null), ("scp", null)).Reveal();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-tokens-");

    [Fact]
    public void The_text_of_the_file_is_the_token()
    {
        string path = Path.Combine(_folder.FullName, "token.txt");
        File.WriteAllText(path, $"\n  {Token}\r\n");

        Assert.Equal(Token, TokenFile.Read(path).Reveal());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error_with_the_reason()
    {
        string large = Path.Combine(_folder.FullName, "large.txt");
        File.WriteAllText(large, new string('a', (4 * 1024 * 1024) + 1));

        Assert.EndsWith("cannot be used: it is far too large for a token.", Refused(() => TokenFile.Read(large)).Message, StringComparison.Ordinal);
        Assert.EndsWith("cannot be used: there is no such file.", Refused(() => TokenFile.Read(Path.Combine(_folder.FullName, "none.txt"))).Message, StringComparison.Ordinal);
        Assert.EndsWith("cannot be used: there is no such file.", Refused(() => TokenFile.Read(Path.Combine(_folder.FullName, "none", "token.txt"))).Message, StringComparison.Ordinal);
        Assert.EndsWith("cannot be used: it may not be read.", Refused(() => TokenFile.Read(_folder.FullName)).Message, StringComparison.Ordinal);
        Assert.EndsWith("cannot be used: it cannot be read.", Refused(() => TokenFile.Read("a\0b")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void An_empty_file_is_named(string text) => Assert.Equal("The file 'token.txt' cannot be used: it is empty.", Refused(text).Message);

    [Theory]
    [InlineData("PK\u0003\u0004", "a Fiddler archive, or another zip file")]
    [InlineData("\u001f\ufffd\u0008", "a compressed file")]
    [InlineData("{\"log\":{}}", "a capture")]
    [InlineData("{\r\n  \"log\": {}}", "a capture")]
    [InlineData("GET /v1/profiles HTTP/1.1", "a capture")]
    [InlineData("POST /v1", "a capture")]
    [InlineData("PUT /v1", "a capture")]
    [InlineData("PATCH /v1", "a capture")]
    [InlineData("DELETE /v1", "a capture")]
    [InlineData("HEAD /v1", "a capture")]
    [InlineData("curl https://api.partnercenter.microsoft.com", "a capture")]
    [InlineData("Invoke-WebRequest -Uri https://api.partnercenter.microsoft.com", "a capture")]
    [InlineData("invoke-webrequest -Uri https://api.partnercenter.microsoft.com", "a capture")]
    [InlineData("$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession", "a capture")]
    public void A_file_of_another_kind_is_named_with_the_command_that_reads_it(string text, string kind)
    {
        PartnerMfaException refused = Refused(text);

        Assert.Equal($"The file 'token.txt' is {kind}, not a token.", refused.Message);
        Assert.Equal("Read the tokens out of it: Import-PartnerMfaCapture '<file>' | Test-PartnerMfaToken", refused.Remedy);
    }

    [Theory]
    [InlineData("G E T /")]
    [InlineData("getting")]
    [InlineData("opaque")]
    [InlineData("{\"login\":1}")]
    [InlineData("                                                                GET")]
    public void Any_other_text_is_treated_as_a_token(string text) => Assert.Equal(text.Trim(), TokenFile.Check("token.txt", text).Reveal());

    [Theory]
    [InlineData("access_token")]
    [InlineData("accessToken")]
    [InlineData("secret")]
    [InlineData("token")]
    [InlineData("AccessToken")]
    [InlineData("Token")]
    public void The_access_token_is_taken_out_of_JSON_around_it(string member)
    {
        Assert.Equal(Token, Check($$"""{"id_token":"{{IdToken}}","{{member}}":"{{Token}}"}"""));
        Assert.Equal(Token, Check($$"""{"AccessToken":{"a":{"{{member}}":["{{IdToken}}",7,"{{Token}}","{{Token}}","0.ARefreshToken","eyJx"]} } }"""));
    }

    [Theory]
    [InlineData("id_token")]
    [InlineData("refresh_token")]
    [InlineData("TOKEN")]
    public void Other_members_are_ignored(string member)
    {
        string text = $$"""{"{{member}}":"{{Token}}"}""";

        Assert.Equal(text, Check(text));
    }

    [Fact]
    public void Truncated_JSON_is_treated_as_text()
    {
        string text = $$"""{"access_token":"{{Token}}" """.Trim();

        Assert.Equal(text, Check(text));
    }

    [Fact]
    public void A_file_with_several_tokens_is_refused_with_their_number()
    {
        foreach (string text in new[] { $$"""{"a":{"token":"{{Token}}"},"b":{"token":"{{Another}}"} }""", $"{Token}\n{Another}\n{Token}", $"first: {Token} second: {Another}" })
        {
            PartnerMfaException refused = Refused(text);

            Assert.Equal("The file 'token.txt' contains 2 access tokens.", refused.Message);
            Assert.Equal("Give a file with one token, or read all of them: Import-PartnerMfaCapture '<file>' | Test-PartnerMfaToken", refused.Remedy);
        }
    }

    [Fact]
    public void A_token_that_occurs_twice_is_one() => Assert.Equal(Token, Check($"{Token}\n{Token}"));

    [Fact]
    public void The_only_token_in_the_output_of_a_tool_is_taken()
    {
        Assert.Equal(Token, Check($"AccessToken : {Token}\r\nAccount     : jobs@contoso.example"));
        Assert.Equal(Token, Check($"AccessToken : {Token[..90]}\r\n              {Token[90..200]}\r\n              {Token[200..]}\r\nAccount     : jobs@contoso.example"));
        Assert.Equal(Token, Check($"@{{token=\"{Token}\"}}"));
        Assert.Equal(Token, Check($"https://localhost/#access_token={Token}&token_type=Bearer"));
        Assert.Equal(Token, Check($"id_token={IdToken}&access_token={Token}"));
        Assert.Equal(Token, Check($"export TOKEN='{Token}'"));
    }

    [Theory]
    [InlineData("Authorization: Bearer {0}\nHTTP/1.1 401 Unauthorized\n")]
    [InlineData("10:02 calling with {0}\n10:03 got 401\n")]
    [InlineData("token {0}\nAuthentication failed. MFA required. (10001)")]
    [InlineData("token {0} isMfaCompliant=False")]
    [InlineData("token {0}: code 900421")]
    [InlineData("{\"access_token\":\"{0}\",\"status\":401}")]
    [InlineData("{\"token\":\"{0}\",\"response\":{\"code\":\"900421\"}}")]
    public void A_token_beside_a_refusal_is_left_to_the_reader_of_captures(string text) =>
        Assert.Equal("The file 'token.txt' is a capture or a log, not a token.", Refused(text.Replace("{0}", Token, StringComparison.Ordinal)).Message);

    [Theory]
    [InlineData("""{ "aud": "https://api.partnercenter.microsoft.com", "amr": ["pwd", "mfa"] }""", "This is the decoded text of a token, not the token itself. Anyone can write such text, so nothing follows from it.")]
    [InlineData("""{"alg":"RS256"}.{"amr":["mfa"]}.[Signature]""", "This is the decoded text of a token, not the token itself. Anyone can write such text, so nothing follows from it.")]
    [InlineData("System.Security.SecureString", "This is the name of a PowerShell type, not the token in it.")]
    [InlineData("Token    ExpiresOn\n-----    ---------\neyJ0eXAiOiJKV1Qi...    11/27", "The token is cut off: a table or a terminal printed only its beginning.")]
    [InlineData("<saml:Assertion/>", "This is HTML or XML, not a token.")]
    public void Other_text_is_named_for_what_it_is(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PartnerMfaException>(() => TokenReader.Read(TokenFile.Check("token.txt", text))).Message);

    [Fact]
    public void The_error_for_a_truncated_token_names_the_line()
    {
        string[] parts = Token.Split('.');
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => TokenFile.Check("token.txt", $"{parts[0][..20]}\n{parts[0][20..]}.\n{parts[1][..20]}"));

        Assert.Equal(("TokenMalformed", "The token in 'token.txt' is cut off at the end of line 3: it has 2 of its three parts."), (refused.ErrorId, refused.Message));
    }

    [Fact]
    public void A_token_on_several_lines_or_cut_off_on_one_is_left_to_the_reader()
    {
        string[] parts = Token.Split('.');
        foreach (string text in new[] { $"{parts[0]}.\n{parts[1]}.\n{parts[2]}", $"{parts[0]}.{parts[1]}", $"Bearer\n{parts[0]}.{parts[1]}", $"{parts[0]}\n.{parts[1]}.a.b.c" })
            Assert.Equal(text, Check(text));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Check(string text) => TokenFile.Check("token.txt", text).Reveal();

    private static PartnerMfaException Refused(string text) => Refused(() => TokenFile.Check("token.txt", text));

    private static PartnerMfaException Refused(Func<Secret> read)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(read);
        Assert.Equal("TokenFileUnreadable", refused.ErrorId);
        Assert.NotEmpty(refused.Remedy);
        return refused;
    }
}
