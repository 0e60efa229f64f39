namespace PartnerMfa.Help;

/// <summary>An example: what it is for, the commands, and what is said and shown about them.</summary>
/// <param name="Code">The first <c>powershell</c> block.</param>
/// <param name="Remarks">Everything else in the order of the page, <c>output</c> blocks included.</param>
internal sealed record HelpExample(string Title, string Code, IReadOnlyList<Block> Remarks)
{
    private const string Language = "powershell";

    public static HelpExample Parse(string title, string text)
    {
        IReadOnlyList<Block> blocks = Markdown.Parse(text);
        Code? code = blocks.OfType<Code>().FirstOrDefault(block => block.Language == Language);
        return new HelpExample(title, code?.Text ?? "", [.. blocks.Where(block => block != code)]);
    }
}
