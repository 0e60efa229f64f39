using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace PartnerMfa.Pester.Scripts;

/// <summary>Rules for every script, which are checked even where PSScriptAnalyzer is not installed.</summary>
internal static partial class ScriptRules
{
    // Aliases that exist only in Windows PowerShell. In this PowerShell, the names mean programs of the system.
    private static readonly string[] AliasesOnWindows =
        ["ac", "asnp", "cat", "compare", "cpp", "cp", "curl", "diff", "gsv", "gwmi", "iwmi", "lp", "ls", "man", "mount", "mv", "ogv", "ps", "rm", "rmdir", "rwmi",
         "sasv", "sc", "sleep", "sort", "spsv", "start", "swmi", "tee", "wget", "write"];

    // Verbs that were added in PowerShell 6. Windows PowerShell warns about a module that uses them.
    private static readonly string[] VerbsSinceCore = ["Build", "Deploy"];

    private static readonly HashSet<string> Aliases = new(
        InitialSessionState.CreateDefault2().Commands.OfType<SessionStateAliasEntry>().Select(alias => alias.Name).Concat(AliasesOnWindows), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Verbs = new(
        new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
            .SelectMany(verbs => verbs.GetFields()).Select(verb => (string)verb.GetRawConstantValue()!).Except(VerbsSinceCore), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> SyntaxErrors(ScriptFile script) => script.Errors.Select(error => At(error.Extent, error.Message));

    /// <summary>Everything that the parser of Windows PowerShell 5.1 does not support.</summary>
    public static IEnumerable<string> NewerSyntax(ScriptFile script) =>
    [
        .. Nodes(script).Select(node => (node.Extent, Syntax: NewerThan51(node))).Where(found => found.Syntax is not null).Select(found => At(found.Extent, found.Syntax!)),
        .. script.Tokens.Select(token => (token.Extent, Syntax: NewerThan51(token))).Where(found => found.Syntax is not null).Select(found => At(found.Extent, found.Syntax!)),
        .. script.Tokens.Zip(script.Tokens.Skip(1)).Where(pair => pair.First.Kind == TokenKind.NewLine && pair.Second.Kind == TokenKind.Pipe)
            .Select(pair => At(pair.Second.Extent, "a pipe at the start of a line")),
    ];

    public static IEnumerable<string> UsesOfAliases(ScriptFile script) => Nodes(script).OfType<CommandAst>()
        .Where(command => command.GetCommandName() is { } name && Aliases.Contains(name))
        .Select(command => At(command.Extent, $"'{command.GetCommandName()}' is an alias"));

    public static IEnumerable<string> UnapprovedVerbs(ScriptFile script) => Nodes(script).OfType<FunctionDefinitionAst>()
        .Where(function => function.Name.Split('-') is [var verb, _, ..] && !Verbs.Contains(verb.Split(':')[^1]))
        .Select(function => At(function.Extent, $"'{function.Name}' has no approved verb"));

    private static string? NewerThan51(Ast node) => node switch
    {
        TernaryExpressionAst => "a ternary operator",
        PipelineChainAst => "a pipeline chain",
        BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "the operator ??",
        AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "the operator ??=",
        MemberExpressionAst { NullConditional: true } => "the operator ?.",
        IndexExpressionAst { NullConditional: true } => "the operator ?[",
        PipelineAst { Background: true } => "a background operator",
        ScriptBlockAst { CleanBlock: not null } => "a clean block",
        ConstantExpressionAst number when number is not StringConstantExpressionAst && NewNumber().IsMatch(number.Extent.Text) => "a number in a newer form",
        _ => null,
    };

    private static string? NewerThan51(Token token) =>
        token is StringExpandableToken && NewEscape().IsMatch(token.Text) ? "an escape sequence in a newer form" : null;

    private static IEnumerable<Ast> Nodes(ScriptFile script) => script.Syntax.FindAll(_ => true, searchNestedScriptBlocks: true);

    private static string At(IScriptExtent extent, string what) => $"line {extent.StartLineNumber}: {what}";

    // Binary numbers, and the suffixes y, uy, s, us, u, ul and n.
    [GeneratedRegex("^[+-]?(0b[01]+|(0x[0-9a-f]+|[0-9.]+(e[+-]?[0-9]+)?)(u|uy|y|s|us|ul|n))(kb|mb|gb|tb|pb)?$", RegexOptions.IgnoreCase)]
    private static partial Regex NewNumber();

    [GeneratedRegex(@"(?<!`)(``)*`(e|u\{)")]
    private static partial Regex NewEscape();
}
