using System.Text.Json;

namespace PartnerMfa.Usage;

/// <summary>Collects the users who came without MFA, to the portal or the API.</summary>
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
