using System.Globalization;
using System.Xml.Linq;

namespace PartnerMfa.Help;

/// <summary>The XML of one cmdlet's help.</summary>
/// <remarks>Source: https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets</remarks>
internal static class Maml
{
    public static readonly XName Root = XName.Get("helpItems", "http://msh");

    private static readonly XNamespace Cmd = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Text = MamlText.Namespace;

    /// <param name="online">Where <c>Get-Help -Online</c> leads.</param>
    public static XElement Command(CommandShape command, HelpPage page, Uri online) => new(
        Cmd + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Text),
        new XAttribute(XNamespace.Xmlns + "command", Cmd),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Cmd + "details",
            new XElement(Cmd + "name", command.Name),
            MamlText.Element(Text + "description", [new Paragraph(page.Synopsis)]),
            new XElement(Cmd + "verb", command.Verb),
            new XElement(Cmd + "noun", command.Noun)),
        MamlText.Element(Text + "description", page.Description),
        new XElement(Cmd + "syntax", command.Sets.Select(set => SyntaxItem(command, set, page))),
        new XElement(Cmd + "parameters", command.Parameters.Select(parameter => Described(parameter, page.Parameters[parameter.Name]))),
        new XElement(Cmd + "inputTypes", page.Inputs.Select(input => TypeOf(Cmd + "inputType", input))),
        new XElement(Cmd + "returnValues", page.Outputs.Select(output => TypeOf(Cmd + "returnValue", output))),
        new XElement(Cmd + "examples", page.Examples.Select((example, place) => Example(example, place + 1))),
        // PowerShell opens the first address among the links, which must be absolute. Our other pages are named but not linked.
        new XElement(
            Text + "relatedLinks",
            Link("Online version", online.AbsoluteUri),
            page.Links.Select(link => Markdown.IsAddress(link.Target) ? Link(link.Text, link.Target) : Link(Path.GetFileNameWithoutExtension(link.Target), ""))));

    private static XElement Link(string text, string address) =>
        new(Text + "navigationLink", new XElement(Text + "linkText", text), new XElement(Text + "uri", address));

    private static XElement SyntaxItem(CommandShape command, IReadOnlyList<ParameterShape> set, HelpPage page) => new(
        Cmd + "syntaxItem",
        new XElement(Text + "name", command.Name),
        set.Select(parameter => Parameter(parameter, page.Parameters[parameter.Name], page.Parameters[parameter.Name].Description)));

    // Get-Help has no line for accepted values, so they are the last sentence of the description.
    private static XElement Described(ParameterShape parameter, HelpParameter text) =>
        Parameter(parameter, text, parameter.Values.Sentence is { } values ? [.. text.Description, new Paragraph(values)] : text.Description);

    private static XElement Parameter(ParameterShape parameter, HelpParameter text, IEnumerable<Block> description) => new(
        Cmd + "parameter",
        new XAttribute("required", Word(parameter.Mandatory)),
        new XAttribute("variableLength", Word(parameter.IsList)),
        new XAttribute("globbing", Word(parameter.Wildcards)),
        new XAttribute("pipelineInput", parameter.Pipeline),
        new XAttribute("position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Text + "name", parameter.Name),
        MamlText.Element(Text + "description", description),
        parameter.IsSwitch
            ? null
            : new XElement(Cmd + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", Word(parameter.IsList)), parameter.TypeName),
        new XElement(Dev + "type", new XElement(Text + "name", parameter.TypeName)),
        new XElement(Dev + "defaultValue", text.Default ?? (parameter.IsSwitch ? "False" : "None")));

    private static XElement TypeOf(XName name, (string Title, string Text) entry) => new(
        name, new XElement(Dev + "type", new XElement(Text + "name", entry.Title)), MamlText.Element(Text + "description", Markdown.Parse(entry.Text)));

    private static XElement Example(HelpExample example, int number) => new(
        Cmd + "example",
        new XElement(Text + "title", Rule($"Example {number}: {example.Title}")),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", MamlText.Element(Dev + "remarks", example.Remarks).Elements(), MamlText.EmptyLine));

    // The line of dashes around a title, within the width that Get-Help leaves.
    private static string Rule(string title)
    {
        string dashes = new('-', Math.Clamp((MamlText.Width - title.Length - 2) / 2, 2, 10));
        return $"{dashes} {title} {dashes}";
    }

    private static string Word(bool value) => value ? "true" : "false";
}
