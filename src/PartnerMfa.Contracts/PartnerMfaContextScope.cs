namespace PartnerMfa;

/// <summary>Where tokens are kept.</summary>
public enum PartnerMfaContextScope
{
    /// <summary>In the memory of this session.</summary>
    Process,

    /// <summary>Encrypted for this user of this machine, in a cache of this module's own.</summary>
    CurrentUser,
}
