using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Refusals and tokens in text that is not an HTTP message.</summary>
public sealed class LooseEvidenceTests
{
    private static readonly CallHosts Hosts = new(PartnerMfaEnvironments.Global, all: false);
    private static readonly string Token = TestTokens.With().Reveal();

    [Theory]
    [InlineData("{\"code\":900421}")]
    [InlineData("code: \"900421\"")]
    [InlineData("refused with 900421 again")]
    [InlineData("{\\u0022code\\u0022:\\u0022900421\\u0022}")]
    [InlineData("isMfaCompliant: false")]
    [InlineData("ISMFACOMPLIANT: FALSE")]
    [InlineData("the isMfaCompliant header came back as \"false\"")]
    [InlineData("$headers.isMfaCompliant -eq $false")]
    [InlineData("{\"name\":\"isMfaCompliant\",\"value\":\"false\"}")]
    [InlineData("<td>isMfaCompliant</td><td>false</td>")]
    [InlineData("{&quot;isMfaCompliant&quot;:&quot;false&quot;}")]
    [InlineData("Unauthorized \u2013 MFA required")]
    [InlineData("401 Unauthorized because MFA required")]
    [InlineData("Unauthorized - MFA required")]
    [InlineData("UNAUTHORIZED - MFA REQUIRED")]
    [InlineData("Authentication failed. MFA required. (10001)")]
    [InlineData("Unauthorized_MissingMFA")]
    [InlineData("error=\"insufficient_claims\"")]
    [InlineData("{\"body\":\"eyJjb2RlIjo5MDA0MjF9\"}")]
    [InlineData("{\"body\":\"77u/eyJjb2RlIjo5MDA0MjF9\"}")]
    [InlineData("{\\\"body\\\":\\\"77u\\/eyJjb2RlIjo5MDA0MjF9\\\"}")]
    [InlineData("body=eyJjb2RlIjo5MDA0MjEsICJkIjoiPz8_In0")]
    [InlineData("it said ewogICJjb2RlIjogIjkwMDQyMSIKfQ==.")]
    public void A_line_that_says_that_MFA_was_required_is_a_refusal(string line) =>
        Assert.Equal(new CaptureDoubt(ReasonCode.ResponseNotAttributed, "line 3"), LooseRefusals.Find(line, "line 3", Hosts));

    [Theory]
    [InlineData("401 Unauthorized")]
    [InlineData("Unauthorized (401)")]
    [InlineData("HTTP/1.1 401")]
    [InlineData("HTTP/2 401")]
    [InlineData("status: 401")]
    [InlineData("StatusCode=401")]
    [InlineData("status_code: 401")]
    [InlineData("StatusCode        : 401")]
    [InlineData("<Response [401]>")]
    [InlineData("Response status code does not indicate success: 401 ().")]
    [InlineData("2026-11-26 09:41:22 10.0.0.4 GET /v1/x - 443 - 10.0.0.9 Bearer+x - 401 0 0 15")]
    [InlineData("1764150082.123 85 10.0.0.4 TCP_MISS/401 512 GET")]
    [InlineData("\"httpStatus\":401")]
    [InlineData("\"resultCode\":\"401\"")]
    [InlineData("{\"key\":\"http.status_code\",\"type\":\"int64\",\"value\":401}")]
    [InlineData("got a 401, trying again")]
    [InlineData("HttpRequestError: 401")]
    [InlineData("GET /v1/customers -> 401")]
    [InlineData("(401) Nicht autorisiert")]
    [InlineData("401 Unauthorised")]
    [InlineData("401 UNAUTHORIZED")]
    [InlineData("401 Authorization Required")]
    [InlineData("401 - Access is denied")]
    [InlineData("401 Client Error: Unauthorized for url")]
    [InlineData("HTTP status code 401")]
    [InlineData("HTTP status 401")]
    [InlineData("HTTP-Status: 401")]
    [InlineData("HTTP Status-Code: 401")]
    [InlineData("Status 401")]
    [InlineData("statusCode=401;")]
    [InlineData("status=401 ms=85")]
    [InlineData("StatusCode: Unauthorized")]
    [InlineData("HttpStatusCode.Unauthorized")]
    [InlineData("HTTP_401")]
    [InlineData("http 401")]
    [InlineData("Error 401")]
    [InlineData("error code: 401")]
    [InlineData("HTTP Error 401 - Unauthorized")]
    [InlineData("The remote server returned an error: (401) Unauthorized.")]
    [InlineData("The remote server returned an unexpected response: (401)")]
    [InlineData("Response status code does not indicate success: 401.")]
    [InlineData("Der Remoteserver hat einen Fehler zur\u00fcckgegeben: (401) Nicht autorisiert.")]
    [InlineData("Der Antwortstatuscode gibt keinen Erfolg an: 401 (Nicht autorisiert).")]
    [InlineData("Fehler 401")]
    [InlineData("Le serveur distant a retourn\u00e9 une erreur : (401) Non autoris\u00e9.")]
    [InlineData("Erreur 401")]
    [InlineData("401 Non autoris\u00e9")]
    [InlineData("Code d\u2019\u00e9tat 401")]
    [InlineData("El servidor remoto devolvi\u00f3 un error: (401) No autorizado.")]
    [InlineData("C\u00f3digo de estado 401")]
    [InlineData("401 N\u00e3o autorizado")]
    [InlineData("Errore: 401 Non autorizzato")]
    [InlineData("401 \u041d\u0435 \u0430\u0432\u0442\u043e\u0440\u0438\u0437\u043e\u0432\u0430\u043d")]
    [InlineData("\u041a\u043e\u0434 \u0441\u043e\u0441\u0442\u043e\u044f\u043d\u0438\u044f 401")]
    [InlineData("\u30ea\u30e2\u30fc\u30c8 \u30b5\u30fc\u30d0\u30fc\u304c\u30a8\u30e9\u30fc\u3092\u8fd4\u3057\u307e\u3057\u305f: (401) \u8a31\u53ef\u3055\u308c\u3066\u3044\u307e\u305b\u3093")]
    [InlineData("\u30a8\u30e9\u30fc401")]
    [InlineData("\u72b6\u6001\u7801\uff1a401")]
    [InlineData("\u8fdc\u7a0b\u670d\u52a1\u5668\u8fd4\u56de\u9519\u8bef: \uff08401\uff09\u672a\u7ecf\u6388\u6743")]
    [InlineData("\uc0c1\ud0dc \ucf54\ub4dc 401")]
    [InlineData("api.partnercenter.microsoft.com,401,0")]
    [InlineData("HTTP request GET https://api.partnercenter.microsoft.com/v1/x 401")]
    [InlineData("401 Unauthorized from https://api.partnercenter.microsoft.com/v1/x")]
    [InlineData("401 Unauthorized from https://api.partnercenter.microsoft.com/v1/x and https://graph.microsoft.com/v1.0/me")]
    [InlineData("{\"body\":\"SFRUUC8xLjEgNDAxIFVuYXV0aG9yaXplZA==\"}")]
    [InlineData("401 Unauthorized from https://contoso.com/ and https://api.partnercenter.microsoft.com/v1/x")]
    public void A_line_that_says_only_401_leaves_the_reason_open(string line) =>
        Assert.Equal(new CaptureDoubt(ReasonCode.ResponseUnreadable, "line 3"), LooseRefusals.Find(line, "line 3", Hosts));

    [Theory]
    [InlineData("everything is fine")]
    [InlineData("401")]
    [InlineData("took 401 ms")]
    [InlineData("Content-Length: 401")]
    [InlineData("status 200, 401 ms")]
    [InlineData("Error in line 401")]
    [InlineData("lineNumber:401")]
    [InlineData("\"durationMs\": 401")]
    [InlineData("elapsed=401")]
    [InlineData("offset: 401")]
    [InlineData("error 4010")]
    [InlineData("status 1401")]
    [InlineData("version 1.401")]
    [InlineData("status: 401ms")]
    [InlineData("401 customers were read")]
    [InlineData("code 401.5")]
    [InlineData("api.partnercenter.microsoft.com answered in 401 ms")]
    [InlineData("isMfaCompliant was true, and that is not false")]
    [InlineData("401 Unauthorized from https://contoso.com/")]
    [InlineData("401 Unauthorized from https://graph.microsoft.com/v1.0/me")]
    [InlineData("graph.microsoft.com answered (401)")]
    [InlineData("https://contoso.com/ sent SFRUUC8xLjEgNDAxIFVuYXV0aG9yaXplZA==")]
    [InlineData("{\"body\":\"eyJjb2RlIjoiNDAwIn0=\",\"more\":\"x\"}")]
    [InlineData("https://contoso.com/?test=900421")]
    [InlineData("order 1900421")]
    [InlineData("MFA required by policy")]
    [InlineData("isMfaCompliant: true")]
    public void Other_lines_say_nothing(string line) => Assert.Null(LooseRefusals.Find(line, "line 3", Hosts));

    [Theory]
    [InlineData("{0}", true, false)]
    [InlineData("Bearer {0}", true, true)]
    [InlineData("bearer%20{0}", true, true)]
    [InlineData("Bearer+{0}", true, true)]
    [InlineData("Bearer \t {0}", true, true)]
    [InlineData("Bearer%20%20{0}, and more", true, true)]
    [InlineData("Bearer{0}", false, false)]
    [InlineData("the token is {0}.", true, false)]
    [InlineData("Bearer {0}...", true, true)]
    [InlineData("x\\n{0}", true, false)]
    [InlineData("x\\r{0}", true, false)]
    [InlineData("x\\t{0}", true, false)]
    [InlineData("token%3D{0}", true, false)]
    [InlineData("x\\u0022{0}", true, false)]
    [InlineData("n{0}", false, false)]
    [InlineData("\\m{0}", false, false)]
    [InlineData("\"{0}\"", true, false)]
    public void A_token_is_found_anywhere_in_a_line(string line, bool isFound, bool isBearer)
    {
        Assert.Equal(isFound ? [Token] : [], LooseTokens.Find(line.Replace("{0}", Token), bearerOnly: false));
        Assert.Equal(isBearer ? [Token] : [], LooseTokens.Find(line.Replace("{0}", Token), bearerOnly: true));
    }

    [Fact]
    public void Several_tokens_of_a_line_are_found()
    {
        string other = TestTokens.With(("upn", "other@contoso.example")).Reveal();

        Assert.Equal([Token, other], LooseTokens.Find($"{Token} {other}", bearerOnly: false));
    }

    [Theory]
    [InlineData("eyJub3QiOiJhIHRva2VuIn0.e30.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30")]
    [InlineData("eyJ.e30.AAAA")]
    public void Text_that_only_looks_like_a_token_is_ignored(string text) => Assert.Empty(LooseTokens.Find(text, bearerOnly: false));

    [Fact]
    public void A_bearer_token_that_is_cut_off_at_the_end_of_the_line_is_given()
    {
        string cut = Token[..61], tooShort = Token[..60];
        Assert.DoesNotContain('.', cut[^1..]);

        Assert.Equal([cut], LooseTokens.Find($"Bearer {cut}  ", bearerOnly: true));
        Assert.Empty(LooseTokens.Find($"Bearer {tooShort}", bearerOnly: true));
        Assert.Empty(LooseTokens.Find($"Bearer {cut} and more", bearerOnly: true));
        Assert.Empty(LooseTokens.Find(cut, bearerOnly: false));
    }

    [Fact]
    public void An_encrypted_token_is_found_behind_Bearer_only()
    {
        const string Encrypted = "eyJhbGciOiJSU0EtT0FFUCJ9.AAAA.BBBB.CCCC.DDDD";

        Assert.Equal([Encrypted], LooseTokens.Find("Bearer " + Encrypted, bearerOnly: true));
        Assert.Empty(LooseTokens.Find(Encrypted, bearerOnly: false));
    }
}
