namespace PartnerMfa.Usage;

/// <summary>Finds users by object id or name.</summary>
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
