using System.Text;
using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>A scrubbed copy gives the same answers as the original.</summary>
public sealed class ScrubbedAnswerTests
{
    public static TheoryData<string, string> Texts { get; } = [.. DialectTests.Refusals, .. FormatTests.Refusals, .. EverydayCaptureTests.Texts];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task The_copy_gives_the_same_answers(string name, string text) => await AssertSameAsync(name, Encoding.UTF8.GetBytes(text));

    [Theory]
    [MemberData(nameof(ScrubTests.Cases), MemberType = typeof(ScrubTests))]
    public async Task The_copy_of_a_real_programs_file_gives_the_same_answers(string name) =>
        await AssertSameAsync(name, await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, name), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("", "\nIt was refused with 900421.\n")]
    [InlineData("", "{\"code\":900421}\nBearer TOKEN")]
    [InlineData("[ 0.010] Bearer TOKEN\n", "\nisMfaCompliant: false")]
    public async Task The_copy_holds_what_stands_around_a_document(string before, string after)
    {
        string har = HarCall.File(new HarCall(TestTokens.With().Reveal()) { Status = 0, StatusText = "" });
        string other = TestTokens.With(("upn", "other@contoso.example")).Reveal();

        await AssertSameAsync("", Encoding.UTF8.GetBytes((before + har + after).Replace("TOKEN", other, StringComparison.Ordinal)));
    }

    private static async Task AssertSameAsync(string name, byte[] content)
    {
        byte[] copy = await ScrubTests.ScrubAsync(content);
        PartnerMfaEnvironment environment = name.Contains("Made", StringComparison.Ordinal) ? PartnerMfaEnvironments.Sandbox : PartnerMfaEnvironments.Global;
        Reading before = await ReadAsync(content, environment);
        Reading after = await ReadAsync(copy, environment);

        Assert.True(before.Answers.SequenceEqual(after.Answers), $"{name}: {string.Join(", ", before.Answers)} became {string.Join(", ", after.Answers)}");
        Assert.All(after.Calls, call => Assert.EndsWith(".scrubbed", call.GetAccessToken().Reveal(), StringComparison.Ordinal));
        foreach (string token in before.Tokens) Assert.DoesNotContain(token.Split('.')[2], Encoding.UTF8.GetString(copy), StringComparison.Ordinal);
    }

    private static Task<Reading> ReadAsync(byte[] content, PartnerMfaEnvironment environment) =>
        Reading.RunAsync(new CaptureRequest { Environment = environment, Input = new MemoryStream(content) });
}
