BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.ProtectPartnerMfaCaptureCommand'
    $token = Get-SandboxToken mfa
    $text = "GET https://api.partnercenter.sandbox.example/v1/customers?code=planted-code-123456 HTTP/1.1", "Authorization: Bearer $token", 'Cookie: planted=cookie', '',
        'HTTP/1.1 401 Unauthorized', 'isMfaCompliant: false'
}

Describe 'Protect-PartnerMfaCapture' {
    BeforeEach {
        $capture = Join-Path $TestDrive 'session.log'
        Get-ChildItem $TestDrive | Remove-Item
        $text | Set-Content $capture
    }

    It 'writes a copy next to the capture with the same answers' {
        $copy = Protect-PartnerMfaCapture $capture

        $copy | Should -BeOfType System.IO.FileInfo
        $copy.Name | Should -BeExactly 'session.scrubbed.log'
        Get-Content $copy -Raw | Should -Not -Match ([regex]::Escape($token.Split('.')[2]) + '|planted')
        $result = Import-PartnerMfaCapture $copy -Environment Sandbox | Test-PartnerMfaToken
        $result.Result | Should -BeExactly 'No'
        $result.Reason | Should -BeExactly 'MfaRefusedByService'
        $result.Account | Should -BeExactly 'mfa@sandbox.example'
        $result.Source | Should -BeLike '*(scrubbed)'
    }

    It 'replaces account names with -RedactNames' {
        $copy = Protect-PartnerMfaCapture $capture -RedactNames -OutputPath (Join-Path $TestDrive 'shared.log')

        (Import-PartnerMfaCapture $copy -Environment Sandbox | Test-PartnerMfaToken).Account | Should -BeLike 'user-*@scrubbed.example'
    }

    It 'takes files through the pipeline' {
        (Get-Item $capture | Protect-PartnerMfaCapture).Name | Should -BeExactly 'session.scrubbed.log'
    }

    It 'writes nothing with -WhatIf' {
        Protect-PartnerMfaCapture $capture -WhatIf | Should -BeNullOrEmpty
        Get-ChildItem $TestDrive | Should -HaveCount 1
    }

    It 'never writes over a file' {
        $failure = { Protect-PartnerMfaCapture $capture -OutputPath $capture -ErrorAction Stop } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeExactly "CaptureCopyExists,$command"
        $failure.CategoryInfo.Category | Should -Be ResourceExists
        Get-Content $capture | Should -BeExactly $text
    }

    It 'reports a capture that does not exist' {
        $failure = { Protect-PartnerMfaCapture (Join-Path $TestDrive 'none.har') -ErrorAction Stop } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeExactly "FileNotFound,$command"
    }
}
