using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartnerMfa.Commands;
using PartnerMfa.Help;

namespace PartnerMfa.Staged;

public sealed class CmdletMetadataTests
{
    public static TheoryData<string> Commands => [.. CommandShape.All.Select(command => command.Name)];

    [Fact]
    public void There_are_commands_to_look_at() => Assert.True(CommandShape.All.Count >= 5);

    [Fact]
    public void The_manifest_exports_the_commands_there_are()
    {
        string manifest = File.ReadAllText(Path.Combine(Stage.Folder, "PartnerMfa.psd1"));
        string list = Regex.Match(manifest, @"CmdletsToExport\s*=\s*@\((.*?)\)", RegexOptions.Singleline).Groups[1].Value;

        Assert.Equal(CommandShape.All.Select(command => command.Name), Regex.Matches(list, "'(.+?)'").Select(name => name.Groups[1].Value));
    }

    [Theory, MemberData(nameof(Commands))]
    public void Every_cmdlet_declares_its_output_type(string name) => Assert.NotEmpty(AttributeFacts.Of<OutputTypeAttribute>(TypeOf(name)));

    [Theory, MemberData(nameof(Commands))]
    public void A_command_has_a_page_and_a_Pester_file_of_its_name(string name)
    {
        Assert.True(File.Exists(Path.Combine(Stage.Repository, "docs", "help", name + ".md")));
        Assert.True(File.Exists(Path.Combine(Stage.Repository, "tests", "Pester", name + ".Tests.ps1")));
    }

    [Theory, MemberData(nameof(Commands))]
    public void The_help_file_describes_a_command_and_each_of_its_parameters(string name)
    {
        XElement help = XDocument.Load(Path.Combine(Stage.Folder, "en-US", "PartnerMfa.dll-Help.xml")).Root!.Elements()
            .Single(command => command.Descendants().First(element => element.Name.LocalName == "name").Value == name);
        XElement[] described = [.. help.Elements().Single(part => part.Name.LocalName == "parameters").Elements()];

        Assert.Equal(
            CommandShape.All.Single(command => command.Name == name).Parameters.Select(parameter => parameter.Name).Distinct(),
            described.Select(parameter => parameter.Elements().Single(part => part.Name.LocalName == "name").Value));
        Assert.All(described, parameter => Assert.NotEmpty(parameter.Elements().Single(part => part.Name.LocalName == "description").Value));
        Assert.Contains(help.Descendants(), element => element.Name.LocalName == "example");
    }

    // PowerShell's own message about an argument that it cannot convert repeats the argument, which may be a secret.
    [Theory, MemberData(nameof(Commands))]
    public void Arguments_are_converted_by_ourselves_wherever_PowerShell_could_fail_to(string name)
    {
        Type[] neverFailing = [typeof(string), typeof(string[]), typeof(object), typeof(PSObject[]), typeof(SwitchParameter)];

        Assert.Empty(TypeOf(name).GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: true) && !neverFailing.Contains(property.PropertyType))
            .Where(property => !property.IsDefined(typeof(ArgumentTransformationAttribute), inherit: true))
            .Select(property => property.Name));
    }

    private static Type TypeOf(string name) => typeof(PartnerMfaCommand).Assembly.GetExportedTypes()
        .Single(type => type.Name == name.Replace("-", "", StringComparison.Ordinal) + "Command");
}
