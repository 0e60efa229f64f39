using PartnerMfa.Redaction;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;
using Spectre.Console;

namespace PartnerMfa.Cli.Output;

/// <summary>Writes results for people: the answer, the reason in a sentence, what to do, and then the evidence.</summary>
internal sealed class ResultTextWriter(TextWriter output, bool color, int? width)
{
    // Long claim values and lists of users are truncated in the terminal. JSON output has them in full.
    private const int LongestClaim = 200;
    private const int MostUsers = 20;
    private const int WidestClaimName = 24;
    private const int ValueColumn = 16;

    private readonly TextWrap _wrap = new(output, width);
    private bool _isAnyWritten;

    /// <summary>Writes one line above many results that says how many of them need attention.</summary>
    public void WriteSummary(MfaAnswer answer, string sentence) => WriteSummary(answer, ResultText.Word(answer).ToUpperInvariant(), sentence);

    /// <inheritdoc cref="WriteSummary(MfaAnswer, string)"/>
    /// <param name="answer">The answer, which selects the color.</param>
    /// <param name="word">The answer in a word.</param>
    /// <param name="sentence">A sentence that explains the answer.</param>
    public void WriteSummary(MfaAnswer answer, string word, string sentence)
    {
        WriteHeadline(answer, word, sentence);
        _isAnyWritten = true;
    }

    /// <summary>Writes how one result differs between two reports.</summary>
    public void Write(PartnerMfaChange change)
    {
        string sandbox = ResultText.IsSimulated(change) ? " (Sandbox)" : "";
        MfaAnswer color = change.IsRegression ? ResultTally.AnswerOf(change) : change.Change == "Better" ? MfaAnswer.Yes : MfaAnswer.NotApplicable;
        WriteHeadline(color, change.Change.ToUpperInvariant(), $"{ChangeText.Whom(change)}{sandbox}: {change.Message}");
        if (ChangeText.Acceptance(change) is { } accepted) _wrap.Write(accepted, indent: 2);
        else WriteRemedy(change, indent: 2);
    }

    public void Write(PartnerMfaResult result)
    {
        if (result.Check is { } check)
        {
            // Writes one of the checks below the overall answer.
            WriteHeadline(ResultTally.AnswerOf(result), $"{ResultText.CheckName(check)}: {result.Message}");
            WriteRemedy(result, indent: 2);
            return;
        }

        if (result is PartnerMfaCustomer customer)
        {
            // Writes one of many results. The remedies follow at the end, once for each cause.
            WriteHeadline(ResultTally.AnswerOf(customer), $"{ResultText.Subject(customer)}: {customer.Message}{(customer.AadstsCode is { } code ? $" ({code})" : "")}");
            return;
        }

        if (_isAnyWritten) _wrap.Write();
        _isAnyWritten = true;
        WriteHeadline(ResultTally.AnswerOf(result), result.Message);
        WriteRemedy(result, indent: 0);
        _wrap.Write();
        WriteValues(Values(result));
        if (result.DecidedBy is not null) _wrap.Write();
        if (result.Claims is { Length: > 0 } claims) WriteClaims(claims);
        if (result is PartnerMfaUsage usage) WriteUsage(usage);
    }

    /// <summary>Writes customers grouped by cause, with one remedy for each cause.</summary>
    public void Write(IEnumerable<CustomerCause> causes)
    {
        foreach (CustomerCause cause in causes)
        {
            _wrap.Write();
            string side = cause.First.Side switch { "Ours" => " Your side must act.", "Theirs" => " The customer must act.", _ => "" };
            WriteHeadline(ResultTally.AnswerOf(cause.First), $"{DisplayFormat.Count(cause.Count, "customer", "customers")}: {ResultText.CheckName(cause.Reason)}.{side}");
            WriteRemedy(cause.First, indent: 0);
        }
    }

    /// <summary>Writes what a signed report proves.</summary>
    public void Write(PartnerMfaReportSignature found)
    {
        WriteHeadline(ExitCodes.AnswerOf(found), found.Status.ToUpperInvariant(), found.Message);
        if (found.Remedy is { } remedy) WriteRemedy(remedy, indent: 0);
        _wrap.Write();
        WriteValues(new[]
        {
            new NamedValue("Report", Redactor.Path(found.Path)), new NamedValue("Signed by", found.SignedBy!), new NamedValue("Thumbprint", found.Thumbprint!),
            new NamedValue("Answer", found.Answer!),
        }.Where(value => value.Value is not null));
        WriteList("Calls that Microsoft can look up", found.Calls.Select(call =>
            $"{DisplayFormat.Time(call.CheckedOn)}  correlation ID {call.CorrelationId}{(call.RequestId is { } request ? $", request ID {request}" : "")}  {call.Account}".TrimEnd()));
    }

    /// <summary>Writes what an error means, why it occurs, and what to do.</summary>
    public void Write(PartnerMfaErrorExplanation explanation)
    {
        if (_isAnyWritten) _wrap.Write();
        _isAnyWritten = true;
        _wrap.Write($"{explanation.Code}{(explanation.IsRoot ? "" : " (follows from the error above)")}  {explanation.Meaning}");
        if (explanation.Causes.Length > 0) _wrap.Write("Likely causes:");
        foreach (string cause in explanation.Causes) _wrap.Write("- " + cause, indent: 2);
        WriteRemedy(explanation.Remedy, indent: 0);
        WriteValues(new[]
        {
            new NamedValue("See also", explanation.Command!), new NamedValue("Correlation", explanation.CorrelationId!), new NamedValue("Trace", explanation.TraceId!),
            new NamedValue("More", explanation.HelpUri!),
        }.Where(value => value.Value is not null));
    }

    private void WriteHeadline(MfaAnswer answer, string sentence) => WriteHeadline(answer, ResultText.Word(answer).ToUpperInvariant(), sentence);

    private void WriteHeadline(MfaAnswer answer, string word, string sentence)
    {
        string shown = color ? ColoredText.Word(word, answer) : word;
        _wrap.Write($"{shown}  {sentence}", invisible: shown.Length - word.Length);
    }

    private void WriteRemedy(PartnerMfaResult result, int indent)
    {
        if (result.Remedy is { } remedy) WriteRemedy(remedy, indent);
    }

    private void WriteRemedy(string remedy, int indent)
    {
        string text = "What to do: " + remedy;
        if (!_wrap.Wraps || indent + text.Length <= width)
        {
            _wrap.Write(text, indent);
            return;
        }

        // A command that is broken across lines cannot be copied, so it gets a line of its own.
        foreach (TextSegment segment in CommandText.Split(text))
        {
            if (segment.IsCommand) _wrap.WriteVerbatim(new string(' ', indent + 4) + segment.Text);
            else if (segment.Text.Trim(' ', '.') is { Length: > 0 }) _wrap.Write(segment.Text.TrimStart('.').Trim(), indent);
        }
    }

    private static IEnumerable<NamedValue> Values(PartnerMfaResult result)
    {
        yield return new("Reason", result.Reason);
        if (result.DecidedBy is { Length: > 0 } checks) yield return new("Decided by", string.Join(", ", checks.Select(ResultText.CheckName)));
        if ((result as PartnerMfaUsage)?.ApplicationName is { } name) yield return new("Name", name);
        foreach (NamedValue value in ResultEvidence.Of(result)) yield return value;
        if (result.HelpUri is { Length: > 0 } page) yield return new("More", page);
    }

    private void WriteValues(IEnumerable<NamedValue> values)
    {
        foreach (NamedValue value in values) _wrap.Write((value.Name + "  ").PadRight(ValueColumn) + value.Value, indent: 2, hanging: ValueColumn);
    }

    private void WriteClaims(IReadOnlyList<PartnerMfaClaim> claims)
    {
        int column = Math.Min(WidestClaimName, claims.Max(claim => claim.Name.Length)) + 2;
        foreach (IGrouping<bool, PartnerMfaClaim> part in claims.GroupBy(claim => claim.IsHeader))
        {
            _wrap.Write();
            _wrap.Write(part.Key ? "  Header" : "  Claims");
            foreach (PartnerMfaClaim claim in part)
            {
                string value = claim.Value.Length <= LongestClaim ? claim.Value : $"{claim.Value[..LongestClaim]}... ({claim.Value.Length} characters)";
                _wrap.Write(claim.Name.PadRight(column) + value, indent: 4, hanging: column);
                _wrap.Write(claim.Meaning, indent: 4 + column + 2);
            }
        }
    }

    private void WriteUsage(PartnerMfaUsage usage)
    {
        WriteList("Days", usage.Days.Select(day =>
            $"{DisplayFormat.Day(day.Date)}  {DisplayFormat.Percent(day.CompliantShare),11}  {DisplayFormat.Count(day.CompliantRequests)} of {DisplayFormat.Count(day.TotalRequests, "call", "calls")} with MFA"));
        WriteList("Users without MFA", usage.Users.Take(MostUsers).Select(user =>
            $"{Time(user.LastNonCompliantOn),-23}  {user.UserPrincipalName ?? user.ObjectId}"));
        if (usage.Users.Length > MostUsers) _wrap.Write($"    and {usage.Users.Length - MostUsers} more");
        WriteList("Newest calls without MFA", usage.Calls.Select(call =>
            $"{Time(call.RequestedOn),-23}  {call.OperationName}  {call.UserPrincipalName ?? call.ObjectId}  {call.IpAddress}".TrimEnd()));
    }

    private void WriteList(string heading, IEnumerable<string> lines)
    {
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (isFirst)
            {
                _wrap.Write();
                _wrap.Write(heading, indent: 2);
                isFirst = false;
            }

            _wrap.Write(line, indent: 4, hanging: 12);
        }
    }

    private static string Time(DateTime? time) => time is { } known ? DisplayFormat.Time(known) : "time not reported";
}

/// <summary>
/// Writes an answer in color, for a terminal. It is a separate class so that Spectre.Console is not loaded when the output is a pipe.
/// </summary>
internal static class ColoredText
{
    public static string Word(string word, MfaAnswer answer)
    {
        Color color = answer switch
        {
            MfaAnswer.Yes => Color.Green,
            MfaAnswer.No => Color.Red,
            MfaAnswer.NotApplicable => Color.Blue,
            _ => Color.Yellow,
        };
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Out = new AnsiConsoleOutput(text),
        });
        console.Write(new Text(word, new Style(color, decoration: Decoration.Bold)));
        return text.ToString();
    }
}
