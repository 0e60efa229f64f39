using PartnerMfa.Verdicts;
using Spectre.Console;

namespace PartnerMfa.Cli.Output;

/// <summary>The word of the answer in color, for a terminal. Apart, so that nothing of it is loaded for a pipe.</summary>
internal static class ColoredText
{
    public static string Word(string word, string answer)
    {
        Color color = answer switch
        {
            nameof(MfaAnswer.Yes) => Color.Green,
            nameof(MfaAnswer.No) => Color.Red,
            nameof(MfaAnswer.NotApplicable) => Color.Blue,
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
