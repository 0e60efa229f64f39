BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
}

Describe 'New-PartnerMfaApplication' {
    It 'registers an app once, and it passes every check' {
        $app = New-PartnerMfaApplication 'Once' -Environment Sandbox
        $again = New-PartnerMfaApplication 'Once' -Environment Sandbox

        $app.Status, $app.RedirectUri, $app.IsConfidential | Should -Be 'Registered', 'http://localhost', $false
        $again.Status, $again.ApplicationId, $again.Requests.Count | Should -Be 'Unchanged', $app.ApplicationId, 0
        $checks = Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -ApplicationId $app.ApplicationId | Where-Object Check -Like 'Application*'
        $checks.Check | Should -HaveCount 6
        $checks | Where-Object Result -In No, Unknown | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        New-PartnerMfaApplication 'Only planned' -Environment Sandbox -WhatIf | Should -BeNullOrEmpty
        (New-PartnerMfaApplication 'Only planned' -Environment Sandbox).Status | Should -Be 'Registered'
    }

    It 'stores a secret in a file, and never prints it' {
        $app = New-PartnerMfaApplication 'Web' -Confidential -SecretPath TestDrive:/secret.txt -Environment Sandbox -Verbose 4>&1
        $secret = (Get-Content TestDrive:/secret.txt -Raw).Trim()

        $secret | Should -Match '^Sbx8Q~'
        ($app | Format-List * | Out-String) | Should -Not -Match ([regex]::Escape($secret))
    }

    It 'gives a secret as SecureString' {
        (New-PartnerMfaApplication 'Web two' -Confidential -Environment Sandbox).ClientSecret | Should -BeOfType ([securestring])
    }

    It 'removes what it registered, and nothing else' {
        $app = New-PartnerMfaApplication 'Gone' -Environment Sandbox

        New-PartnerMfaApplication -Remove -ApplicationId $app.ApplicationId -Environment Sandbox -WhatIf | Should -BeNullOrEmpty
        ($app | New-PartnerMfaApplication -Remove -Environment Sandbox).Status | Should -Be 'Removed'
        { New-PartnerMfaApplication -Remove -ApplicationId $app.ApplicationId -Environment Sandbox } |
            Should -Throw -ErrorId 'ApplicationNotFound,PartnerMfa.Commands.NewPartnerMfaApplicationCommand'
        { New-PartnerMfaApplication -Remove -ApplicationId 11112222-aaaa-2222-bbbb-3333cccc4444 -Environment Sandbox } |
            Should -Throw -ErrorId 'ApplicationNotOurs,PartnerMfa.Commands.NewPartnerMfaApplicationCommand'
    }
}
