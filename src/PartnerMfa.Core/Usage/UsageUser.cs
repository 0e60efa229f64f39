namespace PartnerMfa.Usage;

/// <summary>A user who called without MFA.</summary>
/// <param name="Name">The user principal name; null when unknown.</param>
/// <param name="ObjectId">Null when unknown.</param>
/// <param name="Last">The last time, UTC; null when unknown.</param>
internal sealed record UsageUser(string? Name, string? ObjectId, DateTime? Last)
{
    /// <summary>Identifies the user: by object id, which survives renaming, otherwise by name. Empty when neither is known.</summary>
    public string Key => ObjectId ?? Name ?? "";

    /// <summary>The same user with a further call.</summary>
    public UsageUser Again(UsageUser other) => Completed(other) with { Last = other.Last is null || Last > other.Last ? Last : other.Last };

    /// <summary>Fills in what is missing. A known time stays: the other one may belong to another sign-in.</summary>
    public UsageUser Completed(UsageUser? other) => other is null ? this : new(Name ?? other.Name, ObjectId ?? other.ObjectId, Last ?? other.Last);
}
