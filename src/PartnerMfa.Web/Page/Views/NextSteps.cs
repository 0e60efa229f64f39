using System.Text.RegularExpressions;
using PartnerMfa.Reports;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Verdicts;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page.Views;

/// <summary>Turns the commands that the answers suggest into links to the cards that do the same, filled in.</summary>
internal static partial class NextSteps
{
    private const int MostRead = 25;
    private const int Most = 4;

    // The field on a card for each option of the tool. Files and placeholders have no field.
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["--environment"] = "environment",
        ["--tenant"] = "tenant",
        ["--application-id"] = "application",
        ["--user"] = "user",
        ["--claims-challenge"] = "claims",
    };

    public static IEnumerable<Markup> Of(Job job, ReportContent content)
    {
        IEnumerable<CardRequest> steps = content.Entries.Take(MostRead)
            .Select(content.Read)
            .Where(ResultText.NeedsAttention)
            .SelectMany(result => Commands(result.Remedy))
            .Concat(content.Summary.Failures.Take(MostRead).SelectMany(failed => Commands(failed.Failure.Remedy)))
            .Concat(content.Entries.Take(MostRead).Select(content.Read).Where(result => result.Check is null).SelectMany(result => Commands(result.Message)))
            .Select(Read)
            .OfType<CardRequest>()
            .DistinctBy(step => step.Address)
            .Where(step => step.Address != job.Request.Address)
            .Take(Most);
        foreach (CardRequest step in steps) yield return $"<a class=\"button\" href=\"{step.Address}\">{Words(step)}</a> ";
    }

    /// <returns>Null when no card does the same.</returns>
    public static CardRequest? Read(string command)
    {
        string[] words = [.. Word().Matches(command).Select(match => match.Value.Trim('\''))];
        if (words is not ["partner-mfa", string verb, ..]) return null;
        bool brings = words.Any(word => word is "--token-file" or "--refresh-token-file" or "--capture");
        Card? card = verb switch
        {
            "setup" => Card.Setup,
            "usage" => Card.Usage,
            "token" => Card.Token,
            "probe" => brings ? Card.Token : Card.Account,
            _ => null,
        };
        if (card is null) return null;
        Dictionary<string, string> fields = [];
        for (int i = 2; i < words.Length; i++)
        {
            if (words[i] == "--device-code") fields["method"] = "device";
            if (words[i] == "--without-asking-for-mfa") fields["plain"] = "1";
            if (Fields.TryGetValue(words[i], out string? field) && i + 1 < words.Length && !words[i + 1].StartsWith('<')) fields[field] = words[++i];
        }

        return CardRequest.Read(card, fields.GetValueOrDefault, _ => { });
    }

    private static IEnumerable<string> Commands(string? text) =>
        text is null ? [] : CommandText.Split(text).Where(segment => segment.IsCommand).Select(segment => segment.Text);

    private static Markup Words(CardRequest step) =>
        step.Card == Card.Setup ? (step.User is { } user ? $"Check the setup of {HtmlElements.Name(user)}" : (Markup)$"Check the setup")
        : step.Card == Card.Usage ? $"See who calls without MFA"
        : step.Card == Card.Token ? $"Test a job’s own token"
        : step.WithoutAskingForMfa ? $"See what the policies alone require"
        : step.UseDeviceCode ? (Markup)$"Sign in with a code"
        : $"Sign in again";

    [GeneratedRegex("'[^']*'|[^\\s']+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
