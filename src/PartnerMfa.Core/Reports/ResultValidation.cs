using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>Whether an object is a result: results are built by us, but come back through jobs, files and other people's hands.</summary>
internal static class ResultValidation
{
    /// <returns>Null of a result.</returns>
    public static string? WhatIsWrong(PartnerMfaResult result)
    {
        if (Missing(result) is { } missing) return $"it has no {missing}";
        return ResultTally.AnswerOf(result).ToString() == result.Result
            ? null
            : $"'{Redactor.Shown(result.Result, 32)}' is none of the answers";
    }

    private static string? Missing(PartnerMfaResult result) =>
        string.IsNullOrWhiteSpace(result.Result) ? nameof(result.Result)
        : string.IsNullOrWhiteSpace(result.Reason) ? nameof(result.Reason)
        : string.IsNullOrWhiteSpace(result.Message) ? nameof(result.Message)
        : string.IsNullOrWhiteSpace(result.Environment) ? nameof(result.Environment)
        : result.Source is null ? nameof(result.Source)
        : result.CheckedOn == default ? nameof(result.CheckedOn)
        : null;
}
