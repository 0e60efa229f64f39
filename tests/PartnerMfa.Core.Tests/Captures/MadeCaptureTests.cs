using PartnerMfa.Environments;
using PartnerMfa.Requests;

namespace PartnerMfa.Captures;

/// <summary>
/// Captures that real programs wrote; tests/Captures/make creates them again. The name of the account selects the case: yes is confirmed,
/// refused and pwd are refused, claim and lucky pass without any statement, and challenge is asked for MFA. Of slow, lucky and quick, two
/// or three are in flight at once.
/// </summary>
public sealed class MadeCaptureTests
{
    private static readonly string[] InSequence = ["challenge No MfaRequiredByService", "claim Yes MfaClaimPresent", "pwd No MfaRefusedByService", "refused No MfaRequiredByService", "yes Yes MfaConfirmedByService"];

    // The program does not show the body that contains the refusal.
    private static readonly string[] WithoutBody = [.. InSequence.Select(answer => answer.Replace("refused No MfaRequiredByService", "refused Unknown ResponseUnreadable"))];

    // The responses are there, but nothing says to which calls they belong.
    private static readonly string[] NotAttributed =
        ["challenge Unknown ResponseNotAttributed", "claim Unknown ResponseNotAttributed", "pwd No MfaClaimMissing", "refused Unknown ResponseNotAttributed", "yes Unknown ResponseNotAttributed"];

    private static readonly string[] InBrowser =
        ["claim Yes MfaClaimPresent", "lucky No MfaClaimMissing", "pwd No MfaRefusedByService", "quick Yes MfaConfirmedByService", "refused No MfaRequiredByService", "slow No MfaRequiredByService", "yes Yes MfaConfirmedByService"];

    private static readonly string[] InBrowserWithoutBody = [.. InBrowser.Select(answer => answer.Replace("No MfaRequiredByService", "Unknown ResponseUnreadable"))];

    private static readonly string[] ThroughProxy = [InSequence[0], .. InBrowser];

    private static readonly string[] LuckyAndQuick = ["lucky No MfaClaimMissing", "quick Yes MfaClaimPresent"];

    private static string[] SlowAndQuick(string reason) => [$"quick Unknown {reason}", $"slow Unknown {reason}"];

    public static TheoryData<string, string, string[]> Captures { get; } = new()
    {
        { "curl-v-http1.txt", "curl 7.88.1", InSequence },
        { "curl-v-http2.txt", "curl 7.88.1", InSequence },
        { "curl-v-compressed.txt", "curl 7.88.1", InSequence },
        { "curl-vi-http2.txt", "curl 7.88.1", InSequence },
        { "curl-i-terminal.txt", "curl 7.88.1", InSequence },
        { "curl-trace-http1.txt.gz", "curl 7.88.1", InSequence },
        { "curl-trace-http2.txt.gz", "curl 7.88.1", InSequence },
        { "curl-trace-ascii-http1.txt.gz", "curl 7.88.1", InSequence },
        { "curl-trace-ascii-http2.txt.gz", "curl 7.88.1", InSequence },
        { "curl-parallel-v-http1-lucky.txt", "curl 7.88.1", LuckyAndQuick },
        { "curl-parallel-v-http2-lucky.txt", "curl 7.88.1", LuckyAndQuick },
        { "curl-parallel-trace-ascii-lucky.txt", "curl 7.88.1", LuckyAndQuick },
        { "curl-parallel-v-http1-slow.txt", "curl 7.88.1", SlowAndQuick("ResponseUnreadable") },
        { "curl-parallel-v-http2-slow.txt", "curl 7.88.1", SlowAndQuick("ResponseUnreadable") },
        { "curl-parallel-trace-ascii-slow.txt", "curl 7.88.1", SlowAndQuick("ResponseNotAttributed") },
        { "wget-d.txt", "GNU Wget 1.21.3", InSequence },
        { "wget-d-S.txt", "GNU Wget 1.21.3", InSequence },
        { "wget-d-skipped.txt", "GNU Wget 1.21.3", [InSequence[3], InSequence[4]] },
        { "httpie-none.txt", "HTTPie 3.2.1", InSequence },
        { "httpie-all.txt", "HTTPie 3.2.1", InSequence },
        { "httpie-terminal.txt", "HTTPie 3.2.1", [InSequence[3], InSequence[4]] },
        { "mitmproxy-http2.flows.gz", "mitmproxy 8.1.1", ThroughProxy },
        { "mitmproxy-http2.har", "mitmproxy 8.1.1, har_dump", ThroughProxy },
        { "mitmproxy-http2.zhar", "mitmproxy 8.1.1, har_dump", ThroughProxy },
        { "mitmdump.txt", "mitmproxy 8.1.1", ThroughProxy },
        { "tshark-json-http1.1.json.gz", "tshark 4.0.17", InSequence[1..] },
        { "tshark-json-http2.json.gz", "tshark 4.0.17", InSequence[1..] },
        { "tshark-follow-http1.1.txt", "tshark 4.0.17", InSequence[1..] },
        { "tshark-V-http1.1.txt.gz", "tshark 4.0.17", [] },
        { "tshark-V-http2.txt.gz", "tshark 4.0.17", [] },
        { "tshark-O-http1.1.txt", "tshark 4.0.17", [] },
        { "tshark-O-http2.txt.gz", "tshark 4.0.17", [] },
        { "python-http-client.txt", "Python 3.11.2", WithoutBody },
        { "python-requests.txt", "requests 2.28.1", WithoutBody },
        { "python-requests-print.txt", "requests 2.28.1", WithoutBody },
        { "az-rest-debug.txt.gz", "Azure CLI 2.45.0", NotAttributed },
        { "powershell-console.txt", "PowerShell 7.6.9", InSequence },
        { "powershell-debug-verbose.txt", "PowerShell 7.6.9", InSequence },
        { "powershell-http2.txt", "PowerShell 7.6.9", InSequence },
        { "powershell-transcript.txt", "PowerShell 7.6.9", InSequence },
        { "powershell-debug.txt", "PowerShell 7.6.9", NotAttributed },
        { "powershell-parallel-lucky.txt", "PowerShell 7.6.9", LuckyAndQuick },
        { "powershell-parallel-slow.txt", "PowerShell 7.6.9", SlowAndQuick("ResponseNotAttributed") },
        { "java-apache4-wire.txt", "Apache HttpClient 4.5.14", InSequence },
        { "java-apache4-headers.txt", "Apache HttpClient 4.5.14", WithoutBody },
        { "java-apache4-parallel-lucky.txt", "Apache HttpClient 4.5.14", ["lucky No MfaClaimMissing", "quick Yes MfaConfirmedByService"] },
        { "java-apache4-parallel-slow.txt", "Apache HttpClient 4.5.14", ["quick Yes MfaConfirmedByService", "slow No MfaRequiredByService"] },
        { "java-apache5-wire.txt", "Apache HttpClient 5.2.1", InSequence },
        { "java-apache5-headers.txt", "Apache HttpClient 5.2.1", WithoutBody },
        { "java-jdk-httpclient.txt", "OpenJDK 17.0.15", NotAttributed },
        { "dotnet-simple.txt", "Microsoft.Extensions.Http 10.0.15", WithoutBody },
        { "dotnet-line.txt", "Microsoft.Extensions.Http 10.0.15", WithoutBody },
        { "dotnet-json.txt", "Microsoft.Extensions.Http 10.0.15", WithoutBody },
        { "dotnet-azure-core.txt", "Azure.Core 1.53.0", InSequence },
        { "dotnet-messages.txt", ".NET 10.0", WithoutBody },
        { "dotnet-parallel-lucky.txt", "Microsoft.Extensions.Http 10.0.15", LuckyAndQuick },
        { "dotnet-parallel-slow.txt", "Microsoft.Extensions.Http 10.0.15", SlowAndQuick("ResponseUnreadable") },
        { "playwright-embed.har.gz", "Playwright 1.65.1", InBrowser },
        { "playwright-embed.zip", "Playwright 1.65.1", InBrowser },
        { "playwright-attach.zip", "Playwright 1.65.1", InBrowser },
        { "playwright-trace.zip", "Playwright 1.65.1", InBrowser },
        { "playwright-omit.har", "Playwright 1.65.1", InBrowserWithoutBody },
        { "chromium-devtools.json.gz", "Chromium 156", InBrowser },
        { "chromium-devtools.jsonl.gz", "Chromium 156", InBrowser },
        { "chromium-performance-log.json.gz", "Chromium 156", InBrowserWithoutBody },
        { "chromium-netlog-everything.json.gz", "Chromium 156", InBrowser },
        { "chromium-netlog-includesensitive.json.gz", "Chromium 156", InBrowserWithoutBody },
        { "chrome-har.har.gz", "chrome-har 1.3.1", InBrowserWithoutBody },
        { "firefox.har.gz", "Firefox 153.7", InBrowser },
    };

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Each_token_gets_the_right_answer(string file, string program, string[] answers)
    {
        Reading reading = await ReadAsync(file);

        Assert.Null(reading.Failure);
        Assert.True(answers.SequenceEqual(reading.Answers.Order(StringComparer.Ordinal)), $"{program}: {string.Join(", ", reading.Answers)}");
    }

    [Theory]
    [InlineData("tshark-V-http1.1.txt.gz")]
    [InlineData("tshark-V-http2.txt.gz")]
    [InlineData("tshark-O-http1.1.txt")]
    [InlineData("tshark-O-http2.txt.gz")]
    public async Task A_token_that_the_program_cut_off_is_skipped_with_advice(string file) => Assert.StartsWith(
        "warning: 4 calls were skipped because the capture contains only the beginning of the token (first: line ", Assert.Single((await ReadAsync(file)).Told), StringComparison.Ordinal);

    [Fact]
    public void Every_capture_is_tested() => Assert.Equal(
        Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), Captures.Select(row => (string)row.Data.Item1).Order(StringComparer.Ordinal));

    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Captures", "Made");

    private static Task<Reading> ReadAsync(string file) => Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Sandbox, Path = Path.Combine(Folder, file) });
}
