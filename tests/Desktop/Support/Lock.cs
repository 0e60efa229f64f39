namespace PartnerMfa;

/// <summary>On .NET Framework, any object can be locked.</summary>
internal sealed class Lock;
