namespace PartnerMfa.Setup.Facts;

/// <summary>The account as the directory has it. What Graph does not tell is null.</summary>
internal sealed record AccountFacts
{
    public string? ObjectId { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary><c>Member</c> or <c>Guest</c>.</summary>
    public string? UserType { get; init; }

    /// <summary>How the account came about: <c>Invitation</c> of one from elsewhere.</summary>
    public string? CreationType { get; init; }

    /// <summary>A given name, surname or job title: those of people.</summary>
    public bool HasPersonalFields { get; init; }

    /// <summary>The latest change that the account itself shows, UTC.</summary>
    public DateTimeOffset? ChangedOn { get; init; }
}
