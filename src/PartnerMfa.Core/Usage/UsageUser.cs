namespace PartnerMfa.Usage;

/// <summary>A user who came without MFA.</summary>
/// <param name="Name">The user principal name; null when it is not told.</param>
/// <param name="ObjectId">Null when it is not told.</param>
/// <param name="Last">When last, UTC; null when it is not told.</param>
internal sealed record UsageUser(string? Name, string? ObjectId, DateTime? Last)
{
    /// <summary>What tells users apart: the object id, which stays when a user is renamed. Empty of nobody.</summary>
    public string Key => ObjectId ?? Name ?? "";

    /// <summary>The same user, after another time.</summary>
    public UsageUser Again(UsageUser other) => Completed(other) with { Last = other.Last is null || Last > other.Last ? Last : other.Last };

    /// <summary>What is missing, from elsewhere. A time that is known stays: the other may be of a sign-in to something else.</summary>
    public UsageUser Completed(UsageUser? other) => other is null ? this : new(Name ?? other.Name, ObjectId ?? other.ObjectId, Last ?? other.Last);
}
