namespace PartnerMfa.Captures.Evidence;

/// <summary>Where a capture could not be read on.</summary>
/// <param name="Where">The place, in words.</param>
/// <param name="BreaksOff">It is cut off there; else something in it cannot be read.</param>
internal sealed record CaptureDamage(string Where, bool BreaksOff);
