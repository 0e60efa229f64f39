using System.Net;

namespace PartnerMfa.SignIn;

/// <summary>Invalid responses of the token endpoint, through MSAL to the user.</summary>
public sealed class OddAnswerTests
{
    private const string Host = "login.microsoftonline.com";

    [Theory]
    [InlineData("[1]", "it is JSON, but not a token.")]
    [InlineData("null", "it is JSON, but not a token.")]
    [InlineData("\"eyJ\"", "it is JSON, but not a token.")]
    [InlineData("{}", "it contains no token.")]
    [InlineData("{\"access_token\":\"\"}", "it contains no token.")]
    [InlineData("{\"access_token\":5}", "its 'access_token' cannot be read.")]
    [InlineData("{\"access_token\":\"a\",\"access_token\":\"b\"}", "it has 'access_token' twice.")]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":1e400}", "its 'expires_in' cannot be read.")]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":99999999999999999999}", "its 'expires_in' cannot be read.")]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":-1}", "its 'expires_in' cannot be read.")]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":\"\u0663\u0666\u0660\u0660\"}", "its 'expires_in' cannot be read.")]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":{}}", "its 'expires_in' cannot be read.")]
    [InlineData("{\"access_token\":\"\\ud800\"}", "it is not JSON (HTTP 200).")]
    [InlineData("", "it is not JSON (HTTP 200).")]
    [InlineData("OK", "it is not JSON (HTTP 200).")]
    [InlineData("{\"access_token\":\"a\"", "it is not JSON (HTTP 200).")]
    public async Task An_answer_without_a_token_is_a_failed_sign_in(string body, string why) => Assert.Equal(
        ("SignInFailed", $"The answer from the sign-in service {Host} cannot be used: {why}", Host),
        Seen(await SignIns.RefusedAsync(SignIns.ByRefreshToken, new Reply(200, body))));

    [Theory]
    [InlineData(400, "{\"error\":{}}", "its 'error' cannot be read.")]
    [InlineData(400, "{\"error_description\":\"AADSTS1\"}", "it is a refusal without a reason.")]
    [InlineData(401, "[]", "it is JSON, but not a token.")]
    [InlineData(403, "Forbidden", "it is not JSON (HTTP 403).")]
    public async Task A_refusal_that_says_nothing_is_a_failed_sign_in(int status, string body, string why) => Assert.Equal(
        ("SignInFailed", $"The answer from the sign-in service {Host} cannot be used: {why}", Host),
        Seen(await SignIns.RefusedAsync(SignIns.ByRefreshToken, new Reply(status, body))));

    [Theory]
    [InlineData(200, "<!doctype html><title>Hotel</title>", "a web page came instead of an answer (HTTP 200), such as the sign-in page of a network or a proxy")]
    [InlineData(201, "\ufeff\r\n <html>Hotel</html>", "a web page came instead of an answer (HTTP 201), such as the sign-in page of a network or a proxy")]
    [InlineData(407, "", "a proxy or network asks who you are (HTTP 407)")]
    [InlineData(511, "<html></html>", "a proxy or network asks who you are (HTTP 511)")]
    [InlineData(302, "", "something else answered with a redirect (HTTP 302)")]
    [InlineData(307, "<html></html>", "something else answered with a redirect (HTTP 307)")]
    public async Task A_page_put_in_place_by_the_network_is_a_network_failure(int status, string body, string why) => Assert.Equal(
        ("NetworkFailure", $"The sign-in service {Host} could not be reached: {why}.", Host),
        Seen(await SignIns.RefusedAsync(SignIns.ByRefreshToken, new Reply(status, body))));

    [Fact]
    public async Task A_code_in_the_digits_of_another_script_is_not_a_code()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByRefreshToken, SignIns.Refused("invalid_grant", "AADSTS\u0665\u0660\u0660\u0667\u0666: odd"));

        Assert.Equal(("SignInFailed", (string?)null), (refused.ErrorId, refused.AadstsCode));
    }

    [Fact]
    public async Task Text_from_the_service_is_shown_printable_bounded_and_without_secrets()
    {
        const string token = "1.AYBAx7Kd93hVbQpLmN2sRtW8zCjY5fGeT4uI6oPa";
        string said = $"AADSTS70000: \u001b[2J\u202eYou sent {string.Join(" ", token.Chunk(8).Select(piece => new string(piece)))} and {new string('x', 100_000)}";
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByRefreshToken with { RefreshToken = new Secret(token) }, SignIns.Refused("invalid_grant", said));

        Assert.DoesNotContain(refused.Message, c => c is '\u001b' or '\u202e');
        Assert.DoesNotContain(token.Substring(8, 8), refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 50, 1200);
    }

    [Theory]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(2_000_000_000)]
    public async Task An_answer_is_read_within_a_bound_after_it_is_unpacked(long length)
    {
        using ScriptedHandler handler = new();
        handler.Then(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Zeros(length)) });
        long before = GC.GetTotalAllocatedBytes();

        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(() => SignIns.Service(handler).SignInAsync(SignIns.ByRefreshToken));

        Assert.Equal(("SignInFailed", $"The answer from the sign-in service {Host} cannot be used: it is far too large."), (refused.ErrorId, refused.Message));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 500_000_000);
    }

    [Theory]
    [InlineData("user_code", "\u001b[2J", "it contains no code that a person could type.")]
    [InlineData("user_code", "", "it contains no code that a person could type.")]
    [InlineData("verification_uri", "javascript:alert(1)", "the page that it names for the code is not an https address.")]
    [InlineData("verification_uri", "file:///etc/passwd", "the page that it names for the code is not an https address.")]
    [InlineData("verification_uri", "http://microsoft.com/devicelogin", "the page that it names for the code is not an https address.")]
    [InlineData("verification_uri", "https://microsoft.com@attacker.example/", "the page that it names for the code is not an https address.")]
    [InlineData("verification_uri", "/devicelogin", "the page that it names for the code is not an https address.")]
    [InlineData("expires_in", "soon", "its 'expires_in' cannot be read.")]
    public async Task An_odd_device_code_is_a_failed_sign_in(string field, string value, string why) => Assert.Equal(
        ("SignInFailed", $"The answer from the sign-in service {Host} cannot be used: {why}", Host),
        Seen(await SignIns.RefusedAsync(DeviceCodes.Request, DeviceCodes.Given(field, value))));

    [Theory]
    [InlineData("https://attacker.example/devicelogin?code=1", "https://attacker.example/devicelogin")]
    [InlineData("https://microsoft.com.attacker.example/", "https://microsoft.com.attacker.example/")]
    [InlineData("https://microsoft.com:8443/devicelogin", "https://microsoft.com:8443/devicelogin")]
    [InlineData("https://m\u0456crosoft.com/devicelogin", "https://xn--mcrosoft-thh.com/devicelogin")]
    public async Task A_device_code_page_outside_Microsoft_is_shown_with_a_warning(string page, string shown)
    {
        RecordingObserver observer = new();
        using ScriptedHandler handler = new();
        handler.Then(() => DeviceCodes.Given("verification_uri", page).Create()).Then(() => SignIns.Granted().Create());
        await SignIns.Service(handler, new PollClock()).SignInAsync(DeviceCodes.Request, observer);

        Assert.Contains($"warning: The page for the code, {shown}, is not one of Microsoft's addresses for {Host}. Open it only if you trust it.", observer.Told);
    }

    private static (string, string, string?) Seen(PartnerMfaException failure) => (failure.ErrorId, failure.Message, failure.TargetName);

    /// <summary>Any number of zeros, which are never in memory.</summary>
    private sealed class Zeros(long length) : MemoryStream
    {
        private long _left = length;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..count].Clear();
            _left -= count;
            return new ValueTask<int>(count);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
