BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.TestPartnerMfaCustomerCommand'
}

Describe 'Test-PartnerMfaCustomer' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'tests every customer and says who must act' {
        $rows = Test-PartnerMfaCustomer -Environment Sandbox

        $rows | Sort-Object CustomerName | ForEach-Object { "$($_.CustomerName): $($_.Result) $($_.Side) $($_.Reason)" } | Should -BeExactly @(
            'Also without consent: No Ours ConsentMissing'
            'Another good customer: Yes Nobody CustomerReached'
            'Asks for MFA: No Theirs CustomerAsksForMore'
            'Blocks by policy: No Theirs BlockedByCustomer'
            'Gone: NotApplicable Nobody CustomerGone'
            'Good customer: Yes Nobody CustomerReached'
            'Guest: No Ours GdapMissing'
            'Risky home account: No Ours RiskInHomeTenant'
            'Throttled at first: Yes Nobody CustomerReached'
            'Without consent: No Ours ConsentMissing'
            'Without GDAP: No Ours GdapMissing'
            'Without role: No Ours GdapRoleMissing'
        )
        $rows[0] | Should -BeOfType PartnerMfa.PartnerMfaCustomer
    }

    It 'takes customers through the pipeline, and reports an input that is not a customer' {
        $rows = 'good-customer.sandbox.example', 'not a tenant' | Test-PartnerMfaCustomer -Environment Sandbox -ErrorVariable failures -ErrorAction SilentlyContinue

        $rows.Reason | Should -BeExactly 'CustomerReached'
        $failures.FullyQualifiedErrorId | Should -BeExactly "TenantInvalid,$command"
    }

    It 'returns a Boolean with -Quiet' {
        Test-PartnerMfaCustomer good-customer.sandbox.example -Environment Sandbox -Quiet | Should -BeExactly $true
        Test-PartnerMfaCustomer good-customer.sandbox.example, without-gdap.sandbox.example -Environment Sandbox -Quiet | Should -BeExactly $false
    }

    It 'returns false with -Quiet when an input is not a customer' {
        Test-PartnerMfaCustomer good-customer.sandbox.example, nonsense -Environment Sandbox -Quiet -ErrorAction SilentlyContinue | Should -BeExactly $false
        Test-PartnerMfaCustomer nonsense -Environment Sandbox -Quiet -ErrorAction SilentlyContinue | Should -BeExactly $false
    }

    It 'goes on from its state' {
        $state = Join-Path $TestDrive 'state.jsonl'
        $first = Test-PartnerMfaCustomer good-customer.sandbox.example -Environment Sandbox -StatePath $state

        $second = Test-PartnerMfaCustomer good-customer.sandbox.example, without-gdap.sandbox.example -Environment Sandbox -StatePath $state

        $second | Where-Object Customer -EQ $first.Customer | ForEach-Object CheckedOn | Should -Be $first.CheckedOn
        $second.Reason | Sort-Object | Should -BeExactly @('CustomerReached', 'GdapMissing')
        Get-Content $state -Raw | Should -Not -Match 'refresh_token|eyJ'
    }

    It 'grants no consent with -WhatIf' {
        $rows = Test-PartnerMfaCustomer without-consent.sandbox.example -Environment Sandbox -GrantConsent -WhatIf

        $rows.Consent | Should -BeExactly 'Missing'
    }

    It 'uses the refresh token of the connection' {
        $token = New-PartnerMfaRefreshToken -Environment Sandbox -UserPrincipalName mfa@sandbox.example -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444
        Connect-PartnerMfa -Environment Sandbox -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -RefreshToken $token.RefreshToken

        (Test-PartnerMfaCustomer good-customer.sandbox.example).Reason | Should -BeExactly 'CustomerReached'
    }

    It 'needs a refresh token outside of the sandbox' {
        $failure = { Test-PartnerMfaCustomer contoso.com -Environment Global } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeExactly "CredentialMissing,$command"
    }
}
