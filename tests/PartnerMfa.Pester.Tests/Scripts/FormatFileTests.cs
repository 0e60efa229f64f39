using System.Management.Automation.Language;

namespace PartnerMfa.Pester.Scripts;

/// <summary>
/// The scripts in the views use only properties and operators. In constrained language mode (AppLocker, App Control for Business),
/// PowerShell refuses methods, types and commands of modules, and leaves the text out.
/// </summary>
public sealed class FormatFileTests
{
    private static readonly string[] Core = ["ForEach-Object", "Where-Object", "Select-Object", "Sort-Object"];

    // Conversions to types that constrained language allows.
    private static readonly string[] Types = ["[int]", "[char]"];

    private static readonly ScriptFile[] Scripts = [.. ScriptFile.All.Where(file => file.Name.StartsWith("module/PartnerMfa.format.ps1xml", StringComparison.Ordinal))];

    [Fact]
    public void The_views_use_only_properties_and_operators()
    {
        Assert.True(Scripts.Length > 20);
        Assert.Empty(Scripts.SelectMany(script => script.Syntax.FindAll(IsRefused, searchNestedScriptBlocks: true).Select(part => $"{script.Name}: {part.Extent.Text}")));
    }

    [Fact]
    public void The_views_take_the_headline_from_the_result()
    {
        string[] words = ["YES", "NO", "NOT APPLICABLE", "UNKNOWN"];

        Assert.Contains(Scripts, script => script.Syntax.Extent.Text.Contains("$_.Headline } else { \"$_\" }"));
        Assert.Empty(Scripts.SelectMany(script => script.Syntax
            .FindAll(part => part is StringConstantExpressionAst text && words.Contains(text.Value), searchNestedScriptBlocks: true)
            .Select(part => $"{script.Name}: {part.Extent.Text}")));
    }

    private static bool IsRefused(Ast part) =>
        part is InvokeMemberExpressionAst or UsingStatementAst or FunctionDefinitionAst
        || ((part is TypeExpressionAst or TypeConstraintAst) && !Types.Contains(part.Extent.Text))
        // A script that is stored in a variable of the view has no name.
        || (part is CommandAst command && command.GetCommandName() is { } name && !Core.Contains(name, StringComparer.OrdinalIgnoreCase));
}
