using System.Text.Json;
using PartnerMfa.Json;
using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>A policy that is assessed as if it were in the tenant and on.</summary>
/// <param name="File">The name of its file, in a form that can be shown.</param>
/// <param name="Json">The policy, as Microsoft Graph writes it.</param>
internal sealed record RehearsedPolicy(string File, JsonElement Json)
{
    /// <summary>Null when the file has no ID that is a GUID.</summary>
    public Guid? Id { get; } = Guid.TryParse(Json.Text("id"), out Guid id) ? id : null;

    public string? DisplayName { get; } = Json.Text("displayName");

    /// <summary>Its name, in a form that can be shown.</summary>
    public string Name => PolicyConstants.Shown(DisplayName ?? Id?.ToString() ?? "a policy without a name");

    /// <summary>Whether it is off or in report-only mode in its file.</summary>
    public bool IsOff { get; } = Json.Text("state") is "disabled" or "enabledForReportingButNotEnforced";

    public bool IsReportOnly => Json.Text("state") == "enabledForReportingButNotEnforced";
}
