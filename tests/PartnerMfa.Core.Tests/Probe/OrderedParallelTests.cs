using System.Collections.Concurrent;

namespace PartnerMfa.Probe;

public sealed class OrderedParallelTests : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _running = new();
    private readonly List<string> _given = [];
    private readonly SemaphoreSlim _began = new(0);

    public void Dispose() => _began.Dispose();

    [Fact]
    public async Task Outcomes_keep_the_order_of_the_inputs()
    {
        Task all = RunAsync(3, "a", "b", "c");
        await BeganAsync(3);
        End("c");
        End("b");
        Assert.Empty(_given);
        End("a");
        await all;

        Assert.Equal(["A", "B", "C"], _given);
    }

    [Fact]
    public async Task An_outcome_is_returned_as_soon_as_it_is_ready()
    {
        TaskCompletionSource<string?> second = new();
        TaskCompletionSource given = new();
        Queue<Task<string?>> inputs = new([Task.FromResult<string?>("a"), second.Task, Task.FromResult<string?>(null)]);
        Task all = new OrderedParallel<string, string>(2).RunAsync(
            _ => inputs.Dequeue(), (input, _) => Task.FromResult(input), _ => { given.TrySetResult(); return Task.CompletedTask; }, TestContext.Current.CancellationToken);

        await given.Task.WaitAsync(TestContext.Current.CancellationToken);
        second.SetResult("b");
        await all;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Concurrency_never_exceeds_the_limit(int limit)
    {
        string[] inputs = [.. Enumerable.Range(0, 10).Select(number => $"{number}")];
        Task all = RunAsync(limit, inputs);
        for (int done = 0; done < inputs.Length; done++)
        {
            await BeganAsync(done == 0 ? Math.Min(limit, inputs.Length) : done + limit <= inputs.Length ? 1 : 0);
            Assert.True(_running.Values.Count(work => !work.Task.IsCompleted) <= limit);
            End(inputs[done]);
        }

        await all;
        Assert.Equal(inputs, _given);
    }

    [Fact]
    public async Task A_slow_input_does_not_block_the_others_until_the_buffer_is_full()
    {
        int read = 0;
        TaskCompletionSource slow = new();
        Task all = new OrderedParallel<string, string>(2).RunAsync(
            _ => Task.FromResult(read++ < 1000 ? $"{read}" : null),
            async (input, _) =>
            {
                if (input == "1") await slow.Task;
                return input;
            },
            outcome => { _given.Add(outcome); return Task.CompletedTask; },
            TestContext.Current.CancellationToken);
        await UntilAsync(() => Volatile.Read(ref read) == 32);
        Assert.Empty(_given);
        slow.SetResult();
        await all;

        Assert.Equal(Enumerable.Range(1, 1000).Select(number => $"{number}"), _given);
    }

    [Fact]
    public async Task A_cancellation_ends_it_when_all_that_began_has_ended()
    {
        using CancellationTokenSource stop = new();
        int ended = 0;
        Task all = new OrderedParallel<string, string>(3).RunAsync(
            _ => Task.FromResult<string?>("x"),
            async (input, cancelled) =>
            {
                _began.Release();
                try
                {
                    await Task.Delay(Timeout.Infinite, cancelled);
                }
                finally
                {
                    await Task.Yield();
                    Interlocked.Increment(ref ended);
                }

                return input;
            },
            _ => Task.CompletedTask,
            stop.Token);
        await BeganAsync(3);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all);
        Assert.Equal(3, ended);
    }

    [Fact]
    public async Task A_consumer_that_stops_ends_the_work()
    {
        NotSupportedException enough = new();
        Queue<string> inputs = new(["first", "second", "third"]);
        int begun = 0, ended = 0;
        Task all = new OrderedParallel<string, string>(2).RunAsync(
            _ => Task.FromResult<string?>(inputs.Dequeue()),
            async (input, stop) =>
            {
                if (input == "first") return input;
                Interlocked.Increment(ref begun);
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => Interlocked.Increment(ref ended), TaskScheduler.Default);
                return input;
            },
            _ => throw enough,
            TestContext.Current.CancellationToken);

        Assert.Same(enough, await Assert.ThrowsAsync<NotSupportedException>(() => all));
        Assert.Equal(begun, ended);
    }

    private Task RunAsync(int limit, params string[] inputs)
    {
        Queue<string> left = new(inputs);
        return new OrderedParallel<string, string>(limit).RunAsync(
            _ => Task.FromResult(left.TryDequeue(out string? input) ? input : null),
            (input, _) =>
            {
                TaskCompletionSource<string> work = _running[input] = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _began.Release();
                return work.Task;
            },
            outcome => { _given.Add(outcome); return Task.CompletedTask; },
            TestContext.Current.CancellationToken);
    }

    private void End(string input) => _running[input].SetResult(input.ToUpperInvariant());

    private async Task BeganAsync(int count)
    {
        for (int i = 0; i < count; i++) await _began.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Yield();
    }
}
