using PartnerMfa.Requests;

namespace PartnerMfa.Captures;

/// <summary>
/// Captures that real programs wrote, or in forms in which people keep them, each with the right answer for each account.
/// </summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Captures", "Cases");

    public static TheoryData<string, string[]> Cases { get; } = new()
    {
        { "two-threads-false-yes.txt", ["reorder Yes MfaClaimPresent", "reorder2 No MfaClaimMissing"] },
        { "playwright-zip.zip", ["refusedMfa No MfaRequiredByService"] },
        { "playwright-embed.har", ["refusedMfa No MfaRequiredByService"] },
        { "indented-markdown.md", ["mdind No MfaRefusedByService"] },
        { "fold-after-bearer.txt", ["foldbearer No MfaRefusedByService"] },
        { "filebeat.jsonl", ["ecs Yes MfaClaimPresent", "ecs2 Yes MfaClaimPresent", "ecs3 Yes MfaClaimPresent"] },
        { "curl-trace-ascii-h1.log", ["curl-trace-ascii-refused No MfaRequiredByService", "curl-trace-ascii-yes Yes MfaConfirmedByService"] },
        { "mail-quoted.txt", ["quoted No MfaRefusedByService"] },
        { "k8s-cri.log", ["k8scri No MfaRequiredByService"] },
        { "java-okhttp.txt", ["javaokhttp No MfaRefusedByService"] },
        { "httpie-colour.txt", ["httpierefused No MfaRequiredByService"] },
        { "charles-chlsj.chlsj", ["chlsj No MfaRefusedByService"] },
        { "burp-plain.xml", ["burpplain No MfaRefusedByService"] },
        { "mail-wrap76.txt", ["wrap76 Yes MfaClaimPresent"] },
        { "har-utf16-in-zip.zip", ["harzip2 Yes MfaClaimPresent", "harzipbom Yes MfaClaimPresent"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_token_of_a_capture_gets_the_right_answer(string file, string[] answers) =>
        Assert.Equal(answers, await AnswersAsync(Path.Combine(Folder, file)));

    [Fact]
    public async Task Every_case_is_tested() => Assert.Equal(
        Directory.GetFiles(Folder).Select(Path.GetFileName).Order(),
        Cases.Select(row => (string)row.Data.Item1).Append("other-host-words.txt").Order());

    private static async Task<IReadOnlyList<string>> AnswersAsync(string path)
    {
        Reading reading = await Reading.RunAsync(new CaptureRequest { Environment = Environments.PartnerMfaEnvironments.Global, Path = path });
        Assert.Null(reading.Failure);
        return [.. reading.Answers.Order(StringComparer.Ordinal)];
    }
}
