using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Errors;

/// <summary>Failures while reading captures.</summary>
internal static partial class Failures
{
    public static PartnerMfaException CaptureNotFound(string path) => FileNotFound(
        path,
        "Text itself, such as a copied curl command, goes through the pipeline: Get-Clipboard | Import-PartnerMfaCapture",
        "Text itself, such as a copied curl command, goes through standard input: --capture -");

    public static PartnerMfaException CaptureUnreadable(string name, string why, string? path) => new(
        ErrorId.CaptureUnreadable,
        $"The capture cannot be read ({name}): {why}",
        "Check that the file exists, that you may read it, and that no other program has locked it.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureIsFolder(string path) => new(
        ErrorId.CaptureUnreadable,
        $"'{Redactor.Path(path)}' is a folder.",
        $"Name the captures in it: Import-PartnerMfaCapture {CommandHints.InQuotes(System.IO.Path.Combine(Redactor.Path(path), "*"))}",
        Redactor.Path(path))
    {
        ToolRemedy = "Name the captures in it, with --capture before each.",
    };

    public static PartnerMfaException CaptureTextTooLong(int longest) => new(
        ErrorId.CaptureUnreadable,
        $"The text is longer than {longest >> 20} million characters.",
        "Save it to a file, which can be of any length: Import-PartnerMfaCapture '<file>'")
    {
        ToolRemedy = "Save it to a file, which can be of any length: partner-mfa token --capture '<file>'",
    };

    public static PartnerMfaException CaptureEncrypted(string name, string? path) => new(
        ErrorId.CaptureEncrypted,
        $"The capture cannot be read ({name}): the archive is protected by a password.",
        "Open it in the program that wrote it, and save it again without a password. In Fiddler: File > Save > All Sessions, type 'Session Archive'.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureUnknown(string name, string kind, string? path) => new(
        ErrorId.CaptureUnknown,
        $"The capture cannot be read ({name}): it is {kind}.",
        "Give a HAR file, a Fiddler or Charles session, Burp items, mitmproxy flows, or text such as the output of curl -v.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureDamaged(string name, string where, bool breaksOff, string? path) => new(
        ErrorId.CaptureDamaged,
        breaksOff ? $"The capture is incomplete: {name} ends {where}." : $"The capture is damaged: {name} cannot be read {where}.",
        "The rest was read. Save or copy the capture again to read all of it.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureCopyExists(string path) => new(
        ErrorId.CaptureCopyExists,
        $"The file '{Redactor.Path(path)}' already exists.",
        "Name another file for the copy, or remove that one first.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureCopyNotWritten(string path, string why) => new(
        ErrorId.CaptureCopyNotWritten,
        $"The copy '{Redactor.Path(path)}' was not written: {why}",
        "Check that the folder exists, that you may write to it, and that it has room.",
        Redactor.Path(path));

    public static PartnerMfaException CaptureSanitized(string name, string? path) => new(
        ErrorId.CaptureSanitized,
        $"The calls to Partner Center or Microsoft Graph in {name} have no access token: it was removed or replaced.",
        "Save the capture with its tokens, and treat it as a secret. Chrome and Edge: in the developer tools, open Settings > Preferences > Network, turn on "
        + "'Allow to generate HAR with sensitive data', then hold the export button of the Network panel and choose 'Export HAR (with sensitive data)'. Firefox "
        + "('Save All As HAR'), Fiddler, Charles and Proxyman always include them. Or copy a single call: right-click it > Copy > Copy as cURL.",
        Redactor.Path(path));
}
