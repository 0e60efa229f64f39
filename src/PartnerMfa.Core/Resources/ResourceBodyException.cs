namespace PartnerMfa.Resources;

/// <summary>A body that cannot be made use of.</summary>
/// <param name="words">What came, as it stands in a failure's words.</param>
internal sealed class ResourceBodyException(string words) : Exception(words);
