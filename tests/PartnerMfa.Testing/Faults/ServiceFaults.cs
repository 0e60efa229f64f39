using System.Globalization;
using static PartnerMfa.Testing.Faults.FaultActs;
using static PartnerMfa.Testing.Faults.FaultAnswer;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Testing.Faults;

/// <summary>Redirects, throttling, outages, and servers that send the token back.</summary>
internal static class ServiceFaults
{
    private const string Throttle = """{"statusCode":429,"message":"Rate limit is exceeded."}""";

    public static IReadOnlyList<Fault> All { get; } =
    [
        .. new[] { 300, 301, 302, 303, 307, 308 }.Select(status => new Fault(
            $"redirect to another host with {status}", Answer(to => Redirect(status, to.Elsewhere.AbsoluteUri)), Unexpected) { TokenComes = true }),
        new("redirect with a profile in it", Answer(to => Response("302 Found", Profile, $"Location: {to.Elsewhere}")), Unexpected),
        new("redirect with the token in it", Echo(token => Redirect(302, $"https://elsewhere.invalid/?access_token={token}")), Unexpected),
        new("redirect to itself", Answer(Redirect(307, "/v1/profiles/organization")), Unexpected),
        new("refresh and links to another host", Answer(to => Response("200 OK", Page, $"Refresh: 0; url={to.Elsewhere}", $"Link: <{to.Elsewhere}>; rel=preload", $"Alt-Svc: h2=\"{to.Elsewhere.Authority}\"")), Unexpected),

        .. Waiting(429, "Too Many Requests", Throttle, Throttled),
        .. Waiting(503, "Service Unavailable", Page, Unavailable),
        new("429 once, then well", FirstThen(Answer(Response("429 Too Many Requests", Throttle, "Retry-After: 0")), Answer(Good())), TokenDecides),
        new("500 with a profile", Answer(Response("500 Internal Server Error", Profile)), Unavailable),
        new("502 by a gateway", Answer(Response("502 Bad Gateway", Page)), Unavailable),
        new("408", Answer(Response("408 Request Timeout")), Unavailable),
        new("421", Answer(Response("421 Misdirected Request")), Unexpected),
        new("425", Answer(Response("425 Too Early")), Unexpected),

        new("the token in the reason phrase", Echo(token => Response($"401 Bearer {token}")), Rejected),
        new("the token in place of the status line", Echo(token => $"Bearer {token}\r\n\r\n"), NoNetwork),
        new("the token in place of a header", Echo(token => Good(token)), NoNetwork),
        new("the token in headers", Echo(token => Response("401 Unauthorized", "", $"MS-CorrelationId: {token}", $"MS-RequestId: {token}", $"Server: {token}", $"WWW-Authenticate: Bearer {token}")), Rejected),
        new("the token as the error code", Echo(token => Response("401 Unauthorized", $$"""{"code":"{{token}}","description":"{{token}}"}""")), Rejected),
        new("the token as a chunk size", Echo(token => Head("200 OK", "Transfer-Encoding: chunked") + token + "\r\n"), Unexpected),
        new("the token as isMfaCompliant", Echo(token => Good($"isMfaCompliant: {token}")), Unexpected),
        new("the request as the answer", Echo(token => Response("200 OK", $"GET / HTTP/1.1\nAuthorization: Bearer {token}\nValidateMfa: true")), Unexpected),
    ];

    private static string Redirect(int status, string location) => Response($"{status} Moved", "", $"Location: {location}");

    // Whatever is requested, the response stays the same: a wait that is too long ends the probe, and one that cannot be read counts as
    // none.
    private static IEnumerable<Fault> Waiting(int status, string phrase, string body, FaultAnswer expected) =>
        from wait in new (string Name, Func<string> Value)[]
        {
            ("without Retry-After", () => ""),
            ("with Retry-After in seconds", () => "Retry-After: 1"),
            ("with Retry-After as a date", () => Date(TimeSpan.FromSeconds(1))),
            ("with Retry-After in the past", () => Date(TimeSpan.FromDays(-1))),
            ("with Retry-After in a year", () => Date(TimeSpan.FromDays(365))),
            ("with Retry-After of a year in seconds", () => "Retry-After: 31536000"),
            ("with Retry-After below zero", () => "Retry-After: -5"),
            ("with Retry-After past all numbers", () => "Retry-After: 99999999999999999999"),
            ("with Retry-After that cannot be read", () => "Retry-After: soon"),
            ("with Retry-After twice", () => "Retry-After: 1\r\nRetry-After: 31536000"),
        }
        select new Fault(
            $"{status} {wait.Name}",
            Answer(_ => Response($"{status} {phrase}", body, wait.Value() is { Length: > 0 } header ? [header] : [])),
            expected);

    private static string Date(TimeSpan ahead) => "Retry-After: " + (DateTimeOffset.UtcNow + ahead).ToString("R", CultureInfo.InvariantCulture);
}
