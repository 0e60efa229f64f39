using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>The dialects that are known. Plain HTTP comes last, since it ends the wait for a response at any line that it does not know.</summary>
internal static class TextDialects
{
    public static ITextDialect[] Create(HttpTranscript transcript)
    {
        PlainHttp plain = new(transcript);
        return
        [
            new CurlTrace(transcript),
            new OkHttp(transcript),
            new ApacheWire(transcript),
            new PythonHttpClient(transcript),
            new PowerShellWeb(transcript),
            new AzurePowerShell(transcript),
            new AzureCli(transcript),
            new Mitmdump(transcript),
            new DotNetHttpClient(transcript),
            new DotNetMessages(transcript),
            new TShark(transcript),
            new CommandDialect(transcript, plain),
            plain,
        ];
    }
}
