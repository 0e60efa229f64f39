using System.Management.Automation;

namespace PartnerMfa.Help;

/// <summary>A cmdlet as PowerShell binds it, read from its attributes.</summary>
internal sealed class CommandShape(Type type)
{
    private readonly AttributeFacts _cmdlet = AttributeFacts.Of<CmdletAttribute>(type).Single();

    public static IReadOnlyList<CommandShape> All { get; } =
        [.. typeof(Commands.PartnerMfaCommand).Assembly.GetExportedTypes()
            .Where(type => AttributeFacts.Of<CmdletAttribute>(type).Any())
            .Select(type => new CommandShape(type))
            .OrderBy(command => command.Name, StringComparer.Ordinal)];

    public string Verb => (string)_cmdlet[0]!;

    public string Noun => (string)_cmdlet[1]!;

    public string Name => $"{Verb}-{Noun}";

    /// <summary>Each parameter once, whatever sets it is in.</summary>
    public IReadOnlyList<ParameterShape> Parameters =>
        [.. InEachSet.GroupBy(parameter => parameter.Name, StringComparer.Ordinal).OrderBy(sets => sets.Key, StringComparer.Ordinal).Select(ParameterShape.Merge)];

    /// <summary>The parameter sets, the default one first.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterShape>> Sets
    {
        get
        {
            // The default set may have no parameters that are specific to it; then no parameter names it.
            string? first = _cmdlet.Named<string>("DefaultParameterSetName");
            string[] names = [.. InEachSet.Select(parameter => parameter.Set).Prepend(first).Where(set => set is not null).Distinct()!];
            return names.Length == 0 ? [[.. Ordered(InEachSet)]] : [.. names.Select(name => (IReadOnlyList<ParameterShape>)[.. Ordered(InSet(name))])];
        }
    }

    private IReadOnlyList<ParameterShape> InEachSet =>
        [.. type.GetProperties().SelectMany(ParameterShape.Of).Concat(Common()).OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];

    private IEnumerable<ParameterShape> InSet(string name) => InEachSet.Where(parameter => parameter.Set is null || parameter.Set == name);

    private static IEnumerable<ParameterShape> Ordered(IEnumerable<ParameterShape> parameters) =>
        parameters.OrderBy(parameter => parameter.Position ?? int.MaxValue).ThenBy(parameter => !parameter.Mandatory);

    private IEnumerable<ParameterShape> Common() => _cmdlet.Named<bool>("SupportsShouldProcess")
        ? [ParameterShape.Switch("WhatIf", "wi"), ParameterShape.Switch("Confirm", "cf")]
        : [];
}
