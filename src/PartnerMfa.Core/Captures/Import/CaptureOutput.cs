using PartnerMfa.Captures.Evidence;

namespace PartnerMfa.Captures.Import;

/// <summary>Where the import gives what it finds.</summary>
/// <param name="Found">Takes a call.</param>
/// <param name="Failed">Takes the failure of one capture; the others are read all the same.</param>
internal sealed record CaptureOutput(Func<TokenSighting, CancellationToken, Task> Found, Func<PartnerMfaException, CancellationToken, Task> Failed);
