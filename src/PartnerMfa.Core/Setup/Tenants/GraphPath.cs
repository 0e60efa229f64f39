namespace PartnerMfa.Setup.Tenants;

/// <summary>A resource of Microsoft Graph.</summary>
/// <param name="PathAndQuery">What to ask for; names that users gave are escaped in it.</param>
/// <param name="Kept">The members of each object that are kept when the tenant is saved; null keeps them all.</param>
internal sealed record GraphPath(string PathAndQuery, IReadOnlyList<string>? Kept)
{
    /// <summary>It belongs to the account; otherwise it belongs to the tenant, whose accounts share it.</summary>
    public bool IsOfAccount { get; init; }

    /// <summary>What tells one resource from another, whichever members are asked for.</summary>
    public string Path => PathAndQuery.Split('?')[0];

    /// <summary>A resource of which these members are asked for and kept.</summary>
    public static GraphPath Select(string path, params string[] members) => new($"{path}?$select={string.Join(",", members)}", members);
}
