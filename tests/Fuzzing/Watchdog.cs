using System.Diagnostics;

namespace PartnerMfa.Fuzzing;

/// <summary>Ends the program when a case does not end, because an endless loop cannot be stopped from outside.</summary>
internal sealed class Watchdog
{
    private readonly TimeSpan _limit;
    private readonly Action<long> _tell;
    private long _started;
    private long _index;

    public Watchdog(TimeSpan limit, Action<long> tell)
    {
        _limit = limit;
        _tell = tell;
        new Thread(Watch) { IsBackground = true }.Start();
    }

    public void Begin(long index)
    {
        _index = index;
        // A debugger at a breakpoint is not a hang.
        Volatile.Write(ref _started, Debugger.IsAttached ? 0 : Stopwatch.GetTimestamp());
    }

    public void End() => Volatile.Write(ref _started, 0);

    private void Watch()
    {
        while (true)
        {
            Thread.Sleep(100);
            long started = Volatile.Read(ref _started);
            if (started == 0 || Stopwatch.GetElapsedTime(started) < _limit) continue;
            _tell(_index);
            Environment.Exit(1);
        }
    }
}
