using System.Text;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>
/// Files into which people pasted more than one thing: a HAR file in a mail, two documents, or a document followed by the output of a
/// program.
/// </summary>
public sealed class FollowingTextTests
{
    private const string Refused = "mfa Unknown ResponseNotAttributed";
    private const string Passed = "mfa Yes MfaClaimPresent";

    private static readonly string Mfa = TestTokens.With(("upn", "mfa@contoso.example")).Reveal();
    private static readonly string Other = TestTokens.With(("upn", "other@contoso.example")).Reveal();
    private static readonly string Har = HarCall.File(new HarCall(Mfa) { Status = 0, StatusText = "" });
    private static readonly string Answered = HarCall.File(new HarCall(Mfa) { Status = 200 });

    private static readonly string Curl = $"""

        $ curl -i -H 'Authorization: Bearer {Other}' https://api.partnercenter.microsoft.com/v1/x
        HTTP/1.1 401 Unauthorized
        isMfaCompliant: false

        """;

    [Theory]
    [InlineData("", "\nIt was refused with 900421.\n", Refused)]
    [InlineData("", "\n\n401 Unauthorized - MFA required", Refused)]
    [InlineData("", "{\"code\":900421}", Refused)]
    [InlineData("", "\n[{\"headers\":{\"isMfaCompliant\":\"false\"}}]", Refused)]
    [InlineData("", "\nConnection closed (401)", "mfa Unknown ResponseUnreadable")]
    [InlineData("It was refused with 900421:\n\n", "", Refused)]
    [InlineData("{\"code\":900421}\n", "", Refused)]
    [InlineData("$ cat call.har\n", "\n$ ./job\nisMfaCompliant: false", Refused)]
    [InlineData("", "\n\n", Passed)]
    [InlineData("", ";", Passed)]
    [InlineData("Hi,\nhere is the file:\n", "\nBest regards", Passed)]
    [InlineData("", "\n{\"note\":\"looks fine\"}\nall good", Passed)]
    public async Task Text_around_a_HAR_file_counts(string before, string after, string answer) =>
        Assert.Equal([answer], (await Reading.OfFileAsync(before + Har + after)).Answers);

    [Theory]
    [InlineData("{\"access_token\":\"TOKEN\"}", "\nrefused with 900421", Refused)]
    [InlineData("{\"access_token\":\"TOKEN\"}", "\n-- \nAda", Passed)]
    [InlineData("[{\"access_token\":\"TOKEN\"}]", "\n{\"a\":1}\nisMfaCompliant: false", Refused)]
    public async Task Text_after_other_JSON_counts(string json, string after, string answer) =>
        Assert.Equal([answer], (await Reading.OfFileAsync(json.Replace("TOKEN", Mfa, StringComparison.Ordinal) + after)).Answers);

    [Fact]
    public async Task Calls_after_a_HAR_file_are_read_with_their_own_responses() => Assert.Equal(
        [Passed, "other No MfaRefusedByService"], (await Reading.OfFileAsync(Har + Curl)).Answers);

    [Fact]
    public async Task Text_that_follows_does_not_weaken_a_response_to_the_call_itself() => Assert.Equal(
        ["mfa Yes MfaClaimPresent"], (await Reading.OfFileAsync(Answered + "\nAn older job was refused with 900421.")).Answers);

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public async Task All_HAR_files_in_a_row_are_read(int count)
    {
        string[] tokens = [.. Enumerable.Range(0, count).Select(i => TestTokens.With(("upn", $"user{i}@contoso.example")).Reveal())];

        Assert.Equal(tokens, (await Reading.OfFileAsync(string.Join("\n", tokens.Select(token => HarCall.File(new HarCall(token)))))).Tokens);
    }

    [Fact]
    public async Task The_place_of_a_refusal_says_from_where_it_is_counted()
    {
        Reading reading = await Reading.OfFileAsync(Encoding.UTF8.GetBytes(Har + "\nFound later:\nisMfaCompliant: false\n"));

        Assert.Contains("line 3 after the first document", reading.Result.Message, StringComparison.Ordinal);
    }
}
