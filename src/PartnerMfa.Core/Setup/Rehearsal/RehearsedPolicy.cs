using System.Text.Json;
using PartnerMfa.Json;
using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>A policy that is judged as if it were in the tenant and on.</summary>
/// <param name="File">The name of its file, as it may be shown.</param>
/// <param name="Json">The policy, as Microsoft Graph writes it.</param>
internal sealed record RehearsedPolicy(string File, JsonElement Json)
{
    /// <summary>Null when the file does not say, or not with a GUID.</summary>
    public Guid? Id { get; } = Guid.TryParse(Json.Text("id"), out Guid id) ? id : null;

    public string? DisplayName { get; } = Json.Text("displayName");

    /// <summary>As a sentence may show it.</summary>
    public string Name => PolicyConstants.Shown(DisplayName ?? Id?.ToString() ?? "a policy without a name");

    /// <summary>It is off or in report-only mode in its file.</summary>
    public bool IsOff { get; } = Json.Text("state") is "disabled" or "enabledForReportingButNotEnforced";

    public bool IsReportOnly => Json.Text("state") == "enabledForReportingButNotEnforced";
}
