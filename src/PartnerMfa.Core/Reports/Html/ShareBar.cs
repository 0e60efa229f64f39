namespace PartnerMfa.Reports.Html;

/// <summary>A share as a bar. What it shows stands beside it as text.</summary>
internal static class ShareBar
{
    private const double Width = 80;

    public static Markup? Of(double? share) => share is not { } some ? null : (Markup)$"""
        <svg class="bar" aria-hidden="true" width="84" height="12" viewBox="-2 -2 84 12"><rect class="all" width="80" height="8"/><rect class="with" width="{Width * Math.Min(1, Math.Max(0, some))}" height="8"/></svg>
        """;
}
