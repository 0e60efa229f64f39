using System.Text.Json;

namespace PartnerMfa.Http.Resources;

/// <summary>What is retried, for how long, and what ends it.</summary>
public sealed class ResourceRetryTests
{
    private static readonly Reply Whole = new(200, """{"value":[1,2]}""");

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Transient_failures_are_retried(int status)
    {
        using Reads reads = new Reads().Then(new Reply(status), Whole);

        Assert.Equal(new ResourceResult<ItemCount>(new ItemCount(2, null), null), await reads.GetAllAsync());
        Assert.Equal(["1", "2"], reads.Items);
        Assert.Single(reads.Handler.Sent.Select(sent => sent.Headers["client-request-id"]).Distinct());
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Permanent_failures_are_not_retried(int status)
    {
        using Reads reads = new Reads().Then(new Reply(status));
        await reads.GetAllAsync();

        Assert.Single(reads.Handler.Sent);
        Assert.Empty(reads.Clock.Waits);
    }

    [Fact]
    public async Task Retry_After_is_honored_and_reported()
    {
        using Reads reads = new Reads().Then(new Reply(429).With("Retry-After: 57"), Whole);
        await reads.GetAllAsync();

        Assert.Equal(TimeSpan.FromSeconds(57), Assert.Single(reads.Clock.Waits));
        Assert.Contains("progress: Asking Microsoft Graph: Attempt 1: HTTP 429; trying again in 57 s", reads.Observer.Told);
    }

    [Fact]
    public async Task A_wait_past_the_time_limit_ends_it_at_once()
    {
        using Reads reads = new Reads().Then(new Reply(429).With("Retry-After: 3600"));
        ResourceFailure failure = (await reads.GetAllAsync()).Failure!;

        Assert.Equal((ResourceFailureKind.Throttled, TimeSpan.FromHours(1)), (failure.Kind, failure.RetryAfter));
        Assert.Empty(reads.Clock.Waits);
    }

    [Fact]
    public async Task Only_the_failed_page_is_retried()
    {
        using Reads reads = new Reads().Then(new Reply(200, """{"value":[0],"@odata.nextLink":"/v1.0/policies?$skiptoken=a"}"""), new Reply(503), Whole);

        Assert.Equal(3, (await reads.GetAllAsync()).Value!.Given);
        Assert.Equal(["0", "1", "2"], reads.Items);
    }

    [Fact]
    public async Task A_body_that_breaks_off_before_its_first_item_is_read_again()
    {
        using Reads reads = new Reads().Then(() => new StreamContent(TestStream.BreakingOff("""{"value":[{"a":"""))).Then(Whole);

        Assert.Null((await reads.GetAllAsync()).Failure);
        Assert.Equal(["1", "2"], reads.Items);
    }

    [Fact]
    public async Task After_its_first_item_no_item_is_given_twice()
    {
        using Reads reads = new Reads().Then(() => new StreamContent(TestStream.BreakingOff("""{"value":[{"a":1},{"a":""")));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal((1, ResourceFailureKind.Unexpected, "HTTP 200 with a truncated body"), (fetched.Value!.Given, fetched.Failure!.Kind, fetched.Failure.Words));
        Assert.Equal(["""{"a":1}"""], reads.Items);
    }

    [Fact]
    public async Task An_object_that_breaks_off_is_read_again()
    {
        using Reads reads = new Reads().Then(() => new StreamContent(TestStream.BreakingOff("""{"a":"""))).Then(new Reply(200, "{}"));

        Assert.Equal("{}", (await reads.GetAsync()).Value.GetRawText());
    }

    [Fact]
    public async Task A_body_that_never_comes_ends_with_the_time()
    {
        TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using Reads reads = new Reads().Then(() => new StreamContent(new HangingStream(read, heedsCancellation: false)));
        Task<ResourceResult<ItemCount>> reading = reads.GetAllAsync();
        await read.Task;
        reads.Clock.Advance(TimeSpan.FromSeconds(101));
        ResourceFailure failure = (await reading).Failure!;

        Assert.Equal((ResourceFailureKind.Unreachable, "no response: no complete answer came within 100 seconds"), (failure.Kind, failure.Words));
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_not_a_failure()
    {
        TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource stop = new();
        using Reads reads = new Reads().Then(() => new StreamContent(new HangingStream(read)));
        Task<ResourceResult<JsonElement>> reading = reads.GetAsync(stop: stop.Token);
        await read.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }
}
