using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>A form in which programs write HTTP messages as text.</summary>
internal interface ITextDialect
{
    /// <summary>The words of which each line that begins something contains at least one.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>Whether the next line may belong to what is being read, whatever it contains.</summary>
    bool IsOpen { get; }

    /// <param name="line">The line.</param>
    /// <param name="place">A description of where it is.</param>
    /// <returns>False when the line is for another dialect and should be searched for tokens.</returns>
    bool Take(string line, string place);

    /// <summary>Ends the text.</summary>
    void Complete();
}

/// <summary>The known dialects. Plain HTTP comes last, because any line that it does not know ends its wait for a response.</summary>
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
