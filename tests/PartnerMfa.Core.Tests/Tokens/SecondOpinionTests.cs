using PartnerMfa.Evidence;
using PartnerMfa.Redaction;

namespace PartnerMfa.Tokens;

/// <summary>Our reader and Microsoft's library agree about every token that the library can read.</summary>
public sealed class SecondOpinionTests
{
    private const int Tokens = 5_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_claims_are_those_that_Microsofts_library_reads(int seed)
    {
        RandomClaims random = new(seed);
        int read = 0;
        for (int i = 0; i < Tokens; i++)
        {
            string json = random.Spaced(random.Shuffled(random.Next()));
            Secret token = TestTokens.Of(json);
            if (LibraryClaims.Of(token.Reveal()) is not { } library) continue;
            read++;
            Assert.True(Sees(library) == Sees(TokenReader.Read(token)), json);
        }

        Assert.True(read > Tokens / 2, $"The library read {read}.");
    }

    [Theory]
    [InlineData("""["pwd","mfa"]""", """["pwd"]""")]
    [InlineData("""["pwd"]""", """["pwd","mfa"]""")]
    [InlineData("""["mfa"]""", "null")]
    [InlineData("""["mfa"]""", "7")]
    public void The_last_of_repeated_claims_is_read_and_the_token_decides_nothing(string first, string last)
    {
        string json = TestTokens.Payload("""{"amr":null}""");
        Secret token = TestTokens.Of($$"""{"amr":{{first}},{{json.Trim('{', '}')}},"\u0061mr":{{last}}}""");

        Assert.Equal(("Unknown", "AmbiguousClaims"), (TokenTests.Run(token).Result, TokenTests.Run(token).Reason));
        Assert.Equal(Sees(LibraryClaims.Of(token.Reveal())!), Sees(TokenReader.Read(token)));
    }

    private static string Sees(LibraryClaims claims) => Written(
        [.. claims.List("aud") ?? [], "roles", .. claims.List("roles") ?? []],
        claims.List("amr"),
        claims.Names("amr"),
        [claims.Text("ver"), claims.Text("idtyp"), claims.Text("scp"), claims.Text("upn") ?? claims.Text("unique_name") ?? claims.Text("preferred_username"), claims.Text("tid"), claims.Text("appid") ?? claims.Text("azp"), claims.Text("iss")],
        [claims.Has("nonce") ? 1 : 0, claims.Seconds("iat"), claims.Seconds("nbf"), claims.Seconds("exp")]);

    private static string Sees(AccessTokenClaims claims) => Written(
        [.. claims.Audiences, "roles", .. claims.Roles],
        claims.AuthenticationMethods,
        claims.AuthenticationMethods is not null || claims.AuthenticationMethodsUnreadable,
        [claims.Version is "" ? null : claims.Version, claims.IdentityType, claims.Scope, claims.Account, claims.TenantId, claims.ApplicationId, claims.Issuer],
        [claims.HasNonce ? 1 : 0, claims.IssuedOn?.ToUnixTimeSeconds(), claims.NotBefore?.ToUnixTimeSeconds(), claims.ExpiresOn?.ToUnixTimeSeconds()]);

    private static string Written(IReadOnlyList<string> audiences, IReadOnlyList<string>? methods, bool hasMethods, string?[] texts, long?[] numbers) =>
        $"aud {string.Join('|', audiences)}; amr {(methods is null ? "-" : string.Join('|', methods.Select(method => Redactor.Shown(method))))} {hasMethods}; "
        + $"{string.Join('|', texts.Select(text => text is null ? null : Redactor.Shown(text)))}; {string.Join('|', numbers)}";
}
