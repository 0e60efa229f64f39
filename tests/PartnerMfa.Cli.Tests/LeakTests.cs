using System.CommandLine;
using System.Net;
using System.Text;
using PartnerMfa.Cli.Support;
using PartnerMfa.Reports.Formats;

namespace PartnerMfa.Cli;

/// <summary>
/// Secrets of every kind in every place where a user, a file or a service can put one, with every verb and in both output formats. None of
/// them comes back in a stream or a file.
/// </summary>
public sealed class LeakTests : IDisposable
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";

    private static readonly (string Kind, string Secret)[] Secrets =
    [
        ("client secret", "abc8Q~zZ9vYk3LmN7pQrStUvWxYz1234567AbCdE"),
        ("refresh token", "1.AYBAx7Kd93hVbQpLmN2sRtW8zCjY5fGeT4uI6oPaSdFgHjKlZxCvBnM1q2W3e4R5t6Y7u8I9o0P-AbCdEfGh"),
        ("access token", TestTokens.With(("exp", 4102444800)).Reveal()),
        ("password", "Tr0ub4dor&3-x9Kq7Zw"),
        ("Base64", Convert.ToBase64String(Encoding.UTF8.GetBytes("abc8Q~zZ9vYk3LmN7pQrStUvWxYz1234567AbCdE"))),
        ("hexadecimal", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    ];

    private readonly TemporaryFiles _files = new();
    private readonly string _folder = Environment.CurrentDirectory;

    // A verb that writes to a relative path writes to the folder of its test.
    public LeakTests() => Environment.CurrentDirectory = _files.Folder;

    public static TheoryData<string> Verbs { get; } = [.. Root().Subcommands.Select(verb => verb.Name)];

    public static TheoryData<string> Kinds { get; } = [.. Secrets.Select(secret => secret.Kind)];

    public void Dispose()
    {
        Environment.CurrentDirectory = _folder;
        _files.Dispose();
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task No_option_of_a_verb_gives_a_secret_back(string name)
    {
        Command verb = Root().Subcommands.Single(command => command.Name == name);
        Option[] options = [.. verb.Options.Where(option => option.Arity.MaximumNumberOfValues > 0 && option.Name != "--output")];
        int tried = 0;
        foreach (Option option in options)
        {
            foreach ((string kind, string secret) in Secrets)
            {
                foreach (string value in new[] { secret, $"https://alice:{Uri.EscapeDataString(secret)}@host.example/{Uri.EscapeDataString(secret)}?code={Uri.EscapeDataString(secret)}" })
                {
                    foreach (string output in new[] { "text", "json" })
                    {
                        ToolRun run = await new ToolStage { Input = "0.AplainInput" }.RunAsync(
                            [name, "--environment", "Sandbox", "--output", output, "--verbose", option.Name, value]);

                        AssertNowhere(secret, run.Text, $"{name} {option.Name} with a {kind}");
                        tried++;
                    }
                }
            }
        }

        foreach ((string kind, string secret) in Secrets)
        {
            ToolRun run = await new ToolStage().RunAsync(name, secret);
            AssertNowhere(secret, run.Text, $"{name} with a {kind} as a word");
            tried++;
        }

        Assert.True(tried >= Secrets.Length, "Nothing was tried.");
        // An option that writes a file wrote it here, under the name that the user chose.
        foreach (string file in Directory.EnumerateFiles(_files.Folder, "*", SearchOption.AllDirectories))
            foreach ((string kind, string secret) in Secrets) AssertNowhere(secret, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), $"a file of {name} with a {kind}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_secret_in_a_file_never_comes_back(string kind)
    {
        string secret = SecretOf(kind);
        string file = _files.Write("secret.txt", secret);
        string[][] commands =
        [
            ["probe", "--token-file", file],
            ["probe", "--refresh-token-file", file, "-a", Application],
            ["probe", "--service-principal", "-a", Application, "-t", "contoso.com", "--client-secret-file", file],
            ["probe", "--service-principal", "-a", Application, "-t", "contoso.com", "--certificate", file],
            ["probe", "--proxy", "http://127.0.0.1:1", "--proxy-user", "alice", "--proxy-password-file", file],
            ["probe", "--capture", file],
            ["token", "--token-file", file, "--explain"],
            ["token", "--token-file", file, "--key-set", file],
            ["token", "--capture", file, "--explain"],
            ["setup", "--user", "mfa@sandbox.example", "--token-file", file],
            ["usage", "--token-file", file],
        ];
        foreach (string[] command in commands)
        {
            // A signed report is the JSON report in Base64, and needs a certificate.
            foreach (string format in ReportFormats.All.Where(format => format.Format != PartnerMfaReportFormat.Jws).Select(format => format.Name))
            {
                string report = _files.PathOf("report." + format);
                ToolRun run = await new ToolStage { Network = new EchoingService(secret) }.RunAsync([.. command, "--verbose", "--report", report, "--report-format", format, "--force"]);

                AssertNowhere(secret, run.Text, $"{string.Join(' ', command)} with a {kind}");
                if (File.Exists(report)) AssertNowhere(secret, await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), "the report");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_response_and_no_claim_gives_a_secret_back(string kind)
    {
        string secret = SecretOf(kind);
        string token = _files.Write("token.txt", TestTokens.With(("exp", 4102444800), ("name", secret), ("family_name", $"x {secret} y"), ("amr", new[] { "mfa", secret })).Reveal());
        string own = _files.Write("own.txt", secret);
        foreach (HttpStatusCode status in new[] { HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable })
        {
            foreach (string[] command in new string[][] { ["probe", "--token-file", token], ["usage", "--token-file", token], ["probe", "--refresh-token-file", own, "-a", Application], ["probe", "--device-code"] })
            {
                foreach (string output in new[] { "text", "json" })
                {
                    ToolRun run = await new ToolStage { Network = new EchoingService(secret, status) }.RunAsync([.. command, "--output", output, "--verbose"]);

                    if (kind is "password" && !command.Contains(own)) continue; // Another person's password is a word like any other.
                    AssertNowhere(secret, run.Text, $"{string.Join(' ', command)} with HTTP {(int)status} and a {kind}");
                }
            }
        }
    }

    private static RootCommand Root() => Program.CreateRoot(new ToolStage().Around(TextReader.Null, TextWriter.Null, TextWriter.Null));

    private static string SecretOf(string kind) => Secrets.Single(secret => secret.Kind == kind).Secret;

    private static void AssertNowhere(string secret, string text, string where)
    {
        foreach (string spelling in new[] { secret, Uri.EscapeDataString(secret), WebUtility.HtmlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)) }.Concat(secret.Chunk(14).Where(part => part.Length == 14).Select(part => new string(part))))
            Assert.False(text.Contains(spelling, StringComparison.OrdinalIgnoreCase), $"It came back: {where}: {text}");
    }

    /// <summary>Answers every request with the secret in each place where a response has room for one.</summary>
    private sealed class EchoingService(string secret, HttpStatusCode status = HttpStatusCode.BadRequest) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string json = System.Text.Json.JsonSerializer.Serialize(secret);
            HttpResponseMessage response = new(status)
            {
                ReasonPhrase = "Refused " + secret,
                Content = new StringContent($$"""
                    {"error":{{json}},"error_description":{{json}},"suberror":{{json}},"code":{{json}},"description":{{json}},"message":{{json}},"error_uri":{{json}},
                     "user_code":{{json}},"device_code":{{json}},"verification_uri":{{json}},"id":{{json}},"items":[{"applicationName":{{json}},"applicationId":{{json}},"upn":{{json}}}],"value":[{{json}}]}
                    """, Encoding.UTF8, "application/json"),
            };
            foreach (string header in new[] { "WWW-Authenticate", "MS-CorrelationId", "MS-RequestId", "MS-CV", "Server", "Via", "isMfaCompliant", "Location", "Retry-After" })
                response.Headers.TryAddWithoutValidation(header, $"x {secret}");
            return Task.FromResult(response);
        }
    }
}
