namespace PartnerMfa.Captures;

/// <summary>A refusal that a HAR file tells only in a comment, or as the reason why there is no response, weakens a Yes.</summary>
public sealed class HarRemarkTests
{
    private const string Refused = "mfa Unknown ResponseNotAttributed";
    private const string Unreadable = "mfa Unknown ResponseUnreadable";
    private const string Passed = "mfa Yes MfaClaimPresent";

    private static readonly string Token = TestTokens.With(("upn", "mfa@contoso.example")).Reveal();

    [Theory]
    [InlineData("'comment': 'answered 401 with code 900421'", "", Refused)]
    [InlineData("", "'comment': 'isMfaCompliant: false'", Refused)]
    [InlineData("", "'_error': '401 Unauthorized - MFA required'", Refused)]
    [InlineData("'_errorText': 'Unauthorized_MissingMFA'", "", Refused)]
    [InlineData("", "'_errorMessage': 'Response status code does not indicate success: 401 (Unauthorized).'", Unreadable)]
    [InlineData("'comment': 'nightly job, second try'", "", Passed)]
    [InlineData("", "'_error': 'net::ERR_CONNECTION_RESET'", Passed)]
    [InlineData("", "'comment': 'GET https://api.contoso.com/orders returned 401'", Passed)]
    public async Task An_entry_without_a_response_is_judged_with_what_is_said_about_it(string ofEntry, string ofResponse, string answer)
    {
        Assert.Equal([answer], await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", ofEntry, Response(0, ofResponse)), ""));
        Assert.Equal([answer], await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", ofEntry, Response(0, ofResponse), remarkFirst: true), ""));
    }

    [Fact]
    public async Task A_comment_about_the_whole_file_weakens_its_calls() => Assert.Equal(
        [Refused], await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", "", Response(0, "")), "'comment': 'All of them got 900421.',"));

    [Fact]
    public async Task A_comment_on_a_call_that_passed_contradicts_it() => Assert.Equal(
        [Refused], await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", "'comment': 'code 900421 an hour later'", Response(200, "")), ""));

    [Fact]
    public async Task A_comment_on_a_call_to_another_host_does_not_weaken_others() => Assert.Equal(
        [Passed],
        await AnswersAsync(
            Entry("https://graph.microsoft.com/v1.0/me", "'comment': 'Unauthorized_MissingMFA'", Response(0, "")) + "," + Entry("https://api.partnercenter.microsoft.com/v1/customers", "", Response(0, "")),
            ""));

    private static async Task<IEnumerable<string>> AnswersAsync(string entries, string ofLog) =>
        (await Reading.OfTextAsync($"{{'log': {{'version': '1.2', {ofLog} 'entries': [{entries}]}}}}".Replace('\'', '"'))).Answers;

    private static string Entry(string url, string remark, string response, bool remarkFirst = false)
    {
        string request = $"'request': {{'method': 'GET', 'url': '{url}', 'headers': [{{'name': 'Authorization', 'value': 'Bearer {Token}'}}]}}";
        string[] members = remarkFirst ? [remark, response, request] : [request, response, remark];
        return "{" + string.Join(", ", members.Where(member => member.Length > 0)) + "}";
    }

    private static string Response(int status, string remark) =>
        $"'response': {{'status': {status}, 'statusText': '', 'headers': [], 'content': {{'size': 0, 'mimeType': ''}}{(remark.Length > 0 ? ", " + remark : "")}}}";
}
