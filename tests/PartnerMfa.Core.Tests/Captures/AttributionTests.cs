using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>A response counts only for the call that it certainly answers.</summary>
public sealed class AttributionTests
{
    private const string Unknown = "Unknown ResponseNotAttributed";
    private const string Confirmed = "Yes MfaConfirmedByService";

    private static readonly string Mfa = TestTokens.With(("upn", "mfa@contoso.example")).Reveal();
    private static readonly string Second = TestTokens.With(("upn", "second@contoso.example")).Reveal();
    private static readonly string Password = TestTokens.Changed("""{"upn":"pwd@contoso.example","amr":["pwd"]}""").Reveal();
    private static readonly string Yes = HttpCall.Response("200 OK", "", "isMfaCompliant: true");
    private static readonly string No = HttpCall.Response("401 Unauthorized - MFA required", "", "isMfaCompliant: false");

    [Fact]
    public async Task A_confirmation_with_two_calls_outstanding_belongs_to_neither() => Assert.Equal(
        ["mfa Yes MfaClaimPresent", "pwd No MfaClaimMissing"], await AnswersAsync(Request(Mfa) + Request(Password) + Yes));

    [Fact]
    public async Task A_refusal_with_two_calls_outstanding_weakens_both() => Assert.Equal(
        [$"mfa {Unknown}", $"second {Unknown}"], await AnswersAsync(Request(Mfa) + Request(Second) + No));

    [Fact]
    public async Task With_two_calls_in_flight_the_second_response_is_not_attributed_either() => Assert.Equal(
        [$"mfa {Unknown}", "pwd No MfaClaimMissing"], await AnswersAsync(Request(Mfa) + Request(Password) + No + "\r\n" + Yes));

    [Fact]
    public async Task Once_all_responses_are_there_the_next_exchange_is_attributed_again() => Assert.Equal(
        ["mfa Yes MfaClaimPresent", "pwd No MfaClaimMissing", "second Yes MfaConfirmedByService"],
        await AnswersAsync(Request(Mfa) + Request(Password) + Yes + "\r\n" + Yes + "\r\n" + Request(Second) + Yes));

    [Theory]
    [InlineData("However, in another window:")]
    [InlineData("$ http GET https://api.partnercenter.microsoft.com/v1/customers")]
    [InlineData("PS C:\\> Invoke-Something")]
    [InlineData("user@host:~$ ls")]
    [InlineData("* Then this happened")]
    [InlineData("Response:")]
    public async Task Any_text_between_a_call_and_a_response_ends_the_exchange(string between)
    {
        Assert.Equal([$"mfa {Unknown}"], await AnswersAsync(Request(Mfa) + between + "\r\n\r\n" + No));
        Assert.Equal(["pwd No MfaClaimMissing"], await AnswersAsync(Request(Password) + between + "\r\n\r\n" + Yes));
    }

    [Fact]
    public async Task A_refusal_weakens_only_the_calls_before_it() => Assert.Equal(
        [$"mfa {Unknown}", $"second {Confirmed}"], await AnswersAsync(Request(Mfa) + "Later:\r\n\r\n" + No + "\r\n" + Request(Second) + Yes));

    [Fact]
    public async Task A_call_with_its_own_response_is_not_weakened() => Assert.Equal(
        [$"mfa {Confirmed}", $"second {Unknown}"],
        await AnswersAsync(Request(Mfa) + Yes + "\r\n" + Request(Second) + "Later:\r\n\r\n" + No));

    [Fact]
    public async Task The_message_says_where_the_refusal_is()
    {
        Reading reading = await Reading.OfTextAsync(Request(Mfa) + "Later:\r\n\r\n" + No);

        Assert.Contains("(line 13)", reading.Result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host: api.partnercenter.microsoft.com\r\nHost: evil.example")]
    [InlineData("Host: api.partnercenter.microsoft.com\r\nHost: api.partnercenter.microsoft.com")]
    public async Task Two_Host_headers_forbid_attribution(string hosts)
    {
        string head = $"GET /v1/x HTTP/1.1\r\n{hosts}\r\nAuthorization: Bearer ";

        Assert.Equal([$"mfa {Unknown}"], await AnswersAsync($"{head}{Mfa}\r\n\r\n{No}"));
        Assert.Equal(["pwd No MfaClaimMissing"], await AnswersAsync($"{head}{Password}\r\n\r\n{Yes}"));
    }

    [Theory]
    [InlineData("curl -i -H 'Authorization: Bearer {0}' https://api.partnercenter.microsoft.com/v1/x https://api.partnercenter.microsoft.com/v1/y")]
    [InlineData("curl -i -H 'Authorization: Bearer {0}' 'https://api.partnercenter.microsoft.com/v1/{{x,y}}'")]
    [InlineData("curl -i -Z -H 'Authorization: Bearer {0}' https://api.partnercenter.microsoft.com/v1/x")]
    [InlineData("curl -i -H 'Authorization: Bearer {0}' https://api.partnercenter.microsoft.com/v1/x; curl -i https://other.example")]
    [InlineData("curl -i -H 'Authorization: Bearer {0}' https://api.partnercenter.microsoft.com/v1/x --next https://other.example")]
    public async Task A_command_that_makes_several_calls_gets_no_response(string command)
    {
        Assert.Equal([$"mfa {Unknown}"], await AnswersAsync(string.Format(null, command, Mfa) + "\n" + No));
        Assert.Equal(["pwd No MfaClaimMissing"], await AnswersAsync(string.Format(null, command, Password) + "\n" + Yes));
    }

    [Fact]
    public async Task The_output_of_a_command_is_its_response() => Assert.Equal(
        ["mfa No MfaRefusedByService"], await AnswersAsync($"$ curl -i -H 'Authorization: Bearer {Mfa}' https://api.partnercenter.microsoft.com/v1/x\n{No}"));

    [Fact]
    public async Task The_request_that_curl_shows_is_the_commands_own() => Assert.Equal(
        ["mfa No MfaRefusedByService"],
        await AnswersAsync($"""
            $ curl -v -H 'Authorization: Bearer {Mfa}' https://api.partnercenter.microsoft.com/v1/x
            *   Trying 203.0.113.9:443...
            > GET /v1/x HTTP/2
            > Host: api.partnercenter.microsoft.com
            > authorization: Bearer {Mfa}
            >
            < HTTP/2 401
            < ismfacompliant: false
            <
            * Connection #0 to host api.partnercenter.microsoft.com left intact
            """));

    [Fact]
    public async Task Parallel_transfers_are_distinguished_only_by_their_ids()
    {
        string requests = $"> GET /v1/x HTTP/1.1\n> Host: api.partnercenter.microsoft.com\n> Authorization: Bearer {Password}\n>\n* more\n> GET /v1/y HTTP/1.1\n> Host: api.partnercenter.microsoft.com\n> Authorization: Bearer {Mfa}\n>\n";

        Assert.Equal(["mfa Yes MfaClaimPresent", "pwd No MfaClaimMissing"], await AnswersAsync(requests + "< HTTP/1.1 200 OK\n< isMfaCompliant: true\n<\n"));
        Assert.Equal([$"mfa {Unknown}", "pwd No MfaClaimMissing"], await AnswersAsync(requests + "< HTTP/1.1 401 Unauthorized\n< isMfaCompliant: false\n<\n"));
    }

    [Theory]
    [InlineData("2026-11-27T10:00:02Z ERROR [worker-1] PartnerException: {\"code\":900421,\"description\":\"Mfa is required\"}")]
    [InlineData("isMfaCompliant: false")]
    [InlineData("Response status code does not indicate success: 401 (Unauthorized - MFA required).")]
    [InlineData("Authentication failed. MFA required. (10001)")]
    public async Task A_refusal_that_is_not_an_HTTP_message_weakens_the_calls_before_it(string line)
    {
        Assert.Equal([$"mfa {Unknown}"], await AnswersAsync($"2026-11-27 10:00:01 Authorization: Bearer {Mfa}\n{line}\n"));
        Assert.Equal(["mfa Yes MfaClaimPresent"], await AnswersAsync($"2026-11-27 09:00:00 {line}\n2026-11-27 10:00:01 Authorization: Bearer {Mfa}\n"));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nIsMfaCompliant : False\n\n", "No MfaRefusedByService")]
    [InlineData("HTTP/1.1 401 Unauthorized\nisMfaCompliant:\n false\n\n", "No MfaRefusedByService")]
    [InlineData("HTTP/1.1 401 Unauthorized - MFA\nrequired\nContent-Length: 0\n\n", "Unknown ResponseUnreadable")]
    [InlineData("HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"code\":9004", "Unknown ResponseUnreadable")]
    [InlineData("HTTP/1.1 401 Unauthorized\nTransfer-Encoding: chunked\n\n1e\n{\"code\":900421,\"description\":\n5\n\"x\"}\n\n0\n\n", "No MfaRequiredByService")]
    [InlineData("http/1.1 401 unauthorized\nismfacompliant: false\n", Unknown)]
    [InlineData("Unauthorized -\nMFA required\n", Unknown)]
    public async Task An_oddly_written_refusal_is_never_lost(string response, string answer) =>
        Assert.Equal([$"mfa {answer}"], await AnswersAsync(Request(Mfa) + response));

    // People paste the response first, and exports begin with the newest line.
    [Theory]
    [InlineData("isMfaCompliant: false\nAuthorization: Bearer {0}\n")]
    [InlineData("2026-11-27 10:00:05 isMfaCompliant: false\n2026-11-27 10:00:01 Authorization: Bearer {0}\n")]
    [InlineData("26/Nov/2026:10:00:05 isMfaCompliant: false\n26/Nov/2026:10:00:01 Authorization: Bearer {0}\n")]
    public async Task When_the_order_is_unknown_a_refusal_also_weakens_later_calls(string text) => Assert.Equal(
        [$"mfa {Unknown}"], await AnswersAsync(text.Replace("{0}", Mfa, StringComparison.Ordinal)));

    [Theory]
    [InlineData("[worker-1]", "[worker-1]", "mfa No MfaRefusedByService")]
    [InlineData("[worker-1]", "[worker-2]", "mfa Unknown ResponseNotAttributed")]
    public async Task A_response_in_another_threads_lines_is_not_attributed(string request, string response, string answer) => Assert.Equal(
        [answer],
        await AnswersAsync($"""
            2026-11-27 10:00:00,101 DEBUG {request} GET /v1/x HTTP/1.1
            2026-11-27 10:00:00,102 DEBUG {request} Host: api.partnercenter.microsoft.com
            2026-11-27 10:00:00,103 DEBUG {request} Authorization: Bearer {Mfa}
            2026-11-27 10:00:00,104 DEBUG {request}
            2026-11-27 10:00:01,201 DEBUG {response} HTTP/1.1 401 Unauthorized
            2026-11-27 10:00:01,202 DEBUG {response} isMfaCompliant: false
            """));

    [Theory]
    [InlineData("401", "", "Unknown ResponseUnreadable")]
    [InlineData("401 Unauthorized", "", "Unknown ResponseUnreadable")]
    [InlineData("401 Unauthorized", "{\"code\":9004", "Unknown ResponseUnreadable")]
    [InlineData("401 Unauthorized", "\ufffd\u0001\u0002", "Unknown ResponseUnreadable")]
    [InlineData("401 Unauthorized - MFA required", "", "No MfaRequiredByService")]
    [InlineData("401 Unauthorized", "{\"code\":\"900420\"}", "Yes MfaClaimPresent")]
    [InlineData("500 Internal Server Error", "", "Yes MfaClaimPresent")]
    public async Task A_401_without_a_readable_reason_makes_a_Yes_Unknown(string status, string body, string answer) =>
        Assert.Equal([$"mfa {answer}"], await AnswersAsync(Request(Mfa) + HttpCall.Response(status, body)));

    [Fact]
    public async Task A_token_that_was_confirmed_and_refused_is_contradictory() => Assert.Equal(
        ["mfa Unknown ContradictoryResponse"], await AnswersAsync(Request(Mfa) + Yes + "\r\n" + Request(Mfa) + No));

    [Fact]
    public async Task A_response_that_a_program_writes_twice_counts_once()
    {
        string head = "HTTP/1.1 401 Unauthorized\r\nisMfaCompliant: false\r\n\r\n";

        Assert.Equal(["mfa No MfaRefusedByService"], await AnswersAsync(Request(Mfa) + head + "  " + head.Replace("\r\nis", "\r\n  is", StringComparison.Ordinal)));
    }

    private static string Request(string token) => HttpCall.Request(token);

    private static async Task<string[]> AnswersAsync(string text) => [.. (await Reading.OfTextAsync(text)).Answers.Order(StringComparer.Ordinal)];
}
