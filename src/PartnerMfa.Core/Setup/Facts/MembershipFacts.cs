namespace PartnerMfa.Setup.Facts;

/// <summary>The groups and roles of the account, nested ones too.</summary>
internal sealed class MembershipFacts
{
    /// <summary>Names by object id; of a group whose name may not be read, the id.</summary>
    public Dictionary<string, string> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names by role template id.</summary>
    public Dictionary<string, string> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every group came with its name.</summary>
    public bool GroupNamesAreKnown { get; set; } = true;

    /// <summary>Everything in the answer could be told apart.</summary>
    public bool KindsAreKnown { get; set; } = true;

    /// <summary>Every role came with its template id.</summary>
    public bool RolesAreKnown { get; set; } = true;
}
