using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>
/// The clauses of one policy, collected while its conditions are read, and the first part of them that is not known here.
/// </summary>
internal sealed class ClauseList
{
    private readonly List<IReadOnlyList<SignInTest>> _clauses = [];
    private string? _doubt;

    public void Clear()
    {
        _clauses.Clear();
        _doubt = null;
    }

    /// <summary>Adds a clause, of which at least one test must pass.</summary>
    public void Add(params IReadOnlyList<SignInTest> tests) => _clauses.Add(tests);

    /// <summary>Adds a clause that only these values of an aspect pass. Without values, it adds nothing.</summary>
    public void AddValues(string aspect, IReadOnlyList<string> values)
    {
        if (values.Count > 0) Add(new SignInTest(aspect, values));
    }

    /// <summary>
    /// Adds a clause for an object that has members that are not known here, or for a value that is not the expected object.
    /// </summary>
    public void AddUnknown(JsonShape shape, JsonMember condition, string what, string member)
    {
        if (shape.Unknown is not null || condition.Value.ValueKind != System.Text.Json.JsonValueKind.Object) Add(UnknownChoice(what, shape.Unknown ?? member));
    }

    /// <summary>A test of which only the subject is known.</summary>
    public SignInTest UnknownChoice(string what, string word) => Unknown($"chooses {what} in a way that is not known here ('{Shown(word)}')");

    /// <inheritdoc cref="UnknownChoice"/>
    public SignInTest UnknownName(string what, string word) => Unknown($"names the {what} '{Shown(word)}', which is not known here");

    public SignInCondition ToCondition() => _clauses.Count == 0 ? SignInCondition.Always : new SignInCondition([.. _clauses]) { Doubt = _doubt };

    /// <summary>The words of a list, without those that mean that it is not set.</summary>
    public static IReadOnlyList<string> Set(JsonMember list)
    {
        IReadOnlyList<string> words = list.Words;
        return words.Count > 0 && words.Any(word => IsWord(word, None)) ? [.. words.Where(word => !IsWord(word, None))] : words;
    }

    private SignInTest Unknown(string doubt)
    {
        _doubt ??= doubt;
        return SignInTest.Unknown;
    }
}
