
namespace PartnerMfa.Hosting;

public sealed class PipelineBridgeTests : IDisposable
{
    private readonly PipelineBridge _bridge = new();

    public void Dispose() => _bridge.Dispose();

    [Fact]
    public void The_work_runs_off_the_pipeline_thread_and_its_result_comes_back()
    {
        int pipeline = Environment.CurrentManagedThreadId;

        int worker = _bridge.Run(_ => Task.FromResult(Environment.CurrentManagedThreadId));

        Assert.NotEqual(pipeline, worker);
    }

    [Fact]
    public void Writes_happen_on_the_pipeline_thread_in_order()
    {
        List<(int Number, int Thread)> written = [];

        _bridge.Run(async _ =>
        {
            for (int i = 0; i < 100; i++)
            {
                int number = i;
                await _bridge.WriteAsync(() => written.Add((number, Environment.CurrentManagedThreadId)));
            }

            return 0;
        });

        Assert.Equal(Enumerable.Range(0, 100).Select(number => (number, Environment.CurrentManagedThreadId)), written);
    }

    [Fact]
    public void An_unawaited_write_is_still_written()
    {
        List<string> written = [];

        _bridge.Run(_ =>
        {
            _bridge.WriteAsync(() => written.Add("last words"));
            return Task.FromResult(0);
        });

        Assert.Equal(["last words"], written);
    }

    [Fact]
    public void After_a_write_the_work_continues_on_the_thread_pool()
    {
        int pipeline = Environment.CurrentManagedThreadId;

        int after = _bridge.Run(async _ =>
        {
            await _bridge.WriteAsync(() => { });
            return Environment.CurrentManagedThreadId;
        });

        Assert.NotEqual(pipeline, after);
    }

    [Fact]
    public void A_stop_cancels_the_work_and_waits_for_it()
    {
        bool joined = false;

        Assert.ThrowsAny<OperationCanceledException>(() => _bridge.Run<int>(async stop =>
        {
            _bridge.Stop();
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                await Task.Yield();
                joined = true;
            }

            return 0;
        }));
        Assert.True(joined);
    }

    [Fact]
    public void A_pipeline_that_takes_no_more_ends_the_work_and_sees_its_own_exception()
    {
        InvalidOperationException downstream = new("no more");
        bool joined = false;

        InvalidOperationException seen = Assert.Throws<InvalidOperationException>(() => _bridge.Run<int>(async stop =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bridge.WriteAsync(() => throw downstream));
            Assert.True(stop.IsCancellationRequested);
            await Task.Yield();
            joined = true;
            throw new NotSupportedException("the work's own end does not matter then");
        }));

        Assert.Same(downstream, seen);
        Assert.True(joined);
    }

    [Fact]
    public void After_the_pipeline_took_no_more_nothing_is_written()
    {
        int written = 0;

        Assert.Throws<InvalidOperationException>(() => _bridge.Run<int>(async _ =>
        {
            Task refused = _bridge.WriteAsync(() => throw new InvalidOperationException());
            Task second = _bridge.WriteAsync(() => written++);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
            return 0;
        }));

        Assert.Equal(0, written);
    }

    [Fact]
    public void Exceptions_of_the_work_are_rethrown_unchanged()
    {
        NotSupportedException own = new();

        Assert.Same(own, Assert.Throws<NotSupportedException>(() => _bridge.Run<int>(_ => throw own)));
    }

    [Fact]
    public async Task A_write_after_the_work_has_ended_is_refused()
    {
        _bridge.Run(_ => Task.FromResult(0));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bridge.WriteAsync(() => Assert.Fail("written")));
    }

    [Fact]
    public void A_bridge_can_run_again()
    {
        Assert.Equal(1, _bridge.Run(_ => Task.FromResult(1)));
        Assert.Equal(2, _bridge.Run(_ => Task.FromResult(2)));
    }

    [Fact]
    public void Started_work_continues_between_the_inputs_and_is_joined_at_the_end()
    {
        using InputFeed<string> feed = new();
        List<string> written = [];
        _bridge.Start(async stop =>
        {
            while (await feed.TakeAsync(stop) is { } input) await _bridge.WriteAsync(() => written.Add(input));
        });
        foreach (string input in new[] { "a", "b", "c" }) _bridge.WriteUntil(feed.Offer(input));
        _bridge.WriteUntil(feed.Offer(null));
        _bridge.Join();

        Assert.Equal(["a", "b", "c"], written);
    }

    [Fact]
    public void Started_work_that_fails_is_seen_at_the_next_input()
    {
        using InputFeed<string> feed = new();
        NotSupportedException own = new();
        _bridge.Start(async stop =>
        {
            await feed.TakeAsync(stop);
            throw own;
        });
        _bridge.WriteUntil(feed.Offer("a"));

        Assert.Same(own, Assert.Throws<NotSupportedException>(() => _bridge.WriteUntil(feed.Offer("b"))));
    }

    [Fact]
    public void A_pipeline_that_takes_no_more_ends_started_work()
    {
        using InputFeed<string> feed = new();
        InvalidOperationException downstream = new("no more");
        bool joined = false;
        _bridge.Start(async stop =>
        {
            try
            {
                while (await feed.TakeAsync(stop) is not null) await _bridge.WriteAsync(() => throw downstream);
            }
            finally
            {
                joined = true;
            }
        });

        Assert.Same(downstream, Assert.Throws<InvalidOperationException>(() =>
        {
            for (int i = 0; i < 3; i++) _bridge.WriteUntil(feed.Offer("a"));
            _bridge.Join();
        }));
        Assert.True(joined);
    }

    [Fact]
    public void Started_work_that_is_never_joined_ends_with_the_cmdlet()
    {
        using InputFeed<string> feed = new();
        bool joined = false;
        PipelineBridge bridge = new();
        bridge.Start(async stop =>
        {
            try
            {
                await feed.TakeAsync(stop);
            }
            finally
            {
                joined = true;
            }
        });
        bridge.Dispose();

        Assert.True(joined);
    }
}
