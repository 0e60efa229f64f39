namespace PartnerMfa.Testing.Faults;

/// <summary>Everything that can go wrong, in one table.</summary>
internal static class FaultTable
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. ConnectionFaults.All,
        .. FramingFaults.All,
        .. HeaderFaults.All,
        .. BodyFaults.All,
        .. ServiceFaults.All,
        .. TlsFaults.All,
        .. Http2Faults.All,
    ];
}
