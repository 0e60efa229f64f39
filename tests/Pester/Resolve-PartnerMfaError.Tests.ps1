BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
}

Describe 'Resolve-PartnerMfaError' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'explains a bare code' -ForEach @(
        @{ Text = 'AADSTS50076'; Code = 'AADSTS50076'; Id = 'MfaInteractionRequired' }
        @{ Text = '50076'; Code = 'AADSTS50076'; Id = 'MfaInteractionRequired' }
        @{ Text = '900421'; Code = '900421'; Id = 'MfaInteractionRequired' }
    ) {
        $explained = Resolve-PartnerMfaError $Text -ErrorAction Stop

        $explained.Code, $explained.ErrorId, $explained.IsRoot | Should -BeExactly @($Code, $Id, $true)
        $explained.Meaning | Should -Not -BeNullOrEmpty
        $explained.Remedy | Should -Match 'PartnerMfa'
    }

    It 'explains an error record of the module itself' {
        $failure = $null
        try { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName blocked@sandbox.example -ErrorAction Stop } catch { $failure = $_ }

        $explained = @($failure | Resolve-PartnerMfaError)

        $explained[0].Code | Should -BeExactly 'AADSTS53003'
    }

    It 'reads inner exceptions' {
        $inner = [InvalidOperationException]::new('AADSTS700082: The refresh token has expired due to inactivity. The token was inactive for 14.00:00:00.')
        $explained = @([Exception]::new('The job failed.', $inner) | Resolve-PartnerMfaError)

        $explained[0].Code | Should -BeExactly 'AADSTS700082'
        $explained[0].Meaning | Should -BeLike '*14 days*'
    }

    It 'reads the lines of a log as one text' {
        $explained = @('Trying', 'AADSTS65001: no consent.', 'Correlation ID: 7e1f4f0c-91c6-4f58-8a0e-3d2a1b0c9d8e' | Resolve-PartnerMfaError)

        $explained.Count | Should -Be 1
        $explained[0].CorrelationId | Should -BeExactly '7e1f4f0c-91c6-4f58-8a0e-3d2a1b0c9d8e'
    }

    It 'fills the account into the commands' {
        (Resolve-PartnerMfaError 900421 -UserPrincipalName jobs@contoso.example).Remedy |
            Should -BeLike '*Test-PartnerMfaSetup -UserPrincipalName jobs@contoso.example*'
    }

    It 'says when it knows no error in the text' {
        $failed = $null
        Resolve-PartnerMfaError 'All is well.' -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'ErrorNotRecognized,PartnerMfa.Commands.ResolvePartnerMfaErrorCommand'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
