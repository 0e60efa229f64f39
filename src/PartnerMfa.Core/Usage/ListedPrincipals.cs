using System.Text.Json;

namespace PartnerMfa.Usage;

/// <summary>Collects the users who signed in without MFA, to the portal or the API.</summary>
internal sealed class ListedPrincipals(UsageWindow window)
{
    private readonly List<UsageUser> _users = [];

    public IReadOnlyList<UsageUser> Users => _users;

    /// <summary>Rows without a user.</summary>
    public int Unreadable { get; private set; }

    public void Add(JsonElement json)
    {
        UsageRow row = new(json);
        UsageUser user = new(row.Text(UsageConstants.UserName), row.Text(UsageConstants.ObjectId), row.Time(UsageConstants.LastTimes));
        if (user.Key.Length == 0) Unreadable++;
        else if (window.MayContain(user.Last)) _users.Add(user);
    }
}

/// <summary>A user who called without MFA.</summary>
/// <param name="Name">The user principal name; null when unknown.</param>
/// <param name="ObjectId">Null when unknown.</param>
/// <param name="Last">The latest call, UTC; null when unknown.</param>
internal sealed record UsageUser(string? Name, string? ObjectId, DateTime? Last)
{
    /// <summary>Identifies the user: by the object ID, which survives renaming, or else by the name. Empty when neither is known.</summary>
    public string Key => ObjectId ?? Name ?? "";

    /// <summary>Returns the user with another call added.</summary>
    public UsageUser Again(UsageUser other) => Completed(other) with { Last = other.Last is null || Last > other.Last ? Last : other.Last };

    /// <summary>Fills in missing values. A known time is kept, because the other one may belong to another sign-in.</summary>
    public UsageUser Completed(UsageUser? other) => other is null ? this : new(Name ?? other.Name, ObjectId ?? other.ObjectId, Last ?? other.Last);
}

/// <summary>Finds users by object ID or name.</summary>
internal sealed class UserIndex
{
    private readonly Dictionary<string, UsageUser> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, UsageUser> _byName = new(StringComparer.OrdinalIgnoreCase);

    public UserIndex(IEnumerable<UsageUser> users)
    {
        foreach (UsageUser user in users)
        {
            if (user.ObjectId is not null) _byId[user.ObjectId] = user;
            if (user.Name is not null) _byName[user.Name] = user;
        }
    }

    public UsageUser? Find(UsageUser user) =>
        user.ObjectId is not null && _byId.TryGetValue(user.ObjectId, out UsageUser? found) ? found
        : user.Name is not null && _byName.TryGetValue(user.Name, out found) ? found
        : null;
}
