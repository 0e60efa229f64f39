namespace PartnerMfa;

/// <summary>.NET Framework locks any object.</summary>
internal sealed class Lock;
