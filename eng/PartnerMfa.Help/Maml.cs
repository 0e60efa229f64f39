using System.Xml.Linq;

namespace PartnerMfa.Help;

/// <summary>The XML that <c>Get-Help</c> reads.</summary>
/// <remarks>Source: https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets</remarks>
internal static class Maml
{
    public static readonly XName Root = XName.Get("helpItems", "http://msh");

    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Cmd = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XElement Command(CommandShape command, HelpPage page) => new(
        Cmd + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Text),
        new XAttribute(XNamespace.Xmlns + "command", Cmd),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Cmd + "details",
            new XElement(Cmd + "name", command.Name),
            new XElement(Cmd + "verb", command.Verb),
            new XElement(Cmd + "noun", command.Noun),
            Paragraphs(Text + "description", [page.Synopsis])),
        Paragraphs(Text + "description", page.Description),
        new XElement(Cmd + "syntax", command.Sets.Select(set => SyntaxItem(command, set, page))),
        new XElement(Cmd + "parameters", command.Parameters.DistinctBy(parameter => parameter.Name).Select(parameter => Parameter(parameter, page))),
        new XElement(Cmd + "inputTypes", page.Inputs.Select(input => TypeOf(Cmd + "inputType", input))),
        new XElement(Cmd + "returnValues", page.Outputs.Select(output => TypeOf(Cmd + "returnValue", output))),
        new XElement(Cmd + "examples", page.Examples.Select(Example)),
        new XElement(Text + "relatedLinks", page.Links.Select(link => new XElement(
            Text + "navigationLink", new XElement(Text + "linkText", link.Text), new XElement(Text + "uri", link.Uri)))));

    private static XElement SyntaxItem(CommandShape command, IReadOnlyList<ParameterShape> set, HelpPage page) =>
        new(Cmd + "syntaxItem", new XElement(Text + "name", command.Name), set.Select(parameter => Parameter(parameter, page)));

    private static XElement Parameter(ParameterShape parameter, HelpPage page) => new(
        Cmd + "parameter",
        new XAttribute("required", parameter.Mandatory ? "true" : "false"),
        new XAttribute("variableLength", "false"),
        new XAttribute("globbing", "false"),
        new XAttribute("pipelineInput", parameter.Pipeline),
        new XAttribute("position", parameter.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Text + "name", parameter.Name),
        Paragraphs(Text + "description", [page.Parameters[parameter.Name]]),
        parameter.IsSwitch ? null : new XElement(Cmd + "parameterValue", new XAttribute("required", "true"), parameter.TypeName),
        new XElement(Dev + "type", new XElement(Text + "name", parameter.TypeName)));

    private static XElement TypeOf(XName name, (string Title, string Text) entry) => new(
        name, new XElement(Dev + "type", new XElement(Text + "name", entry.Title)), Paragraphs(Text + "description", [HelpPage.Plain(entry.Text)]));

    private static XElement Example(HelpExample example) => new(
        Cmd + "example",
        new XElement(Text + "title", example.Title),
        new XElement(Dev + "code", example.Code),
        Paragraphs(Dev + "remarks", [example.Remarks]));

    private static XElement Paragraphs(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(paragraph => new XElement(Text + "para", paragraph)));
}
