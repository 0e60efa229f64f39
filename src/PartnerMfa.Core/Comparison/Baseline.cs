using System.Globalization;
using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Comparison;

/// <summary>A known finding that is accepted until a certain day.</summary>
/// <param name="Number">Its position in the file, from 1.</param>
/// <param name="Wanted">The values that a finding must have, by the name of the member.</param>
/// <param name="Because">Why it is accepted.</param>
/// <param name="Until">The last day on which it is accepted, as midnight UTC.</param>
internal sealed record BaselineEntry(int Number, IReadOnlyDictionary<string, string> Wanted, string Because, DateTime Until)
{
    public bool IsUsed { get; set; }

    public bool HasExpired(DateTime now) => now.Date > Until;
}

/// <summary>The known findings in a baseline file. A baseline never improves a result; it only keeps a comparison from failing.</summary>
internal sealed class Baseline
{
    private const int LongestFile = 16 * 1024 * 1024;
    private const string List = "accepted";
    private const string Because = "because";
    private const string Until = "until";

    // The members that say whom a finding is about, and those that narrow it further.
    private static readonly string[] Subjects = ["account", "tenantId", "applicationId"];
    private static readonly string[] Details = ["result", "reason", "environment"];

    private readonly List<BaselineEntry> _entries = [];

    private Baseline()
    {
    }

    /// <param name="path">The file; null for a baseline that accepts nothing.</param>
    /// <param name="failed">Receives a failure for each entry that cannot be used.</param>
    /// <exception cref="PartnerMfaException"><c>BaselineInvalid</c>: the file cannot be read.</exception>
    public static Baseline Read(string? path, Action<PartnerMfaException> failed)
    {
        Baseline baseline = new();
        if (path is null) return baseline;
        int number = 0;
        using JsonDocument document = Parse(path);
        foreach (JsonElement entry in EntriesOf(document.RootElement, path))
        {
            number++;
            if (TryRead(entry, number, out string why) is { } read) baseline._entries.Add(read);
            else failed(Failures.BaselineEntryInvalid(path, number, why));
        }

        return baseline;
    }

    /// <summary>Returns the entry that currently accepts this finding; null when there is none.</summary>
    public BaselineEntry? Find(PartnerMfaResult? finding, DateTime now)
    {
        if (finding is null || finding.Check is not null || !ResultText.NeedsAttention(finding)) return null;
        BaselineEntry? found = null;
        foreach (BaselineEntry entry in _entries.Where(entry => Matches(entry, finding)))
        {
            entry.IsUsed = true;
            if (!entry.HasExpired(now)) found ??= entry;
        }

        return found;
    }

    /// <summary>Reports the entries that had no effect, after every finding was looked up.</summary>
    public IEnumerable<string> Remarks(DateTime now) => _entries
        .Where(entry => !entry.IsUsed || entry.HasExpired(now))
        .Select(entry => entry.HasExpired(now)
            ? $"Entry {entry.Number} of the baseline ({SubjectOf(entry)}) expired on {DisplayFormat.Day(entry.Until)} and accepts nothing any more. Fix the finding, or renew the entry."
            : $"Entry {entry.Number} of the baseline ({SubjectOf(entry)}) matches no finding. Remove it if it is no longer needed.");

    private static string SubjectOf(BaselineEntry entry) => Redactor.Typed(string.Join(", ", entry.Wanted.Values));

    // The account of a customer's result is the partner's own, and the same for every customer.
    private static bool Matches(BaselineEntry entry, PartnerMfaResult finding) => (finding is not PartnerMfaCustomer || entry.Wanted.ContainsKey("tenantId")) && entry.Wanted.All(wanted => string.Equals(
        wanted.Key switch
        {
            "account" => finding.Account,
            "tenantId" => finding.TenantId,
            "applicationId" => finding.ApplicationId,
            "result" => finding.Result,
            "reason" => finding.Reason,
            _ => finding.Environment,
        },
        wanted.Value,
        StringComparison.OrdinalIgnoreCase));

    private static JsonDocument Parse(string path)
    {
        try
        {
            string text = BoundedFile.ReadText(path, LongestFile) ?? throw Failures.BaselineUnreadable(path, "it is far too large.");
            JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            // When an entry contains the same name twice, the failure names its number.
            return UnambiguousJson.WhyNot(document.RootElement) is { } why && why.Contains("Unicode") ? throw Failures.BaselineUnreadable(path, why) : document;
        }
        catch (JsonException)
        {
            throw Failures.BaselineUnreadable(path, "it is not JSON.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.BaselineUnreadable(path, exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : "it may not be read.");
        }
    }

    private static JsonElement[] EntriesOf(JsonElement root, string path)
    {
        JsonElement? list = root.ValueKind == JsonValueKind.Array ? root : root.Member(List);
        return list is { ValueKind: JsonValueKind.Array } entries
            ? [.. entries.EnumerateArray()]
            : throw Failures.BaselineUnreadable(path, $"it has no list '{List}'.");
    }

    private static BaselineEntry? TryRead(JsonElement entry, int number, out string why)
    {
        Dictionary<string, string> wanted = [];
        HashSet<string> names = [];
        why = "it is not a JSON object";
        if (entry.ValueKind != JsonValueKind.Object) return null;
        foreach (JsonProperty member in entry.EnumerateObject())
        {
            why = $"'{Redactor.Typed(member.Name)}' is not known or is not text";
            if (member.Value.ValueKind != JsonValueKind.String) return null;
            why = $"it has '{Redactor.Typed(member.Name)}' twice";
            if (!names.Add(member.Name)) return null;
            why = $"'{Redactor.Typed(member.Name)}' is not known";
            if (Subjects.Contains(member.Name) || Details.Contains(member.Name)) wanted[member.Name] = member.Value.GetString()!;
            else if (member.Name is not (Because or Until)) return null;
        }

        why = "it does not say whom it is about";
        if (!wanted.Keys.Any(Subjects.Contains) || wanted.Values.Any(string.IsNullOrWhiteSpace)) return null;
        why = "it does not say why it is accepted";
        if (entry.Text(Because) is not { } because || string.IsNullOrWhiteSpace(because)) return null;
        why = "its end date is missing, or is not a date such as 2027-01-31";
        return DateTime.TryParseExact(entry.Text(Until), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime until)
            ? new BaselineEntry(number, wanted, because, until)
            : null;
    }
}
