namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The account as policies see it. What could not be read is null, or not complete.</summary>
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

    /// <summary>The object id as a GUID; null when it is not known or not a GUID.</summary>
    public Guid? Id { get; private init; }

    public string? UserPrincipalName { get; init; }

    /// <summary><c>Member</c> or <c>Guest</c>; null when it is not known.</summary>
    public string? UserType { get; init; }

    /// <summary>The names of its groups, nested ones included, by object id in lower case with dashes.</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } = new Dictionary<string, string>();

    public bool GroupsAreComplete { get; init; }

    /// <summary>The names of its directory roles by role template ID, written the same way.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    public bool RolesAreComplete { get; init; }

    /// <summary>How the account was created; null for an ordinary account and when it is not known.</summary>
    public string? CreationType { get; init; }

    /// <summary>Whether it was invited from another tenant: Graph says so, or Entra ID made its name. Null when neither is known.</summary>
    public bool? IsInvited =>
        CreationType == "Invitation" ? true : UserPrincipalName?.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) is { } at ? at >= 0 : null;
}
