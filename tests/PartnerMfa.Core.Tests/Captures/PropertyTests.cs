using System.Text;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>Whatever happens to a text on its way, no other call becomes a Yes.</summary>
public sealed class PropertyTests
{
    private static readonly string Refused = TestTokens.With(("upn", "refused@contoso.example")).Reveal();
    private static readonly string Password = TestTokens.Changed("""{"upn":"pwd@contoso.example","amr":["pwd"]}""").Reveal();
    private static readonly string Open = TestTokens.Changed("""{"upn":"open@contoso.example","amr":["ngcmfa"]}""").Reveal();
    private static readonly string Confirmed = TestTokens.With(("upn", "confirmed@contoso.example")).Reveal();

    private static readonly Func<Random, string, string>[] Changes =
    [
        (random, text) => Lines(text, line => new string(' ', 1 + random.Next(8)) + line),
        (_, text) => Lines(text, line => "\t" + line),
        (_, text) => Lines(text, line => "> " + line),
        (_, text) => Lines(text, line => "2026-11-27T10:00:00.123Z INFO [main] " + line),
        (random, text) => Lines(text, line => $"2026-11-27 10:00:0{random.Next(10)},{random.Next(100, 999)} DEBUG [worker-{random.Next(3)}] app - {line}"),
        (random, text) => Lines(text, line => line.Length > 0 && random.Next(2) == 0 ? $"\u001b[3{random.Next(8)}m{line}\u001b[0m" : line),
        (random, text) => Wrapped(text, 60 + random.Next(40)),
        (_, text) => Lines(text, line => System.Text.Json.JsonSerializer.Serialize(new { log = line + "\n" })),
        (_, text) => Lines(text, line => "2026-11-27T10:00:00.0Z stdout F " + line),
        (random, text) => Inserted(random, text, "However, this was on another machine."),
        (random, text) => Inserted(random, text, "$ http GET https://api.partnercenter.microsoft.com/v1/customers"),
        (random, text) => Inserted(random, text, ""),
        (random, text) => Inserted(random, text, "HTTP/1.1 200 OK"),
        (random, text) => Inserted(random, text, "Host: elsewhere.example"),
        (random, text) => Inserted(random, text, $"GET {HarCall.ProfileUrl} HTTP/1.1"),
        (random, text) => Without(random, text),
        (random, text) => Twice(random, text),
        (random, text) => text.Replace("\r\n", random.Next(2) == 0 ? "\n" : "\r\n", StringComparison.Ordinal),
    ];

    // The first of these changes do not remove anything.
    private const int Kept = 12;

    private static readonly string[] RefusedAccounts = ["refused", "pwd", "challenge", "lucky", "slow"];

    [Fact]
    public async Task No_change_of_a_text_turns_a_No_or_Unknown_into_a_Yes()
    {
        Random random = new(20261127);
        for (int run = 0; run < 600; run++)
        {
            string text = string.Concat(Exchanges().OrderBy(_ => random.Next()));
            for (int change = 1 + random.Next(3); change > 0; change--) text = Changes[random.Next(Changes.Length)](random, text);

            Reading reading = await Reading.RunAsync(new Requests.CaptureRequest { Environment = Environments.PartnerMfaEnvironments.Global, Text = text });

            foreach (string answer in AnswersOf(reading))
                if (answer.StartsWith("pwd Yes", StringComparison.Ordinal) || answer.StartsWith("open Yes", StringComparison.Ordinal) || answer.StartsWith("refused Yes MfaConfirmed", StringComparison.Ordinal))
                    Fail(run, answer, text);
        }
    }

    [Fact]
    public async Task A_complete_refusal_never_leaves_its_call_a_Yes()
    {
        Random random = new(42);
        for (int run = 0; run < 400; run++)
        {
            string text = string.Concat(Exchanges().OrderBy(_ => random.Next()));
            // Only changes that do not remove anything.
            for (int change = 1 + random.Next(2); change > 0; change--) text = Changes[random.Next(Kept)](random, text);

            Reading reading = await Reading.RunAsync(new Requests.CaptureRequest { Environment = Environments.PartnerMfaEnvironments.Global, Text = text });

            foreach (string answer in AnswersOf(reading).Where(answer => answer.StartsWith("refused Yes", StringComparison.Ordinal))) Fail(run, answer, text);
        }
    }

    public static TheoryData<string> MadeTexts { get; } = [.. Directory.GetFiles(MadeCaptureTests.Folder)
        .Select(file => Path.GetFileName(file))
        .Where(name => name.EndsWith(".txt", StringComparison.Ordinal) || name.EndsWith(".txt.gz", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(MadeTexts))]
    public async Task No_change_to_the_output_of_a_program_turns_a_refused_call_into_a_Yes(string file)
    {
        string original = await TextOfAsync(Path.Combine(MadeCaptureTests.Folder, file));
        Random random = new(file.Length);
        for (int change = 0; change < Kept; change++)
        {
            string text = Changes[change](random, original);
            if (random.Next(2) == 0) text = Changes[random.Next(Kept)](random, text);

            Reading reading = await Reading.RunAsync(new Requests.CaptureRequest { Environment = Environments.PartnerMfaEnvironments.Sandbox, Text = text });

            foreach (string answer in AnswersOf(reading).Where(answer => RefusedAccounts.Contains(answer.Split(' ')[0]) && answer.Contains(" Yes ", StringComparison.Ordinal)))
                Assert.Fail($"change {change}: {answer}\n{text}");
        }
    }

    [Fact]
    public async Task Exchanges_of_all_programs_in_any_order_keep_their_refusals()
    {
        string known = TestTokens.With(("upn", "mfa@contoso.example")).Reveal();
        // Anything that is not text made of lines is another format.
        string[] exchanges = [.. DialectTests.Refusals.Select(row => (string)row.Data.Item2).Where(text => text.Contains(known, StringComparison.Ordinal))];
        Random random = new(7);
        for (int run = 0; run < 150; run++)
        {
            string[] tokens = [.. Enumerable.Range(0, 4).Select(i => TestTokens.With(("upn", $"refused{i}@contoso.example")).Reveal())];
            string text = string.Concat(tokens
                .Select(token => exchanges[random.Next(exchanges.Length)].Replace(known, token, StringComparison.Ordinal) + "\n")
                .Append(Exchanges()[3])
                .OrderBy(_ => random.Next()));

            Reading reading = await Reading.RunAsync(new Requests.CaptureRequest { Environment = Environments.PartnerMfaEnvironments.Global, Text = text });

            foreach (string answer in AnswersOf(reading).Where(answer => answer.StartsWith("refused", StringComparison.Ordinal) && answer.Contains(" Yes ", StringComparison.Ordinal)))
                Assert.Fail($"run {run}: {answer}\n{text}");
        }
    }

    private static async Task<string> TextOfAsync(string path)
    {
        using FileStream file = File.OpenRead(path);
        using StreamReader reader = new(path.EndsWith(".gz", StringComparison.Ordinal) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : file);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    // A token that was truncated in the middle is an error and not an answer.
    private static IEnumerable<string> AnswersOf(Reading reading)
    {
        foreach (PartnerMfaCapture call in reading.Calls)
        {
            string? answer = null;
            try
            {
                answer = new Reading([call], null, []).Answers.Single();
            }
            catch (PartnerMfaException failure)
            {
                Assert.Equal("TokenMalformed", failure.ErrorId);
            }

            if (answer is not null) yield return answer;
        }
    }

    private static void Fail(int run, string answer, string text) => Assert.Fail($"run {run}: {answer}\n{text
        .Replace(Refused, "REFUSED", StringComparison.Ordinal).Replace(Password, "PWD", StringComparison.Ordinal)
        .Replace(Open, "OPEN", StringComparison.Ordinal).Replace(Confirmed, "CONFIRMED", StringComparison.Ordinal)}");

    private static string[] Exchanges() =>
    [
        HttpCall.Request(Refused) + HttpCall.Response("401 Unauthorized - MFA required", """{"code":900421}""" + "\r\n\r\n", "isMfaCompliant: false"),
        HttpCall.Request(Password) + HttpCall.Response("200 OK", HttpCall.Profile + "\r\n\r\n"),
        HttpCall.Request(Open) + HttpCall.Response("200 OK", HttpCall.Profile + "\r\n\r\n"),
        HttpCall.Request(Confirmed) + HttpCall.Response("200 OK", HttpCall.Profile + "\r\n\r\n", "isMfaCompliant: true"),
    ];

    private static string Lines(string text, Func<string, string> change) => string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(change));

    private static string Wrapped(string text, int width)
    {
        StringBuilder wrapped = new();
        foreach (string line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            for (int at = 0; at < line.Length; at += width) wrapped.Append(line, at, Math.Min(width, line.Length - at)).Append('\n');
            if (line.Length == 0) wrapped.Append('\n');
        }

        return wrapped.ToString();
    }

    private static string Inserted(Random random, string text, string line)
    {
        List<string> lines = [.. text.Split('\n')];
        lines.Insert(random.Next(lines.Count), line);
        return string.Join('\n', lines);
    }

    private static string Without(Random random, string text)
    {
        List<string> lines = [.. text.Split('\n')];
        lines.RemoveAt(random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private static string Twice(Random random, string text)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = random.Next(lines.Count);
        lines.Insert(at, lines[at]);
        return string.Join('\n', lines);
    }
}
