<#
.SYNOPSIS
Pester tests that an integration with Partner Center meets the MFA requirement. Copy this file among your own.

.DESCRIPTION
The first asks Partner Center: only a Yes passes. The others look at the setup of tenant and account, one test for the whole and one for each check,
whose failure tells the reason and what to do. What nobody can tell is inconclusive; what does not apply, or is not needed because the whole is
good without it, is skipped: neither passes.

A connection that is there already is used, else somebody signs in. It needs PartnerMfa and Pester 5.5 or later, and for the setup an account that
may read it (see Test-PartnerMfaSetup).

.PARAMETER UserPrincipalName
The integration account.

.PARAMETER Environment
The cloud: Global, USGovernment, China, or Sandbox to try it.

.EXAMPLE
$data = @{ UserPrincipalName = 'integration@contoso.com' }
Invoke-Pester -Container (New-PesterContainer -Path ./PartnerMfa.Tests.ps1 -Data $data) -Output Detailed

.EXAMPLE
$data = @{ UserPrincipalName = 'excluded@sandbox.example'; Environment = 'Sandbox' }
Invoke-Pester -Container (New-PesterContainer -Path ./PartnerMfa.Tests.ps1 -Data $data) -Output Detailed
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'One block sets what another uses.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Blocks use them.')]
param(
    [Parameter(Mandatory = $true)]
    [string] $UserPrincipalName,

    [string] $Environment = 'Global'
)

BeforeDiscovery {
    Import-Module PartnerMfa
    # What there is to test is found out here: the answer of the whole comes first, then the checks.
    $answers = Test-PartnerMfaSetup -UserPrincipalName $UserPrincipalName -Environment $Environment
    $isGood = $answers[0].Result -eq 'Yes'
    $setup = foreach ($answer in $answers) {
        @{
            Question = if ($answer.Check) { $answer.Check } else { 'the whole' }
            Answer   = $answer
            # One of three ways to MFA is enough: of a good setup, the others may be off.
            Counts   = -not ($answer.Check -and $isGood -and $answer.Result -eq 'No')
        }
    }
}

Describe 'The integration <UserPrincipalName> with Partner Center' {
    It 'meets the MFA requirement' {
        Test-PartnerCenterMfa -UserPrincipalName $UserPrincipalName -Environment $Environment -Quiet | Should -BeTrue
    }

    It 'is set up for it: <Question>' -ForEach $setup {
        $why = "$($Answer.Reason): $($Answer.Message) $($Answer.Remedy)".TrimEnd()
        if ($Answer.Result -eq 'NotApplicable' -or -not $Counts) { Set-ItResult -Skipped -Because $why }
        if ($Answer.Result -eq 'Unknown') { Set-ItResult -Inconclusive -Because $why }
        $Answer.Result | Should -Be 'Yes' -Because $why
    }
}
