using PartnerMfa.Redaction;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.Errors;

/// <summary>
/// The messages and remedies of every failure, except refusals by the sign-in service. Each part of the class covers one subject.
/// </summary>
internal static partial class Failures
{
    /// <param name="path">The path as the user typed it, including wildcards.</param>
    /// <param name="otherWay">What else the user can give; null when only a file will do.</param>
    /// <param name="toolsOtherWay">What users of the tool can give instead.</param>
    public static PartnerMfaException FileNotFound(string path, string? otherWay = null, string? toolsOtherWay = null) => new(
        ErrorId.FileNotFound,
        $"The file '{Redactor.Path(path)}' does not exist.",
        $"Check the path and the current folder. {otherWay}".TrimEnd(),
        Redactor.Path(path))
    {
        ToolRemedy = $"Check the path and the current folder. {toolsOtherWay}".TrimEnd(),
    };

    public static PartnerMfaException PortInUse(int first, int last) => new(
        ErrorId.PortInUse,
        FormattableString.Invariant($"Another program listens on one of the ports {first} to {last}."),
        "End it, or choose other ports with --port. --port 0 takes ports that are free.");

    public static PartnerMfaException ErrorNotRecognized() => new(
        ErrorId.ErrorNotRecognized,
        "The text contains no known error.",
        "Give the whole error: a code such as AADSTS50076 or 900421, the exception with its inner exceptions, or the body of the response.");

    /// <param name="exception">The exception. Only its type is shown, because its text could quote anything.</param>
    /// <param name="correlationId">The correlation ID of the calls made so far; null when there were none.</param>
    public static PartnerMfaException Unexpected(Exception exception, string? correlationId = null) => new(
        UnexpectedFailure,
        $"An unexpected error occurred ({exception.GetType().Name})." + (correlationId is null ? "" : $" Correlation ID: {correlationId}."),
        "Try again. If it happens again, report it with the command that led here; leave tokens and secrets out of the report.")
    {
        CorrelationId = correlationId,
    };
}
