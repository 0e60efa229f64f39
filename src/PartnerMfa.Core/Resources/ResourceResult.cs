namespace PartnerMfa.Resources;

/// <summary>A resource, or why it could not be read: the failure of one is data, and whoever asks goes on with the others.</summary>
/// <param name="Value">What was read; of a collection that failed, how much was given before. Default when nothing was.</param>
/// <param name="Failure">Null when the whole resource was read.</param>
internal sealed record ResourceResult<T>(T? Value, ResourceFailure? Failure);
