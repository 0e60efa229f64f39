namespace PartnerMfa.Verdicts;

/// <summary>
/// Where a reason is explained: its anchor on the project's own page, once the build knows the address of those, and Microsoft's page
/// for the rule until then.
/// </summary>
internal static class ReasonPage
{
    private const string Page = "about_PartnerMfa_Verdicts.md";

    /// <param name="reason">The reason's code.</param>
    /// <param name="rule">Microsoft's page for the rule.</param>
    /// <param name="pages">The address of the project's pages; empty when there is none.</param>
    public static string Of(string reason, string rule, string pages = ProjectAddress.Pages) => pages.Length == 0
        ? rule
#pragma warning disable CA1308 // Anchors are lower case: that is what makes them of headings.
        : $"{pages.TrimEnd('/')}/{Page}#{reason.ToLowerInvariant()}";
#pragma warning restore CA1308
}
