using PartnerMfa.Environments;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>What a token is requested for: Partner Center, or permissions of Microsoft Graph.</summary>
internal sealed class RequestedAccess
{
    private const string Everything = ".default";

    private static readonly string Graph = PartnerMfaEnvironments.Sandbox.GraphResource;

    private readonly string[] _permissions;

    /// <param name="scope">The scopes of a token request, or the single resource of a request for a managed identity.</param>
    public RequestedAccess(string? scope)
    {
        string[] asked = (scope ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries);
        IsForGraph = asked.Any(word => word == Graph || word.StartsWith(Graph + "/", StringComparison.OrdinalIgnoreCase));
        string first = asked.FirstOrDefault()?.Replace("/" + Everything, "").TrimEnd('/') ?? "";
        OtherResource = first == KeyVault.VaultEndpoint.Resource ? first : null;
        _permissions = [.. asked.Where(word => word.Length > Graph.Length + 1).Select(word => word.Substring(Graph.Length + 1))];
    }

    public bool IsForGraph { get; }

    /// <summary>A service other than Partner Center and Microsoft Graph; null for these two.</summary>
    public string? OtherResource { get; }

    /// <summary>The requested permissions that the tenant grants. When the request names none, all of them.</summary>
    public string[] GrantedBy(SandboxAccount account) => _permissions.All(permission => permission == Everything)
        ? [.. account.Tenant.Granted]
        : [.. account.Tenant.Granted.Where(granted => _permissions.Contains(granted, StringComparer.OrdinalIgnoreCase))];

    /// <summary>The scopes in the form that a token response uses.</summary>
    public string ScopeOf(IEnumerable<string> permissions) =>
        IsForGraph ? string.Join(" ", permissions.Select(permission => $"{Graph}/{permission}")) : PartnerMfaEnvironments.Sandbox.Scope;
}

/// <summary>The fields of a query or of a form (application/x-www-form-urlencoded).</summary>
internal sealed class FormFields(string text)
{
    private readonly Dictionary<string, string> _fields = text.TrimStart('?')
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split(['='], 2))
        .ToDictionary(pair => Decode(pair[0]), pair => pair.Length == 2 ? Decode(pair[1]) : "", StringComparer.Ordinal);

    /// <returns>Returns the value of the field; null when it is absent.</returns>
    public string? this[string name] => _fields.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Writes the fields that have a value.</summary>
    public static string Write(params (string Name, string? Value)[] fields) =>
        string.Join("&", fields.Where(field => field.Value is not null).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}"));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
