using System.IO.Compression;
using System.Text.Json;
using PartnerMfa.Environments;

namespace PartnerMfa.Http.Resources;

/// <summary>Every way in which a resource can be unreadable, with its outcome.</summary>
public sealed class ResourceFailureTests
{
    private const string GraphError = """
        {"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.",
        "innerError":{"date":"2026-06-08T12:00:00","request-id":"11111111-2222-3333-4444-555555555555","client-request-id":"66666666-7777-8888-9999-000000000000"}}}
        """;

    private static readonly Dictionary<string, (Reply Reply, ResourceFailureKind Kind, string Words)> Rows = new()
    {
        ["Graph: permission missing"] = (new(403, GraphError), ResourceFailureKind.Forbidden, "HTTP 403, code Authorization_RequestDenied: Insufficient privileges to complete the operation."),
        ["Graph: MFA missing"] = (new(403, """{"error":{"code":"Unauthorized_MissingMFA","message":"MFA required."}}"""), ResourceFailureKind.MfaRequired, "HTTP 403, code Unauthorized_MissingMFA: MFA required."),
        ["Graph: no such object"] = (new(404, """{"error":{"code":"Request_ResourceNotFound","message":"Resource 'x' does not exist."}}"""), ResourceFailureKind.NotFound, "HTTP 404, code Request_ResourceNotFound: Resource 'x' does not exist."),
        ["Graph: beta resource gone"] = (new(400, """{"error":{"code":"BadRequest","message":"Resource not found for the segment 'partner'."}}"""), ResourceFailureKind.NotFound, "HTTP 400, code BadRequest: Resource not found for the segment 'partner'."),
        ["Graph: token refused"] = (new(401, """{"error":{"code":"InvalidAuthenticationToken","message":"Lifetime validation failed, the token is expired."}}"""), ResourceFailureKind.Rejected, "HTTP 401, code InvalidAuthenticationToken: Lifetime validation failed, the token is expired."),
        ["Partner Center: role missing"] = (new(403, """{"code":900308,"description":"Access denied.","data":[],"source":"PartnerFD"}"""), ResourceFailureKind.Forbidden, "HTTP 403, code 900308: Access denied."),
        ["Partner Center: MFA, 2019"] = (new Reply(401).With("WWW-Authenticate: Bearer error=\"invalid_token\"") with { ReasonPhrase = "Unauthorized - MFA required" }, ResourceFailureKind.MfaRequired, "HTTP 401"),
        ["Partner Center: MFA, 2020"] = (new(401, "Authentication failed. MFA required. (10001)"), ResourceFailureKind.MfaRequired, "HTTP 401"),
        ["Partner Center: MFA, 2026"] = (new(401, """{"code":"900421","description":"No."}"""), ResourceFailureKind.MfaRequired, "HTTP 401, code 900421: No."),
        ["Partner Center: MFA, header"] = (new Reply(401).With("isMfaCompliant: false"), ResourceFailureKind.MfaRequired, "HTTP 401"),
        ["Partner Center: MFA, contradicted"] = (new Reply(401, """{"code":"900421"}""").With("isMfaCompliant: true"), ResourceFailureKind.Rejected, "HTTP 401, code 900421"),
        ["Partner Center: token refused"] = (new(401, """{"code":"900420","description":"Invalid."}"""), ResourceFailureKind.Rejected, "HTTP 401, code 900420: Invalid."),
        ["Partner Center: throttled"] = (new(429, """{"statusCode":429,"message":"Rate limit is exceeded."}"""), ResourceFailureKind.Throttled, "HTTP 429: Rate limit is exceeded."),
        ["403 with a page"] = (new(403, "<html>No</html>"), ResourceFailureKind.Forbidden, "HTTP 403"),
        ["410"] = (new(410), ResourceFailureKind.NotFound, "HTTP 410"),
        ["408"] = (new(408), ResourceFailureKind.Unavailable, "HTTP 408"),
        ["503 with a page"] = (new(503, "<html>Busy</html>"), ResourceFailureKind.Unavailable, "HTTP 503"),
        ["504"] = (new(504), ResourceFailureKind.Unavailable, "HTTP 504"),
        ["400"] = (new(400, """{"error":{"code":"BadRequest","message":"Invalid filter."}}"""), ResourceFailureKind.Unexpected, "HTTP 400, code BadRequest: Invalid filter."),
        ["407"] = (new(407), ResourceFailureKind.Unexpected, "HTTP 407"),
        ["redirect"] = (new Reply(302).With("Location: https://elsewhere.example/"), ResourceFailureKind.Unexpected, "HTTP 302"),
        ["redirect within the service"] = (new Reply(307).With("Location: /v1.0/other"), ResourceFailureKind.Unexpected, "HTTP 307"),
        ["304"] = (new(304), ResourceFailureKind.Unexpected, "HTTP 304"),
        ["600"] = (new(600), ResourceFailureKind.Unexpected, "HTTP 600"),
        ["no body"] = (new(200), ResourceFailureKind.Unexpected, "HTTP 200 with a body that is not complete JSON"),
        ["204"] = (new(204), ResourceFailureKind.Unexpected, "HTTP 204 with a body that is not complete JSON"),
        ["a page of a portal"] = (new(200, "<html>Sign in</html>"), ResourceFailureKind.Unexpected, "HTTP 200 with a body that is not complete JSON"),
        ["half of the JSON"] = (new(200, """{"value":["""), ResourceFailureKind.Unexpected, "HTTP 200 with a body that is not complete JSON"),
        ["something after the JSON"] = (new(200, """{"value":[]}{"""), ResourceFailureKind.Unexpected, "HTTP 200 with a body that is not complete JSON"),
        ["an unknown encoding"] = (new Reply(200, "{}") with { ContentEncoding = "zstd" }, ResourceFailureKind.Unexpected, "HTTP 200 with a body in an unknown encoding"),
    };

    public static TheoryData<string> Names { get; } = [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_response_without_the_resource_is_a_failure_of_its_kind(string name)
    {
        (Reply reply, ResourceFailureKind kind, string words) = Rows[name];
        using Reads one = new Reads { Retries = Once }.Then(reply);
        using Reads all = new Reads { Retries = Once }.Then(reply);

        ResourceFailure ofOne = (await one.GetAsync()).Failure!;
        ResourceFailure ofAll = (await all.GetAllAsync()).Failure!;

        Assert.Equal((kind, words, reply.Status), (ofOne.Kind, ofOne.Words, ofOne.StatusCode));
        Assert.Equal((kind, words, reply.Status), (ofAll.Kind, ofAll.Words, ofAll.StatusCode));
    }

    [Theory]
    [InlineData("{}", "HTTP 200 with JSON without a list 'value'")]
    [InlineData("""{"value":null}""", "HTTP 200 with JSON without a list 'value'")]
    [InlineData("""{"value":{"value":[1]}}""", "HTTP 200 with JSON without a list 'value'")]
    [InlineData("""{"items":[1]}""", "HTTP 200 with JSON without a list 'value'")]
    [InlineData("5", "HTTP 200 with JSON that is not a list")]
    [InlineData("null", "HTTP 200 with JSON that is not a list")]
    public async Task JSON_without_the_list_is_not_an_empty_list(string body, string words)
    {
        using Reads reads = new Reads().Then(new Reply(200, body));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal((0, ResourceFailureKind.Unexpected, words), (fetched.Value!.Given, fetched.Failure!.Kind, fetched.Failure.Words));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("null")]
    public async Task JSON_that_is_not_an_object_is_a_failure(string body)
    {
        using Reads reads = new Reads().Then(new Reply(200, body));

        Assert.Equal("HTTP 200 with JSON that is not an object", (await reads.GetAsync()).Failure!.Words);
    }

    [Fact]
    public async Task An_object_without_end_is_not_read_to_it()
    {
        TestStream endless = TestStream.Endless("""{"a":""");
        using Reads reads = new Reads().Then(() => new StreamContent(endless));

        Assert.Equal("HTTP 200 with a body far too large", (await reads.GetAsync()).Failure!.Words);
        Assert.InRange(endless.Given, 1, 5 * 1024 * 1024);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_ends_the_collection()
    {
        using Reads reads = new Reads { Item = item => item.GetProperty("a").GetString() }.Then(new Reply(200, """[{"a":"b"},{"a":"\ud800"}]"""));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal((1, "HTTP 200 with an item that cannot be read"), (fetched.Value!.Given, fetched.Failure!.Words));
    }

    [Theory]
    [InlineData("{\"a\u00ff\":1,\"value\":[]}")]
    [InlineData("{\"value\":[],\"\\ud800\":1}")]
    [InlineData("{\"value\":[],\"@odata.nextLink\":\"\u00ff\"}")]
    public async Task Text_that_is_not_UTF8_fails_the_collection_at_once(string body)
    {
        using Reads reads = new Reads().Then(() => new ByteArrayContent(System.Text.Encoding.GetEncoding(28591).GetBytes(body)));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal("HTTP 200 with JSON whose text cannot be read", fetched.Failure!.Words);
        Assert.Single(reads.Handler.Sent);
    }

    [Fact]
    public async Task The_ids_are_the_service_s_own()
    {
        using Reads partnerCenter = new Reads { Service = ResourceService.PartnerCenter(PartnerMfaEnvironments.Global) }
            .Then(new Reply(403).With("MS-CorrelationId: c-1", "MS-RequestId: r-1"));
        using Reads graph = new Reads().Then(new Reply(403, GraphError).With("request-id: r-2", "client-request-id: c-2"));
        using Reads graphBody = new Reads().Then(new Reply(403, GraphError));

        Assert.Equal(("c-1", "r-1"), Ids(await partnerCenter.GetAsync()));
        Assert.Equal(("c-2", "r-2"), Ids(await graph.GetAsync()));
        (string?, string?) inBody = Ids(await graphBody.GetAsync());
        Assert.Equal((graphBody.Handler.Sent.Single().Headers["client-request-id"], "11111111-2222-3333-4444-555555555555"), inBody);
    }

    [Fact]
    public async Task A_network_that_fails_says_how()
    {
        using Reads reads = new() { Retries = Once };
        reads.Handler.Then(() => throw new HttpRequestException("x", new IOException("Connection refused.")));

        Assert.Equal((ResourceFailureKind.Unreachable, "no response: Connection refused", null), KindOf(await reads.GetAsync()));
    }

    [Theory]
    [InlineData(typeof(GZipStream), "gzip")]
#if NET
    [InlineData(typeof(BrotliStream), "br")]
#endif
    public async Task A_packed_body_that_breaks_is_a_body_that_breaks_off(Type stream, string name)
    {
        using Reads reads = new Reads { Retries = Once }
            .Then(() => new StreamContent((Stream)Activator.CreateInstance(stream, new MemoryStream("no such thing"u8.ToArray()), CompressionMode.Decompress)!));

        Assert.Equal((ResourceFailureKind.Unexpected, "HTTP 200 with a truncated body", 200), KindOf(await reads.GetAllAsync(name)));
    }

    private static PartnerMfa.Requests.RetryOptions Once { get; } = PartnerMfa.Requests.RetryOptions.Default with { Retries = 0 };

    private static (string?, string?) Ids(ResourceResult<JsonElement> fetched) => (fetched.Failure!.CorrelationId, fetched.Failure.RequestId);

    private static (ResourceFailureKind, string, int?) KindOf<T>(ResourceResult<T> fetched) =>
        (fetched.Failure!.Kind, fetched.Failure.Words, fetched.Failure.StatusCode);
}
