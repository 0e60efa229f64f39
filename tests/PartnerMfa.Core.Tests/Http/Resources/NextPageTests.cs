
namespace PartnerMfa.Http.Resources;

/// <summary>The token follows a link to the next page within the service, and nowhere else.</summary>
public sealed class NextPageTests
{
    [Fact]
    public async Task All_pages_are_read_each_once_and_in_order()
    {
        using Reads reads = new Reads().Then(
            Page(1, "https://graph.microsoft.com/v1.0/policies?$skiptoken=a"), Page(2, "https://graph.microsoft.com/v1.0/policies?$skiptoken=b"), Page(3, null));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync("/v1.0/policies?$top=1");

        Assert.Equal(new ResourceResult<ItemCount>(new ItemCount(3, null), null), fetched);
        Assert.Equal(["1", "2", "3"], reads.Items);
        Assert.Equal(
            [
                "https://graph.microsoft.com/v1.0/policies?$top=1",
                "https://graph.microsoft.com/v1.0/policies?$skiptoken=a",
                "https://graph.microsoft.com/v1.0/policies?$skiptoken=b",
            ],
            reads.Handler.Sent.Select(sent => sent.Uri));
        Assert.All(reads.Handler.Sent, sent => Assert.Equal($"Bearer {Reads.Token.Reveal()}", sent.Headers["Authorization"]));
    }

    [Theory]
    [InlineData("/v1.0/policies?$skiptoken=a", "https://graph.microsoft.com/v1.0/policies?$skiptoken=a")]
    [InlineData("?$skiptoken=a", "https://graph.microsoft.com/?$skiptoken=a")]
    [InlineData("https://GRAPH.microsoft.com:443/beta/x", "https://graph.microsoft.com/beta/x")]
    public async Task A_link_within_the_service_is_followed(string link, string asked)
    {
        using Reads reads = new Reads().Then(Page(1, link), Page(2, null));

        Assert.Null((await reads.GetAllAsync()).Failure);
        Assert.Equal(asked, reads.Handler.Sent[1].Uri);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/policies", "https://graph.microsoft.com.evil.example:443")]
    [InlineData("https://evil.example/v1.0/policies?$skiptoken=a", "https://evil.example:443")]
    [InlineData("http://graph.microsoft.com/v1.0/policies", "http://graph.microsoft.com:80")]
    [InlineData("https://graph.microsoft.com:8443/v1.0/policies", "https://graph.microsoft.com:8443")]
    [InlineData("https://user:password@graph.microsoft.com/v1.0/policies", "an address with a user in it")]
    [InlineData("https://graph.microsoft.com@evil.example/", "an address with a user in it")]
    [InlineData("//evil.example/v1.0/policies", "https://evil.example:443")]
    [InlineData(@"\\evil.example\v1.0", "an invalid address")]
    [InlineData("https://graph.microsoft.us/v1.0/policies", "https://graph.microsoft.us:443")]
    [InlineData("https://subdomain.graph.microsoft.com/v1.0", "https://subdomain.graph.microsoft.com:443")]
    [InlineData("https://127.0.0.1/v1.0/policies", "https://127.0.0.1:443")]
    [InlineData("file:///etc/passwd", "an invalid address")]
    [InlineData("javascript:alert(1)", "an invalid address")]
    [InlineData("https://", "an invalid address")]
    public async Task A_link_to_anywhere_else_is_refused_and_what_came_before_stays(string link, string place)
    {
        using Reads reads = new Reads().Then(Page(1, link));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal(
            (1, ResourceFailureKind.Unexpected, $"page 2 should be at {place}, but the token goes only to graph.microsoft.com"),
            (fetched.Value!.Given, fetched.Failure!.Kind, fetched.Failure.Words));
        Assert.Single(reads.Handler.Sent);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("true")]
    public async Task A_next_link_that_is_not_text_is_a_failure(string link)
    {
        using Reads reads = new Reads().Then(new Reply(200, $$"""{"value":[1],"@odata.nextLink":{{link}}}"""));

        Assert.Equal("HTTP 200 with a link to the next page that is not a string", (await reads.GetAllAsync()).Failure!.Words);
    }

    [Fact]
    public async Task Pages_in_a_circle_end()
    {
        using Reads reads = new Reads().Then(Page(1, "/v1.0/policies?$skiptoken=a"), Page(2, "/v1.0/policies?$skiptoken=b"), Page(3, "/v1.0/policies?$skiptoken=a"));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal((3, "page 4 has already been read"), (fetched.Value!.Given, fetched.Failure!.Words));
    }

    [Fact]
    public async Task Endless_pages_are_stopped()
    {
        using Reads reads = new();
        for (int page = 1; page <= PageLinks.MostPages; page++)
        {
            string next = $"/v1.0/policies?$skiptoken={page}";
            reads.Handler.Then(() => Page(1, next).Create());
        }

        Assert.Equal("there were more than 10,000 pages", (await reads.GetAllAsync()).Failure!.Words);
    }

    [Fact]
    public async Task A_later_page_that_fails_leaves_the_earlier_ones_and_says_why()
    {
        using Reads reads = new Reads().Then(Page(1, "/v1.0/policies?$skiptoken=a"), new Reply(403, """{"error":{"code":"accessDenied","message":"No."}}"""));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal((1, "HTTP 403, code accessDenied: No."), (fetched.Value!.Given, fetched.Failure!.Words));
    }

    [Fact]
    public async Task Link_text_from_the_service_is_not_shown()
    {
        using Reads reads = new Reads().Then(Page(1, $"/v1.0/policies?$skiptoken={Reads.Token.Reveal()}"), Page(2, null));
        await reads.GetAllAsync();

        Assert.Contains(reads.Observer.Told, told => told.StartsWith("verbose: GET https://graph.microsoft.com/v1.0/policies, page 2, attempt 1,", StringComparison.Ordinal));
        Assert.DoesNotContain(reads.Observer.Told, told => told.Contains(Reads.Token.Reveal()[..20], StringComparison.Ordinal));
    }

    private static Reply Page(int item, string? next) => new(
        200, next is null ? $$"""{"value":[{{item}}]}""" : $$"""{"value":[{{item}}],"@odata.nextLink":{{System.Text.Json.JsonSerializer.Serialize(next)}}}""");
}
