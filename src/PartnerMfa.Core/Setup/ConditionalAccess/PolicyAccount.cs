namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The account, as policies see it. Anything that could not be read is null or incomplete.</summary>
internal sealed record PolicyAccount
{
    private readonly string? _objectId;

    public string? ObjectId
    {
        get => _objectId;
        init
        {
            _objectId = value;
            Id = Guid.TryParse(value, out Guid id) ? id : null;
        }
    }

    /// <summary>The object ID as a GUID; null when it is not known or not a GUID.</summary>
    public Guid? Id { get; private init; }

    public string? UserPrincipalName { get; init; }

    /// <summary><c>Member</c> or <c>Guest</c>; null when it is not known.</summary>
    public string? UserType { get; init; }

    /// <summary>The names of its groups, including nested ones, by object ID in lower case with dashes.</summary>
    public IReadOnlyDictionary<string, string> Groups
    {
        get;
        init
        {
            field = value;
            GroupsById = ById(value);
        }
    } = new Dictionary<string, string>();

    /// <inheritdoc cref="Groups"/>
    public IReadOnlyDictionary<Guid, string> GroupsById { get; private init; } = new Dictionary<Guid, string>();

    public bool GroupsAreComplete { get; init; }

    /// <summary>The names of its directory roles, by role template ID in the same form.</summary>
    public IReadOnlyDictionary<string, string> Roles
    {
        get;
        init
        {
            field = value;
            RolesById = ById(value);
        }
    } = new Dictionary<string, string>();

    /// <inheritdoc cref="Roles"/>
    public IReadOnlyDictionary<Guid, string> RolesById { get; private init; } = new Dictionary<Guid, string>();

    public bool RolesAreComplete { get; init; }

    /// <summary>How the account was created; null for an ordinary account, and when it is not known.</summary>
    public string? CreationType { get; init; }

    /// <summary>
    /// Whether it was invited from another tenant, according to Graph or to the form of its name. Null when neither says so.
    /// </summary>
    public bool? IsInvited =>
        CreationType == "Invitation" ? true : UserPrincipalName?.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) is { } at ? at >= 0 : null;

    private static Dictionary<Guid, string> ById(IReadOnlyDictionary<string, string> names)
    {
        Dictionary<Guid, string> byId = new(names.Count);
        foreach (KeyValuePair<string, string> one in names)
            if (Guid.TryParse(one.Key, out Guid id)) byId[id] = one.Value;
        return byId;
    }
}
