using PartnerMfa.Redaction;

namespace PartnerMfa.Errors;

/// <summary>The failures of reading captures.</summary>
internal static partial class Failures
{
    public static PartnerMfaException CaptureNotFound(string path) => new(
        ErrorId.CaptureNotFound,
        $"There is no file '{Redactor.Path(path)}'.",
        "Check the path. Text itself, such as a copied curl command, goes through the pipeline: Get-Clipboard | Import-PartnerMfaCapture",
        Redactor.Path(path));

    public static PartnerMfaException CaptureUnreadable(string name, string why, string? path) => new(
        ErrorId.CaptureUnreadable,
        $"Of {name} nothing can be read: {why}",
        "Give a file that you can read: HAR, SAZ, or text.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureIsFolder(string path) => new(
        ErrorId.CaptureUnreadable,
        $"'{Redactor.Path(path)}' is a folder.",
        $"Give the captures in it: Import-PartnerMfaCapture '{Redactor.Path(path)}/*'",
        Redactor.Path(path));

    public static PartnerMfaException CaptureTextTooLong(int longest) => new(
        ErrorId.CaptureUnreadable,
        $"The text is longer than {longest >> 20} million characters.",
        "Save it to a file: a file can be of any length. Import-PartnerMfaCapture <file>");

    public static PartnerMfaException CaptureEncrypted(string name, string? path) => new(
        ErrorId.CaptureEncrypted,
        $"Of {name} nothing can be read: it is protected by a password.",
        "Open it in Fiddler with its password, and save it again without one: File > Save > All Sessions, type 'Session Archive'.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureUnknown(string name, string? path) => new(
        ErrorId.CaptureUnknown,
        $"Of {name} nothing can be read: it is a zip archive without Fiddler's sessions and without a HAR file.",
        "Unpack it, and give the capture that is in it.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureDamaged(string name, string where, bool breaksOff, string? path) => new(
        ErrorId.CaptureDamaged,
        breaksOff ? $"The capture breaks off: {name} ends {where}." : $"The capture is damaged: {name} cannot be read {where}.",
        "What can be read of it was given. Save the capture again, or copy the file again, to have the rest.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureSanitized(string name, string? path) => new(
        ErrorId.CaptureSanitized,
        $"In {name} there are calls to the environment, but no access token: it was left out, or something else stands in its place.",
        "Save it with the tokens. Chrome and Edge: in the developer tools' settings, Preferences > Network, choose 'Allow to generate HAR with sensitive data', "
        + "then hold the export button of the Network panel and choose 'Export HAR (with sensitive data)'. Firefox ('Save All As HAR'), Fiddler, Charles and "
        + "Proxyman write them. Treat the file as a secret. Or copy one call: right-click it > Copy > Copy as cURL, and Get-Clipboard | Import-PartnerMfaCapture",
        Redactor.Path(path));
}
