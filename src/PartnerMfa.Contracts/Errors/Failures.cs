using PartnerMfa.Redaction;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.Errors;

/// <summary>Every failure except refusals of the sign-in service: its words and its remedy. The other parts of the class have the failures of one subject each.</summary>
internal static partial class Failures
{
    /// <param name="path">As it was typed, wildcards included.</param>
    /// <param name="otherWay">What else can be given; null when only a file can.</param>
    /// <param name="toolsOtherWay">The same for the tool.</param>
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

    /// <param name="exception">What happened. Only its type is shown: its text can quote anything.</param>
    /// <param name="correlationId">That of the calls made so far; null when none was.</param>
    public static PartnerMfaException Unexpected(Exception exception, string? correlationId = null) => new(
        UnexpectedFailure,
        $"An unexpected error occurred ({exception.GetType().Name})." + (correlationId is null ? "" : $" Correlation ID: {correlationId}."),
        "Try again. If it happens again, report it with the command that led here; leave tokens and secrets out of the report.")
    {
        CorrelationId = correlationId,
    };
}
