namespace PartnerMfa.Captures;

/// <summary>
/// A refusal counts against a Yes even if a HAR file mentions it only in a comment, or as the reason why there is no response.
/// </summary>
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
    [InlineData("", "'comment': 'GET https://graph.microsoft.com/v1.0/me returned 401'", Passed)]
    [InlineData("'timings': {'wait': 401, 'comment': 'refused, 900421'}", "", Refused)]
    [InlineData("'cache': {'afterRequest': {'eTag': '', 'comment': 'isMfaCompliant: false'}}", "", Refused)]
    [InlineData("", "'cookies': [{'name': 'a', 'value': 'b', 'comment': 'isMfaCompliant: false'}]", Refused)]
    [InlineData("'comment': {'status': 401, 'text': ['code', '900421']}", "", Refused)]
    [InlineData("'comment': ['looks fine', {'name': 'isMfaCompliant', 'value': false}]", "", Refused)]
    [InlineData("'_error': {'code': 401}", "", Unreadable)]
    [InlineData("", "'_error': 401", Unreadable)]
    [InlineData("'_errorReason': 'eyJjb2RlIjo5MDA0MjF9'", "", Refused)]
    [InlineData("'\\u0063omment': '900421'", "", Refused)]
    [InlineData("'comment': ['looks fine', {'by': 'ada'}, 401.5, null, true]", "", Passed)]
    [InlineData("'_bytesIn': 401, '_load_ms': '401', '_priority': 'High'", "", Passed)]
    [InlineData("'_initiator': {'stack': {'callFrames': [{'functionName': 'on900421', 'lineNumber': 401}]}}", "", Passed)]
    public async Task An_entry_without_a_response_is_judged_by_the_remarks_about_it(string ofEntry, string ofResponse, string answer)
    {
        Assert.Equal([answer], await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", ofEntry, Response(0, ofResponse)), ""));
        Assert.Equal([answer], await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", ofEntry, Response(0, ofResponse), remarkFirst: true), ""));
    }

    [Theory]
    [InlineData("'comment': 'All of them got 900421.',", Refused)]
    [InlineData("'creator': {'name': 'x', 'version': '1', 'comment': 'All of them got 900421.'},", Refused)]
    [InlineData("'browser': {'name': 'x', 'version': '1', 'comment': {'seen': ['isMfaCompliant: false']}},", Refused)]
    [InlineData("'pages': [{'id': 'p', 'title': 'x', 'pageTimings': {'comment': 'All of them got 900421.'}}],", Refused)]
    [InlineData("'pages': [{'id': 'p', 'title': 'x', 'comment': 'returned 401'}],", Unreadable)]
    [InlineData("'pages': [{'id': 'p', 'title': 'x', 'comment': 'looks fine', 'pageTimings': {'onLoad': 401}}],", Passed)]
    public async Task A_comment_about_the_whole_file_weakens_its_calls(string ofLog, string answer) =>
        Assert.Equal([answer], await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", "", Response(0, "")), ofLog));

    [Theory]
    [InlineData("'headers': [{'name': 'Authorization', 'value': 'Bearer TOKEN', 'comment': 'refused with 900421'}]")]
    [InlineData("'headers': [{'comment': 'refused with 900421', 'name': 'Authorization', 'value': 'Bearer TOKEN'}]")]
    [InlineData("'headers': [{'name': 'Authorization', 'value': 'Bearer TOKEN'}], 'postData': {'params': [{'name': 'a', 'comment': 'refused with 900421'}]}")]
    [InlineData("'headers': [{'name': 'Authorization', 'value': 'Bearer TOKEN'}], 'queryString': [{'name': 'a', 'value': 'b', 'comment': 'refused with 900421'}]")]
    public async Task A_comment_anywhere_in_a_request_weakens_its_call(string request) => Assert.Equal(
        [Refused],
        await AnswersAsync($"{{'request': {{'method': 'POST', 'url': 'https://api.partnercenter.microsoft.com/v1/x', {request.Replace("TOKEN", Token, StringComparison.Ordinal)}}}, {Response(0, "")}}}", ""));

    [Theory]
    [InlineData(1_000_000, Refused)]
    [InlineData(6_000_000, Unreadable)]
    public async Task A_long_comment_is_not_passed_over(int length, string answer) => Assert.Equal(
        [answer],
        await AnswersAsync(Entry("https://api.partnercenter.microsoft.com/v1/customers", $"'comment': '{new string('x', length)} code 900421'", Response(0, "")), ""));

    [Fact]
    public async Task A_remark_that_only_repeats_the_status_of_a_response_does_not_weaken_it() => Assert.Equal(
        [Passed],
        await AnswersAsync(
            Entry(
                "https://api.partnercenter.microsoft.com/v1/customers",
                "'_responseCode': 401",
                "'response': {'status': 401, 'statusText': 'Unauthorized', 'headers': [], 'content': {'text': '{\\u0022code\\u0022: 800001}'}}"),
            ""));

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
