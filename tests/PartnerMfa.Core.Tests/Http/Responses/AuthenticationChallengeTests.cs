namespace PartnerMfa.Http.Responses;

/// <summary>The header WWW-Authenticate (RFC 9110, sections 5.6 and 11), as services write it.</summary>
public sealed class AuthenticationChallengeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Bearer", "Bearer()")]
    [InlineData("Bearer realm=\"\"", "Bearer(realm=)")]
    [InlineData("Bearer error=\"invalid_token\"", "Bearer(error=invalid_token)")]
    [InlineData("bearer ERROR=invalid_token", "bearer(ERROR=invalid_token)")]
    [InlineData("Bearer a = \"1\" , b\t=\t2", "Bearer(a=1 b=2)")]
    [InlineData("Bearer a=\"1\" b=\"2\"", "Bearer(a=1 b=2)")]
    [InlineData("Bearer a=\"one, two\", b=\"say \\\"no\\\"\"", "Bearer(a=one, two b=say \"no\")")]
    [InlineData("Bearer a=\"1\", A=\"2\"", "Bearer(a=1)")]
    [InlineData("Negotiate, Bearer a=1", "Negotiate() Bearer(a=1)")]
    [InlineData("Negotiate YIIKVjBPoAMCAQ==, Bearer a=1", "Negotiate() Bearer(a=1)")]
    [InlineData("NTLM TlRMTVNTUAAC/+w=", "NTLM()")]
    [InlineData("Basic realm=\"x\", Bearer error=\"insufficient_claims\", claims=\"e30\", Digest nonce=\"n\"", "Basic(realm=x) Bearer(error=insufficient_claims claims=e30) Digest(nonce=n)")]
    [InlineData(", ,Bearer a=1,,b=2,", "Bearer(a=1 b=2)")]
    [InlineData("Bearer claims=eyJhIjoxfQ==, error=insufficient_claims", "Bearer(claims=eyJhIjoxfQ== error=insufficient_claims)")]
    [InlineData("Bearer a=\"never closed", "Bearer(a=never closed)")]
    [InlineData("a=1, Bearer b=2", "Bearer(b=2)")]
    [InlineData("\"quoted\", Bearer b=2", "Bearer(b=2)")]
    [InlineData("(x) Bearer a=1, Bearer b=2", "Bearer(b=2)")]
    [InlineData("Bearer !#$%&'*+-.^_`|~=1", "Bearer(!#$%&'*+-.^_`|~=1)")]
    [InlineData("Bearer azAZ09=1", "Bearer(azAZ09=1)")]
    [InlineData("Bearer a=", "Bearer()")]
    [InlineData("Bearer x=1, a= , b=2", "Bearer(x=1 a= b=2)")]
    [InlineData("Bearer a=1;b=2 c=3", "Bearer(a=1;b=2 c=3)")]
    [InlineData("Bearer a=\"x\\", "Bearer(a=x\\)")]
    [InlineData("Bearer a=\"x\\\"", "Bearer(a=x\")")]
    [InlineData("Bearer a=\"\", b=1", "Bearer(a= b=1)")]
    [InlineData("Bearer ", "Bearer()")]
    [InlineData("Bearer\t\r\na=1", "Bearer(a=1)")]
    [InlineData("Bearer a=1\r", "Bearer(a=1)")]
    [InlineData("Negotiate abc=", "Negotiate()")]
    [InlineData("Negotiate a/b+c==\t, Bearer a=1", "Negotiate() Bearer(a=1)")]
    [InlineData("Negotiate abc", "Negotiate()")]
    [InlineData("Negotiate abc= d=1", "Negotiate(abc=d=1)")]
    [InlineData("Bearer @x, a=1", "Bearer(a=1)")]
    [InlineData("Bearer a@b, c=1", "Bearer(c=1)")]
    [InlineData("Bearer @\"x, y=2\", c=1", "Bearer(c=1)")]
    [InlineData("Bearer @\"x, y=2", "Bearer()")]
    [InlineData("Bearer a \"x, y=2\", b=1", "Bearer() a(b=1)")]
    [InlineData(" , ", "")]
    public void A_header_is_read_by_the_grammar(string header, string expected) => Assert.Equal(expected, Written(header));

    [Fact]
    public void Several_headers_are_read_as_one_list() => Assert.Equal("Basic(realm=x) Bearer(a=1)", Written("Basic realm=x", "Bearer a=1"));

    [Fact]
    public void A_parameter_does_not_leak_into_the_next_header() => Assert.Equal("Basic()", Written("Basic", "a=1"));

    private static string Written(params string[] headers) => string.Join(' ', AuthenticationChallenge.Parse(headers).Select(challenge =>
        $"{challenge.Scheme}({string.Join(' ', challenge.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"))})"));
}
