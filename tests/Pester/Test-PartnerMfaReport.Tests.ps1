BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
    . "$PSScriptRoot/Support/Certificates.ps1"

    $command = 'PartnerMfa.Commands.TestPartnerMfaReportCommand'
    $certificate = Get-TestCertificate
    $no = Get-SandboxContext password | Test-PartnerCenterMfa
}

Describe 'Test-PartnerMfaReport' {
    BeforeEach {
        $page = Join-Path $TestDrive "report $([guid]::NewGuid()).html"
    }

    It 'says who signed a page, and that it is unchanged' {
        $no | Export-PartnerMfaReport $page -SigningCertificate $certificate

        $found = Test-PartnerMfaReport $page

        $found | Should -BeOfType PartnerMfa.PartnerMfaReportSignature
        $found.Status, $found.IsTrusted, $found.SignedBy, $found.CertificateStatus, $found.Answer | Should -BeExactly @('Unchanged', $false, 'CN=PartnerMfa test', 'SelfSigned', 'No')
        $found.Calls | Should -BeNullOrEmpty -Because 'Microsoft has never seen the calls of the sandbox'
        Test-PartnerMfaReport $page -Quiet | Should -BeExactly $false
        Test-PartnerMfaReport $page -Quiet -SignerThumbprint $certificate.Thumbprint | Should -BeExactly $true
    }

    It 'notices a page that was changed' {
        $no | Export-PartnerMfaReport $page -SigningCertificate $certificate
        (Get-Content $page -Raw).Replace('>NO<', '>YES<') | Set-Content $page -NoNewline

        (Get-Item $page | Test-PartnerMfaReport -SignerThumbprint $certificate.Thumbprint).Status | Should -BeExactly 'Changed'
        Test-PartnerMfaReport $page -SignerThumbprint $certificate.Thumbprint -Quiet | Should -BeExactly $false
    }

    It 'signs with a file and writes the signature of a JSON report next to it' {
        $password = ConvertTo-Secure 'planted-password'
        $file = Join-Path $TestDrive 'signer.pfx'
        Export-TestCertificate $certificate $file $password
        $report = [IO.Path]::ChangeExtension($page, '.json')

        $no | Export-PartnerMfaReport $report -SigningCertificatePath $file -SigningCertificatePassword $password -SigningAlgorithm PS256

        (Test-PartnerMfaReport $report).Status | Should -BeExactly 'Unchanged'
        (Test-PartnerMfaReport $report -SignaturePath "$report.jws").Status | Should -BeExactly 'Unchanged'
        (Get-Content $report -Raw | ConvertFrom-Json).answer | Should -BeExactly 'No'
        Add-Content $report ' '
        (Test-PartnerMfaReport $report).Status | Should -BeExactly 'Changed'
    }

    It 'returns the text for a support ticket' {
        $no | Export-PartnerMfaReport $page -SigningCertificate $certificate

        $text = Test-PartnerMfaReport $page -SupportText | Select-Object -Last 1

        $text | Should -Match $no.CorrelationId
        $text | Should -Match 'SANDBOX: simulated services'
        $text | Should -Not -Match 'eyJ'
        $no | Export-PartnerMfaReport ([IO.Path]::ChangeExtension($page, '.txt')) -SupportText
        Get-Content ([IO.Path]::ChangeExtension($page, '.txt')) -First 1 | Should -BeLike "Calls to Microsoft's services, for a support ticket.*"
    }

    It 'says that a report is not signed' {
        $no | Export-PartnerMfaReport $page

        (Test-PartnerMfaReport $page).Status | Should -BeExactly 'NotSigned'
    }

    It 'reports a file that is not there' {
        $failure = { Test-PartnerMfaReport (Join-Path $TestDrive 'none.html') -ErrorAction Stop } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeExactly "FileNotFound,$command"
    }

    It 'refuses a certificate without its private key' {
        $public = [Security.Cryptography.X509Certificates.X509Certificate2]::new($certificate.RawData)

        $failure = { $no | Export-PartnerMfaReport $page -SigningCertificate $public } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeExactly 'CertificateRejected,PartnerMfa.Commands.ExportPartnerMfaReportCommand'
        Test-Path $page | Should -BeExactly $false
    }
}
