<#
.SYNOPSIS
Pester tests that your integrations with Partner Center meet the MFA requirement. Copy this file to your own tests.

.DESCRIPTION
Each account gets one test that asks Partner Center and one that checks its setup. A No fails with the reason and what to do. An Unknown is
inconclusive, and what does not apply is skipped: neither passes.

Prerequisites: PartnerMfa, Pester 5.5 or later, and someone who can sign in as each account, or a connection made before. The setup test reads
the tenant through Microsoft Graph; the role Global Reader is enough (see Test-PartnerMfaSetup). Nothing is changed in the tenant, and nothing is
written to disk. To rotate credentials, connect with the new ones before the run; the tests hold none.

.PARAMETER UserPrincipalName
The integration accounts.

.PARAMETER Environment
The cloud: Global, USGovernment, China, or Sandbox to try it out.

.EXAMPLE
$data = @{ UserPrincipalName = 'integration@contoso.com', 'billing@contoso.com' }
Invoke-Pester -Container (New-PesterContainer -Path ./PartnerMfa.Tests.ps1 -Data $data) -Output Detailed

.EXAMPLE
$data = @{ UserPrincipalName = 'mfa@sandbox.example', 'excluded@sandbox.example'; Environment = 'Sandbox' }
Invoke-Pester -Container (New-PesterContainer -Path ./PartnerMfa.Tests.ps1 -Data $data) -Output Detailed
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Blocks use them.')]
param(
    [Parameter(Mandatory = $true)]
    [string[]] $UserPrincipalName,

    [string] $Environment = 'Global'
)

BeforeAll {
    Import-Module PartnerMfa

    # The answer is an object, and an object is always true: compare its Result.
    function Assert-Yes {
        param([psobject] $Answer)

        $why = "$($Answer.Reason): $($Answer.Message) $($Answer.Remedy)".TrimEnd()
        if ($Answer.Result -eq 'Unknown') { Set-ItResult -Inconclusive -Because $why }
        if ($Answer.Result -eq 'NotApplicable') { Set-ItResult -Skipped -Because $why }
        $Answer.Result | Should -Be 'Yes' -Because $why
    }
}

Describe 'The integration <_>' -ForEach $UserPrincipalName {
    It 'meets the MFA requirement' {
        Assert-Yes (Test-PartnerCenterMfa -UserPrincipalName $_ -Environment $Environment)
    }

    It 'is set up to meet it' {
        # The overall answer comes first, and the checks that decided it follow.
        Assert-Yes @(Test-PartnerMfaSetup -UserPrincipalName $_ -Environment $Environment)[0]
    }
}
