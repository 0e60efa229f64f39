namespace PartnerMfa.Http;

/// <summary>Chance for jitter. Nothing secret is drawn from it.</summary>
internal static class SystemRandom
{
#if NET
#pragma warning disable CA5394 // Jitter needs no cryptographic randomness.
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore CA5394
#else
    // System.Random has no thread-safe instance on .NET Standard 2.0; a new GUID has 122 random bits.
    public static double Next() => BitConverter.ToUInt32(Guid.NewGuid().ToByteArray(), 0) / (uint.MaxValue + 1.0);
#endif
}
