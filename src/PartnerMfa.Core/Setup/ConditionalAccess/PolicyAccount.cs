namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The account as policies see it. What could not be read is null, or not complete.</summary>
internal sealed record PolicyAccount
{
    private readonly string? _objectId;

    /// <summary>The object id; null when it is not known.</summary>
    public string? ObjectId
    {
        get => _objectId;
        init
        {
            _objectId = value;
            Id = Guid.TryParse(value, out Guid id) ? id : null;
        }
    }

    /// <summary>The object id as one; null when it is not known, or is none.</summary>
    public Guid? Id { get; private init; }

    public string? UserPrincipalName { get; init; }

    /// <summary><c>Member</c> or <c>Guest</c>; null when it is not known.</summary>
    public string? UserType { get; init; }

    /// <summary>The names of its groups by object id in small letters with dashes, nested ones too.</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } = new Dictionary<string, string>();

    public bool GroupsAreComplete { get; init; }

    /// <summary>The names of its directory roles by role template id, written likewise.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    public bool RolesAreComplete { get; init; }

    /// <summary>How it came about; null of an ordinary account, and when it is not known.</summary>
    public string? CreationType { get; init; }

    /// <summary>It was invited from elsewhere: Graph says so, or its name was made by Entra ID. Null when neither is known.</summary>
    public bool? IsInvited => CreationType == "Invitation" ? true : UserPrincipalName?.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) is { } at ? at >= 0 : null;
}
