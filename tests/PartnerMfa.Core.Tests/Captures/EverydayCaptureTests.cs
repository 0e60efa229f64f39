using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures;

/// <summary>
/// Captures as people paste, mail, export and log them, each with the right answer for each account. The files contain <c>{{account
/// methods}}</c> in place of each token, and mail attachments between <c>&lt;&lt;base64</c> and <c>&gt;&gt;</c>.
/// </summary>
public sealed class EverydayCaptureTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Captures", "Everyday");
    private static readonly Regex Placeholder = new(@"\{\{(\w+) ([\w,]+)\}\}", RegexOptions.CultureInvariant);
    private static readonly Regex Attachment = new("<<base64\n(.*?)\n>>", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex Confirmation = new(@"isMfaCompliant\W+(?:value\W+)?true", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // As long as an RS256 signature.
    private static readonly string Signature = string.Concat(Enumerable.Repeat("c2lnbmF0dXJl", 29))[..342];

    public static TheoryData<string, string[]> Captures { get; } = new()
    {
        // A body by itself does not say which call it answers.
        { "devtools-curl-bash.txt", ["ada Unknown ResponseNotAttributed"] },
        { "devtools-curl-cmd.txt", ["ben No MfaClaimMissing"] },
        { "devtools-fetch.txt", ["cara Yes MfaClaimPresent"] },
        { "devtools-powershell.txt", ["dan Unknown ResponseUnreadable"] },
        { "devtools-headers-pane.txt", ["eva No MfaRefusedByService"] },
        { "devtools-headers-old.txt", ["fay Unknown ResponseUnreadable"] },
        { "fiddler-raw.txt", ["gil No MfaRequiredByService", "gus Yes MfaConfirmedByService"] },
        { "charles-trace.trace", ["hal No MfaRefusedByService"] },
        { "postman-console.txt", ["ida Unknown ResponseNotAttributed"] },
        { "newman-report.json", ["jan No MfaRequiredByService", "jil Yes MfaConfirmedByService"] },
        { "insomnia-timeline.txt", ["kim No MfaRefusedByService"] },
        { "insomnia-export.yaml", ["leo No MfaClaimMissing"] },
        { "vcr-cassette.yml", ["mia Unknown ResponseNotAttributed"] },
        // A log line is not an exchange: its status may belong to an earlier call.
        { "nginx-access.log", ["ned Unknown ResponseUnreadable", "nia Unknown ResponseUnreadable"] },
        { "envoy-access.jsonl", ["oda Unknown ResponseUnreadable", "otto Yes MfaClaimPresent"] },
        { "dotnet-framework-trace.log", ["pam No MfaRequiredByService"] },
        { "powershell51-verbose.txt", ["quin Unknown ResponseNotAttributed"] },
        { "powershell-error-record.txt", ["rob Unknown ResponseNotAttributed"] },
        { "axios-error.txt", ["sam Unknown ResponseUnreadable"] },
        { "msal-node.log", ["tim No MfaClaimMissing"] },
        { "python-urllib3.log", ["uma Unknown ResponseUnreadable"] },
        { "java-feign.log", ["vera No MfaRefusedByService"] },
        { "app-insights.json", ["will Unknown ResponseUnreadable"] },
        { "log-analytics.csv", ["xavi Yes MfaClaimPresent", "xena Unknown ResponseUnreadable"] },
        { "github-actions.log", ["yara No MfaRequiredByService"] },
        { "azure-pipelines.log", ["zoe No MfaRequiredByService"] },
        { "ocr.txt", ["abe Unknown ResponseNotAttributed"] },
        { "teams-message.txt", ["bea Unknown ResponseNotAttributed"] },
        { "outlook-reply.txt", ["cem No MfaRequiredByService"] },
        { "html-report.html", ["deb Unknown ResponseNotAttributed"] },
        { "junit-output.xml", ["eli Unknown ResponseNotAttributed"] },
        { "har-fragment.md", ["flo Unknown ResponseNotAttributed"] },
        { "curl-retry.txt", ["gia No MfaRequiredByService"] },
        { "curl-redirect.txt", ["hugo Yes MfaClaimPresent"] },
        { "xml-body.txt", ["ivo No MfaRequiredByService"] },
        { "response-first.txt", ["jo Unknown ResponseNotAttributed"] },
        { "newest-first.log", ["kai Unknown ResponseNotAttributed", "kaj Unknown ResponseNotAttributed"] },
        { "gateway.jsonl", ["lea Unknown ResponseUnreadable"] },
        { "jmeter.jtl", ["max Unknown ResponseUnreadable"] },
        { "nbsp.txt", ["nora No MfaRefusedByService"] },
        { "wrapped.txt", ["olga No MfaRefusedByService"] },
        { "windows-powershell-curl.txt", ["pia No MfaRequiredByService"] },
        { "node-raw-headers.jsonl", ["ross No MfaRefusedByService"] },
        { "mail-base64.eml", ["mo No MfaRequiredByService", "moe No MfaRefusedByService"] },
        // Wireshark shows compressed bytes as dots.
        { "wireshark-follow.txt", ["abi Unknown ResponseUnreadable"] },
        { "json-in-json.log", ["bob Unknown ResponseNotAttributed"] },
        { "curl-write-out.txt", ["cai Unknown ResponseUnreadable"] },
        { "format-list.txt", ["dee Unknown ResponseUnreadable"] },
        { "python-traceback.txt", ["eve Unknown ResponseUnreadable"] },
        { "postman-collection-auth.json", ["fin Unknown ResponseNotAttributed"] },
        { "ecs.ndjson", ["gwen Unknown ResponseNotAttributed"] },
        { "opentelemetry.json", ["hana Unknown ResponseNotAttributed"] },
        { "opentelemetry-status.json", ["ines Unknown ResponseUnreadable"] },
        { "tcpdump.txt", ["jad Unknown ResponseNotAttributed"] },
        { "word-document.xml", ["kit Unknown ResponseNotAttributed"] },
        { "clixml.xml", ["lou Unknown ResponseUnreadable"] },
        { "retry-log.txt", ["mara Unknown ResponseUnreadable"] },
        { "har-in-log.jsonl", ["nils Unknown ResponseNotAttributed"] },
        { "zero-width.txt", ["ole No MfaRefusedByService"] },
        { "indented-list.md", ["pola Unknown ResponseNotAttributed"] },
        { "two-hosts.txt", ["rae Yes MfaConfirmedByService"] },
        { "confirmed-then-refused.txt", ["sia Unknown ContradictoryResponse"] },
        { "prose-between.txt", ["tara No MfaClaimMissing"] },
        { "key-value.log", ["udo Unknown ResponseUnreadable"] },
        { "php-var-dump.txt", ["ana Unknown ResponseNotAttributed"] },
        { "php-print-r.txt", ["bo Unknown ResponseNotAttributed"] },
        { "jaeger.json", ["cyd Unknown ResponseUnreadable"] },
        { "curl-write-json.txt", ["dov Unknown ResponseUnreadable"] },
        // Partner Center is not known to send the header that names the code.
        { "har-phrase.har", ["edi No MfaRequiredByService", "fee Unknown ResponseUnreadable", "gia No MfaRequiredByService", "hue No MfaRequiredByService", "ira No MfaRequiredByService", "jem No MfaRequiredByService", "ken No MfaRequiredByService", "lia No MfaRequiredByService"] },
        { "har-retried.har", ["moa No MfaRefusedByService", "nan Yes MfaClaimPresent"] },
        { "java-and-go-maps.log", ["oki Unknown ResponseNotAttributed", "pim Unknown ResponseNotAttributed"] },
        { "wireshark.csv", ["quy Unknown ResponseUnreadable"] },
        { "sentry.json", ["rut Unknown ResponseUnreadable"] },
        { "progress-bar.txt", ["stu No MfaRequiredByService"] },
        { "odd-prefixes.log", ["tua No MfaRefusedByService"] },
        { "other-service.txt", ["ute Yes MfaConfirmedByService"] },
        { "aws-gateway.jsonl", ["aws Unknown ResponseNotAttributed"] },
        { "lambda-exchange.json", ["lam No MfaRequiredByService"] },
        { "body-encoding.jsonl", ["ben No MfaRequiredByService", "bob Yes MfaClaimPresent"] },
        { "gzip-body.json", ["gzi No MfaRequiredByService"] },
        { "har-base64-unmarked.har", ["har No MfaRequiredByService"] },
        { "json-in-json-base64.log", ["jij Unknown ResponseNotAttributed"] },
        { "k6-debug.log", ["kay Unknown ResponseNotAttributed"] },
        { "gatling-trace.log", ["gat Unknown ResponseNotAttributed"] },
        { "jmeter.csv", ["jme Unknown ResponseUnreadable", "jmo Yes MfaClaimPresent"] },
        { "vcr-cassette.json", ["val Yes MfaConfirmedByService", "vic No MfaRequiredByService"] },
        { "betamax-cassette.json", ["bet No MfaRequiredByService"] },
        { "wiremock-journal.json", ["wir Unknown ResponseNotAttributed"] },
        { "pact.json", ["pac Unknown ResponseNotAttributed"] },
        { "vcrpy-binary.yml", ["vcp Unknown ResponseNotAttributed"] },
        { "swagger-try.txt", ["swa Unknown ResponseNotAttributed"] },
        { "bruno.txt", ["bru Unknown ResponseUnreadable"] },
        { "hoppscotch.json", ["hop Unknown ResponseNotAttributed"] },
        { "thunder-client.json", ["thu No MfaRefusedByService"] },
        { "rest-client.http", ["res Unknown ResponseNotAttributed"] },
        { "jenkins.log", ["jen Unknown ResponseNotAttributed"] },
        { "gitlab.log", ["git No MfaRefusedByService"] },
        { "envoy-access.log", ["env Unknown ResponseUnreadable"] },
        { "haproxy.log", ["hap Unknown ResponseUnreadable"] },
        { "cloudwatch.json", ["clo Unknown ResponseUnreadable"] },
        { "splunk.csv", ["spl Unknown ResponseUnreadable", "spo Yes MfaClaimPresent"] },
        { "dependency.json", ["dep Unknown ResponseUnreadable"] },
        { "dependencies.tsv", ["dpt Unknown ResponseUnreadable"] },
        { "serilog-compact.clef", ["ser Unknown ResponseUnreadable"] },
        { "serilog-text.log", ["sel Unknown ResponseUnreadable"] },
        { "nlog.log", ["nlo Unknown ResponseNotAttributed"] },
        { "log4net.log", ["lfn Unknown ResponseUnreadable"] },
        { "spring.log", ["spr Unknown ResponseNotAttributed"] },
        { "faraday.txt", ["far Unknown ResponseUnreadable"] },
        { "go-dump.txt", ["gol No MfaRefusedByService"] },
        { "rust-tracing.log", ["rus Unknown ResponseNotAttributed"] },
        { "fluentd.log", ["flu Unknown ResponseUnreadable"] },
        { "journald.jsonl", ["jou Unknown ResponseNotAttributed"] },
        { "rsyslog.log", ["rsy Unknown ResponseUnreadable"] },
        { "body-alone.log", ["bal Unknown ResponseNotAttributed"] },
        { "logic-app.json", ["log No MfaRefusedByService"] },
        { "n8n-error.json", ["nen Unknown ResponseNotAttributed"] },
        { "terraform.log", ["ter Unknown ResponseNotAttributed"] },
        { "httpx-trace.log", ["hpx Unknown ResponseNotAttributed"] },
        { "guzzle.txt", ["guz Unknown ResponseUnreadable"] },
        { "wget-server-response.txt", ["wge Unknown ResponseNotAttributed"] },
        { "aspnet-http-logging.log", ["asp Unknown ResponseUnreadable"] },
        { "zipkin.json", ["zip Unknown ResponseUnreadable"] },
        { "nuclei.jsonl", ["nuc Unknown ResponseNotAttributed"] },
        { "ecs-flat.json", ["ecf Unknown ResponseUnreadable"] },
        { "datadog.json", ["dat Unknown ResponseUnreadable"] },
        { "durations.json", ["dur Yes MfaClaimPresent"] },
        { "csharp-exception.txt", ["csh Unknown ResponseUnreadable"] },
        { "retry-other-token.txt", ["ret No MfaRequiredByService", "rew Yes MfaConfirmedByService"] },
        { "same-token-200-401.txt", ["sam No MfaRequiredByService"] },
        { "same-token-401-200.txt", ["sal Unknown ResponseUnreadable"] },
        { "proxy-407.txt", ["pro No MfaRefusedByService"] },
        { "proxy-refuses.txt", ["prx Yes MfaClaimPresent"] },
        { "continue-100.txt", ["con No MfaRefusedByService"] },
        { "early-hints.txt", ["ear Yes MfaConfirmedByService"] },
        { "trailers.txt", ["tra Unknown ResponseNotAttributed"] },
        { "no-phrase.txt", ["nop No MfaRequiredByService", "nor No MfaRequiredByService"] },
        { "http09.txt", ["old Unknown ResponseNotAttributed"] },
        { "http3.txt", ["htt No MfaRequiredByService"] },
        { "odd-status-lines.txt", ["osa Unknown ResponseNotAttributed", "osb Unknown ResponseNotAttributed", "osc Unknown ResponseNotAttributed", "osd Unknown ResponseNotAttributed"] },
        { "pipelined.txt", ["pia Unknown ResponseNotAttributed", "pib Unknown ResponseNotAttributed"] },
        { "nghttp.txt", ["ngh Unknown ResponseNotAttributed", "ngi Unknown ResponseNotAttributed"] },
        { "go-http2debug.log", ["gha Unknown ResponseUnreadable"] },
        { "redirect-away.txt", ["red Yes MfaClaimPresent"] },
        { "redirect-within.txt", ["rei No MfaRefusedByService"] },
        { "compliance-twice.txt", ["com Unknown ContradictoryResponse"] },
        { "two-authorizations.txt", ["twa Unknown ResponseNotAttributed", "twb Unknown ResponseNotAttributed"] },
        { "ids-in-lines.jsonl", ["ida Unknown ResponseNotAttributed", "idb Unknown ResponseNotAttributed"] },
        { "two-tabs.har", ["tab No MfaRequiredByService", "tac Yes MfaConfirmedByService", "tad Yes MfaClaimPresent"] },
        { "wrong-length.txt", ["wro Unknown ResponseUnreadable"] },
        { "body-longer.txt", ["bol No MfaRequiredByService"] },
        { "body-shorter.txt", ["bos Unknown ResponseUnreadable"] },
        { "curl-parallel-three.txt", ["paa Unknown ResponseNotAttributed", "pab Unknown ResponseNotAttributed", "pac Unknown ResponseNotAttributed"] },
        { "late-401-line.txt", ["lat Unknown ResponseUnreadable"] },
        { "head-request.txt", ["hea Unknown ResponseUnreadable"] },
        { "upgrade-101.txt", ["upg No MfaRefusedByService"] },
        { "escaped-newlines.log", ["esa Unknown ResponseNotAttributed"] },
        { "octal-newlines.log", ["oct Unknown ResponseNotAttributed"] },
        { "java-bytes.log", ["jab Unknown ResponseNotAttributed"] },
        { "node-buffer.json", ["nob Unknown ResponseNotAttributed"] },
        { "hex-body.log", ["hex Unknown ResponseNotAttributed"] },
        { "body-and-words.txt", ["baw Unknown ResponseNotAttributed"] },
        { "bad-request.har", ["bad Unknown ResponseNotAttributed", "bae Unknown ResponseNotAttributed", "baf Yes MfaClaimPresent"] },
        { "har-in-mail.eml", ["him Unknown ResponseNotAttributed"] },
        { "har-in-mail-refused.eml", ["hir Unknown ResponseNotAttributed"] },
        { "curl-then-har.txt", ["cth Unknown ResponseNotAttributed", "cti Unknown ResponseNotAttributed"] },
        { "har-then-curl.txt", ["htc Yes MfaConfirmedByService", "htd No MfaRefusedByService"] },
        { "http2-pseudo.jsonl", ["psh Unknown ResponseUnreadable"] },
        { "status-by-name.jsonl", ["sbn Unknown ResponseUnreadable"] },
        { "junit-base64.xml", ["jub Unknown ResponseNotAttributed"] },
        { "python-bytes.txt", ["pyb Unknown ResponseNotAttributed"] },
        { "proxy-consent-headers.txt", ["pch No MfaClaimMissing"] },
        { "interim-confirms.txt", ["inc No MfaClaimMissing"] },
        { "interim-refuses.txt", ["inr Unknown ResponseNotAttributed"] },
    };

    /// <summary>Each file with its tokens filled in.</summary>
    public static TheoryData<string, string> Texts { get; } = [.. Captures.Select(row => new TheoryDataRow<string, string>(row.Data.Item1, TextOf(row.Data.Item1)))];

    public static TheoryData<string> Files { get; } = [.. Captures.Select(row => (string)row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Each_token_of_a_capture_gets_the_right_answer(string file, string[] answers) =>
        Assert.Equal(answers, await AnswersAsync(Encoding.UTF8.GetBytes(TextOf(file))));

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Line_endings_encodings_and_compression_do_not_change_answers(string file, string[] answers)
    {
        string text = TextOf(file);
        string windows = text.Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(answers, await AnswersAsync(Encoding.UTF8.GetBytes(windows)));
        Assert.Equal(answers, await AnswersAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(windows)]));
        Assert.Equal(answers, await AnswersAsync([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)]));
        Assert.Equal(answers, await AnswersAsync(Packed(Encoding.UTF8.GetBytes(text))));
    }

    // Wherever a capture is truncated, the rest of it must not turn another answer into a Yes.
    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_capture_that_is_cut_off_never_says_Yes_where_no_token_has_MFA(string file)
    {
        string text = TextOf(file, mfa: false);
        for (int part = 1; part < 12; part++)
        {
            string cut = text[..(text.Length * part / 12)];
            if (Confirmation.IsMatch(cut)) break;
            Reading reading = await Reading.OfBrokenFileAsync(Encoding.UTF8.GetBytes(cut));
            IEnumerable<PartnerMfaCapture> whole = reading.Calls.Where(call => call.GetAccessToken().Reveal().EndsWith(Signature, StringComparison.Ordinal));
            Assert.DoesNotContain(whole.Select(Reading.AnswerOf), answer => answer.StartsWith($"{answer.Split(' ')[0]} Yes", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_file_is_tested() => Assert.Equal(
        Directory.GetFiles(Folder).Select(Path.GetFileName).Order(), Captures.Select(row => (string)row.Data.Item1).Order());

    private static string TextOf(string file, bool mfa = true)
    {
        string text = Placeholder.Replace(File.ReadAllText(Path.Combine(Folder, file)), match => TokenOf(match.Groups[1].Value, mfa ? match.Groups[2].Value : "pwd"));
        text = Attachment.Replace(text, match => Regex.Replace(Convert.ToBase64String(Encoding.UTF8.GetBytes(match.Groups[1].Value)), "(.{76})(?=.)", "$1\n"));
        // Wrapped as mail programs do it.
        return file == "wrapped.txt" ? Regex.Replace(text, "(.{76})(?=.)", "$1\n") : text;
    }

    private static string TokenOf(string account, string methods)
    {
        string token = TestTokens.With(("upn", account + "@contoso.example"), ("unique_name", account + "@contoso.example"), ("amr", methods.Split(','))).Reveal();
        return token[..(token.LastIndexOf('.') + 1)] + Signature;
    }

    private static byte[] Packed(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(content, 0, content.Length);
        return packed.ToArray();
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(byte[] content)
    {
        Reading reading = await Reading.OfFileAsync(content);
        return [.. reading.Answers.Order(StringComparer.Ordinal)];
    }
}
