namespace PartnerMfa.Setup.Tenants;

/// <summary>A resource of Microsoft Graph.</summary>
/// <param name="PathAndQuery">The resource. Names from users are escaped in it.</param>
/// <param name="Kept">The members of each object to keep when the tenant is saved; null keeps all of them.</param>
internal sealed record GraphPath(string PathAndQuery, IReadOnlyList<string>? Kept)
{
    /// <summary>Whether it belongs to the account. Otherwise it belongs to the tenant and is shared by all of its accounts.</summary>
    public bool IsOfAccount { get; init; }

    /// <summary>Identifies the resource, regardless of the requested members.</summary>
    public string Path => PathAndQuery.Split('?')[0];

    /// <summary>Creates a path for a resource of which only these members are requested and kept.</summary>
    public static GraphPath Select(string path, params string[] members) => new($"{path}?$select={string.Join(",", members)}", members);
}
