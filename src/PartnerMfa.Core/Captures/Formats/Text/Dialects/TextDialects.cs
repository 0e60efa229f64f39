using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>A way in which programs write HTTP messages into text.</summary>
internal interface ITextDialect
{
    /// <summary>Each line that begins something contains at least one of these words.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>The next line may belong to what is being read, whatever is in it.</summary>
    bool IsOpen { get; }

    /// <param name="line">The line.</param>
    /// <param name="place">Where it stands, in words.</param>
    /// <returns>False when the line is for another dialect, and tokens in it are to be looked for.</returns>
    bool Take(string line, string place);

    /// <summary>The text is over.</summary>
    void Complete();
}

/// <summary>The dialects that are known. Plain HTTP comes last, since it ends the wait for a response at any line that it does not know.</summary>
internal static class TextDialects
{
    public static ITextDialect[] Create(HttpTranscript transcript)
    {
        PlainHttp plain = new(transcript);
        return
        [
            new CurlTrace(transcript),
            new Feign(transcript),
            new OkHttp(transcript),
            new ApacheWire(transcript),
            new PythonHttpClient(transcript),
            new PowerShellWeb(transcript),
            new AzureCore(transcript),
            new AzurePowerShell(transcript),
            new AzureCli(transcript),
            new Mitmdump(transcript),
            new DotNetHttpClient(transcript),
            new DotNetMessages(transcript),
            new DotNetTrace(transcript),
            new HeadersPane(transcript),
            new TShark(transcript),
            new CommandDialect(transcript, plain),
            plain,
        ];
    }
}
