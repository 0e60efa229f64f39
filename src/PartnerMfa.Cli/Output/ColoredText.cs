using PartnerMfa.Verdicts;
using Spectre.Console;

namespace PartnerMfa.Cli.Output;

/// <summary>An answer in color, for a terminal. In a class of its own so that Spectre.Console is not loaded for a pipe.</summary>
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
