namespace PartnerMfa.Fuzzing;

/// <summary>A check that failed.</summary>
internal sealed class FuzzException(string message) : Exception(message);
