using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>A resource of Microsoft Graph.</summary>
/// <param name="Path">The address of the resource.</param>
/// <param name="Context">The value of its <c>@odata.context</c>.</param>
/// <param name="Permission">The least permission that can read it.</param>
/// <param name="Denial">How the service refuses access without that permission.</param>
/// <param name="Read">Returns an object, or an array of which one page is sent; null when there is none.</param>
internal sealed record GraphResource(string Path, string Context, string Permission, GraphDenial Denial, Func<GraphView, JsonNode?> Read)
{
    public const string AnyUser = "{user}";
    public const string AnyDomain = "{domain}";

    private readonly string[] _segments = Path.Split('/');

    /// <summary>The properties that are returned when nothing is selected; null means all.</summary>
    public IReadOnlyList<string>? Defaults { get; init; }

    /// <summary>Whether properties can be selected.</summary>
    public bool CanSelect { get; init; } = true;

    public int PageSize { get; init; } = 100;

    public bool IsAt(string[] segments) =>
        segments.Length == _segments.Length
        && _segments.Zip(segments, (own, given) => IsName(own) || own.Equals(given, StringComparison.OrdinalIgnoreCase)).All(alike => alike);

    /// <summary>The kind of object that the address names (a user or a domain), and its name.</summary>
    public IEnumerable<(string Kind, string Name)> NamesIn(string[] segments) =>
        _segments.Zip(segments, (own, given) => (own, Uri.UnescapeDataString(given))).Where(pair => IsName(pair.own));

    private static bool IsName(string segment) => segment is AnyUser or AnyDomain;
}

/// <summary>The wording of an area of Microsoft Graph for a missing permission. Each area has its own.</summary>
internal sealed record GraphDenial(string Code, string Message)
{
    public static GraphDenial Directory { get; } = new("Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static GraphDenial Policies { get; } = new(
        "AccessDenied", "You cannot perform the requested operation, required scopes are missing in the token.");

    public static GraphDenial Methods { get; } = new("accessDenied", "Request Authorization failed");

    public static GraphDenial Security { get; } = new(
        "Forbidden", "Auth token does not contain valid permissions or user does not have valid roles. See https://docs.microsoft.com/graph/security-authorization");
}
