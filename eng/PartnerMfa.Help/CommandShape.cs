using System.Management.Automation;

namespace PartnerMfa.Help;

/// <summary>A command as PowerShell will bind it, read from its attributes.</summary>
internal sealed class CommandShape(Type type)
{
    private readonly AttributeFacts _cmdlet = AttributeFacts.Of<CmdletAttribute>(type).Single();

    public string Verb => (string)_cmdlet[0]!;

    public string Noun => (string)_cmdlet[1]!;

    public string Name => $"{Verb}-{Noun}";

    public IReadOnlyList<ParameterShape> Parameters =>
        [.. type.GetProperties().SelectMany(ParameterShape.Of).Concat(Common()).OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];

    /// <summary>The parameter sets, the default one first.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterShape>> Sets
    {
        get
        {
            // The default set can be made of nothing but what every set has: then no parameter names it.
            string? first = _cmdlet.Named<string>("DefaultParameterSetName");
            string[] names = [.. Parameters.Select(parameter => parameter.Set).Prepend(first).Where(set => set is not null).Distinct()!];
            return names.Length == 0 ? [Parameters] : [.. names.Select(InSet)];
        }
    }

    public static IReadOnlyList<CommandShape> All { get; } =
        [.. typeof(Commands.PartnerMfaCommand).Assembly.GetExportedTypes()
            .Where(type => AttributeFacts.Of<CmdletAttribute>(type).Any())
            .Select(type => new CommandShape(type))
            .OrderBy(command => command.Name, StringComparer.Ordinal)];

    private IReadOnlyList<ParameterShape> InSet(string name) =>
        [.. Parameters.Where(parameter => parameter.Set is null || parameter.Set == name)
            .OrderBy(parameter => parameter.Position ?? int.MaxValue)
            .ThenBy(parameter => !parameter.Mandatory)];

    private IEnumerable<ParameterShape> Common() => _cmdlet.Named<bool>("SupportsShouldProcess")
        ? [ParameterShape.Switch("WhatIf", "wi"), ParameterShape.Switch("Confirm", "cf")]
        : [];
}
