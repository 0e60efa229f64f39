using System.Text;
using System.Text.Json;
using PartnerMfa.Environments;

namespace PartnerMfa.Http.Resources;

/// <summary>The requests that are sent, and the resources that come back.</summary>
public sealed class ResourceReaderTests
{
    [Fact]
    public async Task A_call_to_Graph_has_the_token_the_accepted_type_and_an_ID()
    {
        using Reads reads = new Reads().Then(new Reply(200, "{}"));
        await reads.GetAsync("/v1.0/users/a%40contoso.example?$select=id,displayName");

        SentRequest sent = Assert.Single(reads.Handler.Sent);
        Assert.Equal(("GET", "https://graph.microsoft.com/v1.0/users/a%40contoso.example?$select=id,displayName", ""), (sent.Method, sent.Uri, sent.Body));
        Assert.Equal(["Accept", "Authorization", "Prefer", "client-request-id"], sent.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("application/json", $"Bearer {Reads.Token.Reveal()}"), (sent.Headers["Accept"], sent.Headers["Authorization"]));
        Assert.Equal("include-unknown-enum-members", sent.Headers["Prefer"]);
        Assert.True(Guid.TryParseExact(sent.Headers["client-request-id"], "D", out _));
    }

    [Fact]
    public async Task A_call_of_Partner_Center_names_itself_as_the_probe_does()
    {
        using Reads reads = new Reads { Service = ResourceService.PartnerCenter(PartnerMfaEnvironments.Global) }.Then(new Reply(200, "[]"));
        await reads.GetAllAsync("/v1/applicationmfaadoptionstatus", "items");

        SentRequest sent = Assert.Single(reads.Handler.Sent);
        Assert.Equal(("GET", "https://api.partnercenter.microsoft.com/v1/applicationmfaadoptionstatus"), (sent.Method, sent.Uri));
        Assert.Equal(
            ["Accept", "Authorization", "MS-CorrelationId", "MS-PartnerCenter-Application", "MS-RequestId", "X-Locale"],
            sent.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("PartnerMfa", "en-US"), (sent.Headers["MS-PartnerCenter-Application"], sent.Headers["X-Locale"]));
        Assert.True(Guid.TryParseExact(sent.Headers["MS-CorrelationId"], "D", out _));
        Assert.True(Guid.TryParseExact(sent.Headers["MS-RequestId"], "D", out _));
    }

    [Theory]
    [InlineData("Global", "https://graph.microsoft.com", "https://api.partnercenter.microsoft.com")]
    [InlineData("USGovernment", "https://graph.microsoft.us", "https://api.partnercenter.microsoft.com")]
    [InlineData("China", "https://microsoftgraph.chinacloudapi.cn", "https://partner.partnercenterapi.microsoftonline.cn")]
    public async Task Each_environment_has_its_own_hosts(string name, string graph, string partnerCenter)
    {
        PartnerMfaEnvironment environment = PartnerMfaEnvironments.Find(name);
        foreach ((ResourceService service, string host) in new[] { (ResourceService.Graph(environment), graph), (ResourceService.PartnerCenter(environment), partnerCenter) })
        {
            using Reads reads = new Reads { Service = service }.Then(new Reply(200, "{}"));
            await reads.GetAsync("/v1/x");

            Assert.Equal($"{host}/v1/x", Assert.Single(reads.Handler.Sent).Uri);
        }
    }

    [Fact]
    public async Task A_complete_object_is_returned_and_can_be_kept()
    {
        using Reads reads = new Reads().Then(new Reply(200, """{"isEnabled":true,"of":["a",{"b":[]}]}"""));
        ResourceResult<JsonElement> fetched = await reads.GetAsync();

        Assert.Null(fetched.Failure);
        Assert.Equal("""{"isEnabled":true,"of":["a",{"b":[]}]}""", fetched.Value.GetRawText());
    }

    [Theory]
    [InlineData("""[{"a":1},{"a":2}]""", null)]
    [InlineData("""{"value":[{"a":1},{"a":2}]}""", null)]
    [InlineData("""{"@odata.context":"x","@odata.count":7,"value":[{"a":1},{"a":2}]}""", 7L)]
    [InlineData("""{"value":[{"a":1},{"a":2}],"totalCount":7,"links":{"self":{"uri":"/x"}},"attributes":[[1],[2]]}""", 7L)]
    [InlineData(""" { "Value" : [ {"a":1} , {"a":2} ] , "TotalCount" : 12000000000 } """, 12000000000L)]
    public async Task A_collection_returns_its_items_in_order_wherever_they_are(string body, long? announced)
    {
        using Reads reads = new Reads().Then(new Reply(200, body));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal(new ResourceResult<ItemCount>(new ItemCount(2, announced), null), fetched);
        Assert.Equal(["""{"a":1}""", """{"a":2}"""], reads.Items);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"value":[]}""")]
    [InlineData("""{"totalCount":0,"value":[],"@odata.nextLink":null}""")]
    [InlineData("""{"value":[],"@odata.nextLink":""}""")]
    [InlineData("""{"value":[],"@odata.nextLink":" "}""")]
    public async Task An_empty_collection_is_one(string body)
    {
        using Reads reads = new Reads().Then(new Reply(200, body));

        Assert.Equal((0, null), ((await reads.GetAllAsync()) is { Failure: var failure, Value: { } value } ? (value.Given, failure) : default));
    }

    [Theory]
    [InlineData("""[[1,[2]],"]",{"value":[{"value":[]}]},null,1.5]""", new[] { "[1,[2]]", "\"]\"", """{"value":[{"value":[]}]}""", "null", "1.5" })]
    [InlineData("""{"value":[{"value":[{"@odata.nextLink":"x"}],"}":"{"}]}""", new[] { """{"value":[{"@odata.nextLink":"x"}],"}":"{"}""" })]
    public async Task Page_members_inside_an_item_belong_to_the_item(string body, string[] items)
    {
        using Reads reads = new Reads().Then(new Reply(200, body));
        await reads.GetAllAsync();

        Assert.Equal(items, reads.Items);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task A_byte_order_mark_and_pieces_of_any_size_change_nothing(int piece)
    {
        string[] items = [.. Enumerable.Range(0, 40).Select(number => $$"""{"number":{{number}},"name":"Prüfung \"{{new string('x', number)}}\""}""")];
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""{"value":[{{string.Join(" , ", items)}}],"totalCount":40}""")];
        using Reads reads = new Reads().Then(() => new StreamContent(new PieceStream(body, piece)));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal(new ResourceResult<ItemCount>(new ItemCount(40, 40), null), fetched);
        Assert.Equal(items, reads.Items);
    }

    [Fact]
    public async Task An_object_may_have_a_byte_order_mark_too()
    {
        using Reads reads = new Reads().Then(() => new StreamContent(new PieceStream([0xEF, 0xBB, 0xBF, .. """{"a":1}"""u8], 1)));

        Assert.Equal("""{"a":1}""", (await reads.GetAsync()).Value.GetRawText());
    }

    [Fact]
    public async Task An_item_of_a_mebibyte_is_read_and_one_far_larger_is_not()
    {
        string large = $$"""{"a":"{{new string('x', 1024 * 1024)}}"}""";
        using Reads reads = new Reads().Then(new Reply(200, $"[{large}]"));
        Assert.Equal(1, (await reads.GetAllAsync()).Value!.Given);
        Assert.Equal(large.Length, Assert.Single(reads.Items).Length);

        TestStream endless = TestStream.Endless("""[{"a":1},{"a":"x""");
        using Reads never = new Reads().Then(() => new StreamContent(endless));
        ResourceResult<ItemCount> fetched = await never.GetAllAsync();

        Assert.Equal((1, "HTTP 200 with an item far too large"), (fetched.Value!.Given, fetched.Failure!.Words));
        Assert.InRange(endless.Given, 1, 5 * 1024 * 1024);
    }

    [Fact]
    public async Task A_long_read_reports_progress()
    {
        ManualClock? clock = null;
        using Reads reads = new Reads { Item = _ => clock!.Advance(TimeSpan.FromMilliseconds(60)) }
            .Then(new Reply(200, """{"value":[1,2,3],"@odata.nextLink":"/v1.0/policies?$skiptoken=2"}"""), new Reply(200, """{"value":[4,5]}"""));
        clock = reads.Clock;
        await reads.GetAllAsync();

        Assert.Equal(
            ["progress: Asking Microsoft Graph: 2 read", "progress: Asking Microsoft Graph: 4 read, page 2", "completed: Asking Microsoft Graph"],
            reads.Observer.Told.Where(told => !told.StartsWith("verbose", StringComparison.Ordinal)));
    }

    private sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, Math.Min(count, piece), cancellationToken);
#if NET

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer.Length > piece ? buffer[..piece] : buffer, cancellationToken);
#endif
    }
}
