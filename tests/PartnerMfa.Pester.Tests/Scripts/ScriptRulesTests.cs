namespace PartnerMfa.Pester.Scripts;

public sealed class ScriptRulesTests
{
    public static TheoryData<string> Scripts => [.. ScriptFile.All.Select(script => script.Name)];

    [Fact]
    public void There_are_scripts_of_every_kind_to_check() => Assert.All(
        ["build.ps1", "module/PartnerMfa.psd1", "module/PartnerMfa.format.ps1xml, script block 1", "samples/AzureFunctions/PartnerMfaCheck/run.ps1", "tests/Pester/Invoke-Tests.ps1"],
        name => Assert.Contains(ScriptFile.All, script => script.Name == name));

    [Theory, MemberData(nameof(Scripts))]
    public void A_script_has_no_syntax_error(string name) => Assert.Empty(ScriptRules.SyntaxErrors(Script(name)));

    [Theory, MemberData(nameof(Scripts))]
    public void A_script_has_no_syntax_that_Windows_PowerShell_does_not_know(string name) => Assert.Empty(ScriptRules.NewerSyntax(Script(name)));

    [Theory, MemberData(nameof(Scripts))]
    public void A_script_uses_no_alias(string name) => Assert.Empty(ScriptRules.UsesOfAliases(Script(name)));

    [Theory, MemberData(nameof(Scripts))]
    public void A_script_defines_functions_with_approved_verbs(string name) => Assert.Empty(ScriptRules.UnapprovedVerbs(Script(name)));

    [Theory]
    [InlineData("if (")]
    [InlineData("'open")]
    [InlineData("function { }")]
    public void A_syntax_error_is_found(string script) => Assert.NotEmpty(ScriptRules.SyntaxErrors(ScriptFile.Parse("", script)));

    [Theory]
    [InlineData("$a ? 1 : 2")]
    [InlineData("$a ?? 1")]
    [InlineData("$a ??= 1")]
    [InlineData("${a}?.Length")]
    [InlineData("${a}?.Trim()")]
    [InlineData("${a}?[0]")]
    [InlineData("Get-Item a && Get-Item b")]
    [InlineData("Get-Item a || Get-Item b")]
    [InlineData("Get-Item a &")]
    [InlineData("function Get-A { process { 1 } clean { 2 } }")]
    [InlineData("Get-Item a\n    | Select-Object b")]
    [InlineData("\"`u{1f600}\"")]
    [InlineData("\"`e[0m\"")]
    [InlineData("\"```e[0m\"")]
    [InlineData("@\"\n`e[0m\n\"@")]
    [InlineData("0b101")]
    [InlineData("1u")]
    [InlineData("1uy")]
    [InlineData("0x10us")]
    [InlineData("-1n")]
    [InlineData("& { { $a ? 1 : 2 } }")]
    [InlineData("\"$($a ? 1 : 2)\"")]
    public void Syntax_that_Windows_PowerShell_does_not_know_is_found(string script)
    {
        ScriptFile parsed = ScriptFile.Parse("", script);

        Assert.Empty(parsed.Errors);
        Assert.StartsWith("line ", Assert.Single(ScriptRules.NewerSyntax(parsed)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if ($a) { 1 } else { 2 }")]
    [InlineData("1; 1.5; 1kb; 1L; 1d; 0x1F; 1e5; 1.5e-3; 1ld")]
    [InlineData("\"``e ``u{1} `t `0\"; '`e'; '$a ?? 1'; # $a ?? 1")]
    [InlineData("Get-Item a |\n    Select-Object b")]
    [InlineData("& $a; . $b; $a.Where({ $_ }); [int]::MaxValue; @{ a = 1 }")]
    [InlineData("class A { [int] $B; A() { } } enum C { D }; using namespace System")]
    public void Syntax_that_Windows_PowerShell_knows_is_let_through(string script) => Assert.Empty(ScriptRules.NewerSyntax(ScriptFile.Parse("", script)));

    [Theory]
    [InlineData("1 | % { $_ }")]
    [InlineData("1 | ? { $_ }")]
    [InlineData("gci")]
    [InlineData("ls")]
    [InlineData("rm a")]
    [InlineData("SELECT a")]
    [InlineData("& { cd a }")]
    public void An_alias_is_found(string script) => Assert.Single(ScriptRules.UsesOfAliases(ScriptFile.Parse("", script)));

    [Theory]
    [InlineData("Get-ChildItem; dotnet build; & $ls; 'ls'; $a.Sort()")]
    public void Commands_and_programs_are_let_through(string script) => Assert.Empty(ScriptRules.UsesOfAliases(ScriptFile.Parse("", script)));

    [Theory]
    [InlineData("function Make-Thing { }")]
    [InlineData("function script:Make-Thing { }")]
    [InlineData("function Build-Thing { }")]
    [InlineData("filter Sort-It-Thing { }; function Delete-Thing { }")]
    [InlineData("& { function Check-Thing { } }")]
    public void An_unapproved_verb_is_found(string script) => Assert.NotEmpty(ScriptRules.UnapprovedVerbs(ScriptFile.Parse("", script)));

    [Theory]
    [InlineData("function Get-Thing { }; function new-thing { }; function script:Test-Thing { }; function prompt { }")]
    public void Approved_verbs_and_names_without_a_verb_are_let_through(string script) => Assert.Empty(ScriptRules.UnapprovedVerbs(ScriptFile.Parse("", script)));

    private static ScriptFile Script(string name) => ScriptFile.All.Single(script => script.Name == name);
}
