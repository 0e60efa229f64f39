namespace PartnerMfa.Fuzzing.Captures;

/// <summary>Captures of every format, damaged.</summary>
internal sealed class CaptureTarget : IFuzzTarget
{
    public string Name => "captures";

    public TimeSpan TimeLimit => TimeSpan.FromSeconds(10);

    public long AllocationLimit => 64 << 20;

    public void Run(Random random)
    {
    }
}
