using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>Something that Microsoft Graph can be asked for.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Context">What its <c>@odata.context</c> says it is.</param>
/// <param name="Permission">The least permission it is read with.</param>
/// <param name="Denial">How it is denied without that permission.</param>
/// <param name="Read">An object, or an array of which a page is given; null when there is none.</param>
internal sealed record GraphResource(string Path, string Context, string Permission, GraphDenial Denial, Func<GraphView, JsonNode?> Read)
{
    public const string AnyUser = "{user}";
    public const string AnyDomain = "{domain}";

    private readonly string[] _segments = Path.Split('/');

    /// <summary>What comes back when nothing is selected; null means everything.</summary>
    public IReadOnlyList<string>? Defaults { get; init; }

    /// <summary>Whether properties can be selected.</summary>
    public bool CanSelect { get; init; } = true;

    public int PageSize { get; init; } = 100;

    public bool IsAt(string[] segments) =>
        segments.Length == _segments.Length
        && _segments.Zip(segments, (own, given) => IsName(own) || own.Equals(given, StringComparison.OrdinalIgnoreCase)).All(alike => alike);

    /// <summary>What the address names, and how: a user or a domain.</summary>
    public IEnumerable<(string Kind, string Name)> NamesIn(string[] segments) =>
        _segments.Zip(segments, (own, given) => (own, Uri.UnescapeDataString(given))).Where(pair => IsName(pair.own));

    private static bool IsName(string segment) => segment is AnyUser or AnyDomain;
}

/// <summary>How a part of Microsoft Graph words that a permission is missing: each does it in its own way.</summary>
internal sealed record GraphDenial(string Code, string Message)
{
    public static GraphDenial Directory { get; } = new("Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static GraphDenial Policies { get; } = new(
        "AccessDenied", "You cannot perform the requested operation, required scopes are missing in the token.");

    public static GraphDenial Methods { get; } = new("accessDenied", "Request Authorization failed");

    public static GraphDenial Security { get; } = new(
        "Forbidden", "Auth token does not contain valid permissions or user does not have valid roles. See https://docs.microsoft.com/graph/security-authorization");
}
