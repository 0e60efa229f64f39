using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class TokenVerbTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("{0}")]
    [InlineData("Bearer {0}")]
    [InlineData("bearer {0}\r\n")]
    [InlineData("\"{0}\"")]
    [InlineData("Authorization: Bearer {0}\n")]
    [InlineData("\ufeff{0}\n\n")]
    public async Task A_token_is_read_from_a_file_or_from_standard_input_however_it_was_pasted(string pasted)
    {
        string text = pasted.Replace("{0}", TestTokens.With(("amr", new[] { "pwd" })).Reveal(), StringComparison.Ordinal);
        string file = _files.Write("token.txt", text);

        ToolRun[] runs =
        [
            await ToolRun.RunAsync("token", "--token-file", file),
            await new ToolStage { Input = text }.RunAsync("token", "--token-file", "-"),
            await new ToolStage { Input = text }.RunAsync("token"),
        ];

        Assert.All(runs, run => Assert.Equal((1, ""), (run.ExitCode, run.Error)));
        Assert.All(runs, run => Assert.StartsWith(
            "NO  The user signed in without MFA: the token's amr claim has only 'pwd'.", run.Output, StringComparison.Ordinal));
        Assert.Contains($"  Source          {file}", runs[0].Output, StringComparison.Ordinal);
        Assert.All(runs[1..], run => Assert.Contains("  Source          standard input", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_several_lines_is_one_token()
    {
        string text = TestTokens.With().Reveal();
        string folded = string.Join(Environment.NewLine, text.Chunk(64).Select(part => new string(part)));

        Assert.Equal(0, (await new ToolStage { Input = folded }.RunAsync("token")).ExitCode);
    }

    [Theory]
    [InlineData("mfa", "Global", 2, "UNKNOWN  ")]
    [InlineData("mfa", "Sandbox", 0, "YES  ")]
    [InlineData("app-only", "Sandbox", 3, "NOT APPLICABLE  ")]
    [InlineData("v2", "Sandbox", 2, "UNKNOWN  ")]
    public async Task The_answer_is_that_of_the_token_in_its_environment(string account, string environment, int code, string beginning)
    {
        ToolRun run = await new ToolStage { Input = SandboxSecrets.AccessTokenOf(account) }.RunAsync("token", "-e", environment);

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(beginning, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "SecretFileUnreadable")]
    [InlineData(" \r\n\t ", "SecretFileUnreadable")]
    [InlineData("0.Aplanted-refresh-token", "TokenMalformed")]
    [InlineData("planted-opaque-text", "TokenMalformed")]
    [InlineData("eyJplanted.broken.text", "TokenMalformed")]
    [InlineData("eyJlbmMiOiJ4In0.planted.c.d.e", "TokenEncrypted")]
    public async Task Invalid_tokens_are_reported_without_repeating_them(string text, string id)
    {
        ToolRun[] runs =
        [
            await new ToolStage { Input = text }.RunAsync("token", "-v"),
            await ToolRun.RunAsync("token", "-v", "--token-file", _files.Write("file", text)),
        ];

        Assert.All(runs, run => Assert.Equal((2, ""), (run.ExitCode, run.Output)));
        Assert.All(runs, run => Assert.StartsWith($"error {id}: ", run.Error, StringComparison.Ordinal));
        Assert.All(runs, run => Assert.DoesNotContain("planted", run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "mfa", "mfa")]
    [InlineData(1, "mfa", "password")]
    [InlineData(3, "mfa", "app-only")]
    [InlineData(2, "mfa", "v2")]
    [InlineData(1, "v2", "app-only", "password")]
    public async Task Several_files_give_an_answer_each_and_one_exit_code(int code, params string[] accounts)
    {
        string[] files = [.. accounts.Select((account, index) => _files.Write($"{index}.txt", SandboxSecrets.AccessTokenOf(account)))];
        ToolRun run = await ToolRun.RunAsync(["token", "-e", "Sandbox", "-o", "json", .. files.SelectMany(file => new[] { "--token-file", file })]);

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(files, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task An_error_of_one_does_not_stop_the_rest()
    {
        string bad = _files.Write("bad.txt", "opaque");
        string good = _files.Write("good.txt", SandboxSecrets.AccessTokenOf("mfa"));

        ToolRun run = await ToolRun.RunAsync("token", "-e", "Sandbox", "--token-file", bad, "--token-file", good);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error TokenMalformed: ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("YES  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_claim_is_explained_aligned()
    {
        ToolRun run = await new ToolStage { Input = SandboxSecrets.AccessTokenOf("mfa") }.RunAsync("token", "-e", "Sandbox", "--explain");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n  Header\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\n    amr                  pwd, mfa\n                           how the user signed in: the claim that shows MFA (v1.0) - pwd: ", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mfa", 0, "valid")]
    [InlineData("v2", 2, "valid")]
    public async Task The_signature_is_verified_with_the_keys_that_the_tenant_publishes(string account, int code, string shown)
    {
        ToolRun run = await new ToolStage { Input = SandboxSecrets.AccessTokenOf(account) }.RunAsync("token", "-e", "Sandbox", "--verify-signature");

        Assert.Equal(code, run.ExitCode);
        Assert.Contains($"  Signature       {shown}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--key-set")]
    [InlineData("--signing-key")]
    public async Task A_signature_that_the_given_keys_did_not_make_is_never_a_Yes(string option)
    {
        string token = SandboxSecrets.AccessTokenOf("mfa");
        string keys = _files.Write("keys.json", OtherKeys);

        ToolRun run = await new ToolStage { Input = token }.RunAsync("token", "-e", "Sandbox", option, keys);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SignatureInvalid", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unverified_answer_says_that_it_is_unverified() => Assert.Contains(
        "  Signature       not checked", (await new ToolStage { Input = SandboxSecrets.AccessTokenOf("mfa") }.RunAsync("token", "-e", "Sandbox")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_capture_gives_an_answer_for_each_of_its_tokens()
    {
        string capture = _files.Write("session.txt", $"""
            GET https://api.partnercenter.sandbox.example/v1/profiles/organization HTTP/1.1
            Host: api.partnercenter.sandbox.example
            Authorization: Bearer {SandboxSecrets.AccessTokenOf("password")}


            """);

        ToolRun run = await ToolRun.RunAsync("token", "-e", "Sandbox", "--capture", capture);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("NO  ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  Source          {capture}, ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"log\":{\"version\":\"1.2\"}}")]
    [InlineData("GET https://api.partnercenter.microsoft.com/ HTTP/1.1")]
    [InlineData("curl 'https://api.partnercenter.microsoft.com/'")]
    public async Task A_capture_given_for_a_token_leads_to_the_right_option(string text)
    {
        ToolRun run = await ToolRun.RunAsync("token", "--token-file", _files.Write("file", text));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error TokenFileUnreadable: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--capture", run.Error, StringComparison.Ordinal);
    }

    // A key with the ID of the sandbox's key but another value, which is that of RFC 7515, appendix A.2.
    private const string OtherKeys = """{"kty":"RSA","kid":"partnermfa-sandbox","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}""";
}
