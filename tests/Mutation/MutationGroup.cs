using System.IO.Enumeration;
using System.Reflection;
using System.Text.Json;
using Xunit.v3;

namespace PartnerMfa.Mutation;

/// <summary>A row of groups.json: some files of Core, and the test classes that belong to them.</summary>
/// <param name="Name">Its name for <c>--group</c>.</param>
/// <param name="Files">Patterns of files below src/PartnerMfa.Core. A pattern that begins with <c>!</c> excludes files.</param>
/// <param name="Tests">Patterns of full class names in PartnerMfa.Core.Tests. A pattern that begins with <c>!</c> excludes classes.</param>
internal sealed record MutationGroup(string Name, IReadOnlyList<string> Files, IReadOnlyList<string> Tests)
{
    private const string Table = "groups.json";

    public static Assembly TestAssembly { get; } = Assembly.Load("PartnerMfa.Core.Tests");

    /// <param name="names">The groups to read; empty means all.</param>
    /// <exception cref="MutationException">There is no such group.</exception>
    public static IReadOnlyList<MutationGroup> ReadAll(IReadOnlyList<string> names)
    {
        MutationGroup[] all = JsonSerializer.Deserialize<MutationGroup[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Table)), JsonSerializerOptions.Web)!;
        if (names.FirstOrDefault(name => !Array.Exists(all, group => group.IsNamed(name))) is { } unknown)
            throw new MutationException($"There is no group '{unknown}'. {Table} has: {string.Join(", ", all.Select(group => group.Name))}.");
        return [.. all.Where(group => names.Count == 0 || names.Any(group.IsNamed))];
    }

    /// <summary>The files of the group among all files of Core.</summary>
    /// <param name="all">Paths relative to src/PartnerMfa.Core, with slashes.</param>
    public IReadOnlyList<string> FilesAmong(IReadOnlyList<string> all) => Select(Files, all, "file of src/PartnerMfa.Core");

    /// <summary>The full names of the group's test classes.</summary>
    public IReadOnlyList<string> TestClasses() => Select(
        Tests,
        [.. TestAssembly.GetTypes().Where(type => type is { IsAbstract: false, FullName: not null } && type.GetMethods().Any(IsTest)).Select(type => type.FullName!).Order(StringComparer.Ordinal)],
        "test class of PartnerMfa.Core.Tests");

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes().OfType<IFactAttribute>().Any();

    private bool IsNamed(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    // A pattern that matches nothing would silently leave something untested.
    private List<string> Select(IReadOnlyList<string> patterns, IReadOnlyList<string> all, string what)
    {
        List<string> selected = [];
        foreach (string pattern in patterns)
        {
            string glob = pattern.TrimStart('!');
            string[] matches = [.. all.Where(one => FileSystemName.MatchesSimpleExpression(glob, one, ignoreCase: false))];
            if (matches.Length == 0) throw new MutationException($"Group '{Name}' of {Table} names '{pattern}', but no {what} matches. Correct the pattern or remove it.");
            if (pattern != glob) selected.RemoveAll(matches.Contains);
            else selected.AddRange(matches.Except(selected));
        }

        return selected;
    }
}
