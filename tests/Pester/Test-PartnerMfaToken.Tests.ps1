BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    function Get-Answer {
        process { "$($_.Result) $($_.Reason)" }
    }
}

Describe 'Test-PartnerMfaToken' {
    BeforeEach { Disconnect-PartnerMfa }

    Context 'the answer' {
        It 'of <Account>''s token is <Answer>' -ForEach @(
            @{ Account = 'mfa'; Answer = 'Yes MfaClaimPresent' }
            @{ Account = 'password'; Answer = 'No MfaClaimMissing' }
            @{ Account = 'fido'; Answer = 'No MfaClaimMissing' }
            @{ Account = 'ngcmfa'; Answer = 'Unknown MfaEquivalentClaim' }
            @{ Account = 'v2'; Answer = 'Unknown AuthenticationMethodsAbsent' }
            @{ Account = 'app-only'; Answer = 'NotApplicable AppOnlyToken' }
            @{ Account = 'expired'; Answer = 'Yes MfaClaimPresent' }
        ) {
            Test-PartnerMfaToken -Token (Get-SandboxToken $Account) -Environment Sandbox | Get-Answer | Should -BeExactly $Answer
        }

        It 'of a token for another service is Unknown' {
            Test-PartnerMfaToken -Token (Get-SandboxToken) | Get-Answer | Should -BeExactly 'Unknown WrongAudience'
        }

        It 'shows everything that the token says' {
            $result = Test-PartnerMfaToken -Token (Get-SandboxToken password) -Environment Sandbox

            $result | Should -BeOfType PartnerMfa.PartnerMfaResult
            $result.Account | Should -BeExactly 'password@sandbox.example'
            $result.TenantId | Should -BeExactly '5a9db0c5-0000-4000-8000-000000000001'
            $result.ApplicationId | Should -BeExactly '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
            $result.AuthenticationMethods | Should -BeExactly @('pwd')
            $result.Audience | Should -BeExactly 'https://api.partnercenter.sandbox.example'
            $result.Environment | Should -BeExactly 'Sandbox'
            $result.Source | Should -BeExactly 'Token'
            $result.IsExpired | Should -BeFalse
            $result.ExpiresOn.Kind | Should -Be 'Utc'
            ($result.ExpiresOn - $result.IssuedOn).TotalSeconds | Should -Be 3900
            $result.Remedy | Should -BeLike 'Sign in with MFA: Connect-PartnerMfa -Environment Sandbox*'
            $result.HelpUri | Should -BeLike 'https://learn.microsoft.com/*'
            foreach ($ofProbe in 'StatusCode', 'ServiceConfirmed', 'CorrelationId', 'RequestId', 'Attempts', 'Duration') {
                $result.$ofProbe | Should -BeNullOrEmpty -Because "nothing was sent, so there is no $ofProbe"
            }
        }

        It 'says that a token has ended, and keeps its answer' {
            $result = Test-PartnerMfaToken -Token (Get-SandboxToken expired) -Environment Sandbox

            $result.Result, $result.IsExpired | Should -Be @('Yes', $true)
        }
    }

    Context 'the token' {
        BeforeAll {
            $token = Get-SandboxToken password
            $context = Get-SandboxContext password
        }

        It 'may stand at position 0' {
            Test-PartnerMfaToken $token -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may be named -<_>' -ForEach 'Token', 'AccessToken', 'access_token' {
            $named = @{ $_ = $token }
            Test-PartnerMfaToken @named -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may be pasted as <Form>' -ForEach @(
            @{ Form = 'Bearer and the token'; Paste = { "Bearer $args" } }
            @{ Form = 'a header line'; Paste = { "Authorization: Bearer $args" } }
            @{ Form = 'a quoted string'; Paste = { " `"$args`" " } }
            @{ Form = 'lines of 64'; Paste = { "$args" -replace '(.{64})', "`$1`r`n" } }
        ) {
            Test-PartnerMfaToken -Token (& $Paste $token) -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may come through the pipeline as a string' {
            $token, $token | Test-PartnerMfaToken -Environment Sandbox | Get-Answer |
                Should -BeExactly @('No MfaClaimMissing', 'No MfaClaimMissing')
        }

        It 'may come through the pipeline as a SecureString' {
            ConvertTo-Secure $token | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may come through the pipeline as the secret of a context' {
            $context.GetAccessToken() | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may come through the pipeline as a property <_>' -ForEach 'Token', 'AccessToken', 'access_token' {
            [pscustomobject]@{ $_ = $token; Other = 1 } | Test-PartnerMfaToken -Environment Sandbox | Get-Answer |
                Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may come through the pipeline as a SecureString in a property' {
            [pscustomobject]@{ Token = ConvertTo-Secure $token } | Test-PartnerMfaToken -Environment Sandbox | Get-Answer |
                Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may come through the pipeline as contexts, which know their environment' {
            $results = $context, (Get-SandboxContext mfa) | Test-PartnerMfaToken

            $results | Get-Answer | Should -BeExactly @('No MfaClaimMissing', 'Yes MfaClaimPresent')
            $results.Source | Should -BeExactly @('Browser', 'Browser')
            $results.Environment | Should -BeExactly @('Sandbox', 'Sandbox')
        }

        It 'may be a -Context' {
            Test-PartnerMfaToken -Context $context | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'is the connection''s when none is given' {
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName ngcmfa@sandbox.example 3>$null 6>$null

            Test-PartnerMfaToken | Get-Answer | Should -BeExactly 'Unknown MfaEquivalentClaim'
        }

        It 'is looked at in the connection''s environment when none is named' {
            Connect-PartnerMfa -Environment Sandbox 6>$null

            Test-PartnerMfaToken -Token $token | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }
    }

    Context '-Quiet' {
        It 'gives <Expected> for <Account>' -ForEach @(
            @{ Account = 'mfa'; Expected = $true }
            @{ Account = 'password'; Expected = $false }
            @{ Account = 'ngcmfa'; Expected = $false }
            @{ Account = 'app-only'; Expected = $false }
        ) {
            $answer = Test-PartnerMfaToken -Token (Get-SandboxToken $Account) -Environment Sandbox -Quiet

            $answer | Should -BeOfType bool
            $answer | Should -Be $Expected
        }

        It 'gives false for what is no token, beside the error' {
            Test-PartnerMfaToken -Token 'opaque' -Quiet -ErrorAction SilentlyContinue | Should -BeExactly @($false)
        }
    }

    Context 'failures' {
        It 'are TokenMalformed for <What>, without ending the pipeline' -ForEach @(
            @{ What = 'an opaque token'; Text = 'opaque'; Words = 'This is an opaque token*' }
            @{ What = 'an empty text'; Text = ''; Words = '*the text is empty*' }
            @{ What = 'half a token'; Text = 'eyJhbGciOiJub25lIn0.eyJhbXIiOlsibWZhIl19'; Words = '*cut off*' }
            @{ What = 'a damaged token'; Text = 'eyJhbGciOiJub25lIn0.e!!.x'; Words = '*cannot be read*' }
            @{ What = 'a refresh token'; Text = '0.AAAA-refresh'; Words = 'This is a refresh token*' }
        ) {
            $answers = $Text, (Get-SandboxToken) |
                Test-PartnerMfaToken -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $answers | Get-Answer | Should -BeExactly 'Yes MfaClaimPresent'
            $failures | Should -HaveCount 1
            $failures[0].Exception.Message | Should -BeLike $Words
            Assert-Failure $failures[0] -Category InvalidData -Target 'input 1' -Remedy '*access token*' `
                -Id 'TokenMalformed,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'are TokenEncrypted for a token of five parts' {
            Test-PartnerMfaToken 'eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d' -ErrorAction SilentlyContinue -ErrorVariable failures

            Assert-Failure $failures[0] -Category InvalidData -Target 'Token' -Remedy '*Authorization: Bearer*' `
                -Id 'TokenEncrypted,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'are NotConnected when there is neither a token nor a connection' {
            Test-PartnerMfaToken -ErrorAction SilentlyContinue -ErrorVariable failures

            Assert-Failure $failures[0] -Category ConnectionError -Target 'Connection' -Remedy '*Connect-PartnerMfa*' `
                -Id 'NotConnected,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'name the input by its place' {
            (Get-SandboxToken), 'opaque', 'opaque' |
                Test-PartnerMfaToken -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures | Out-Null

            $failures.TargetObject | Should -BeExactly @('input 2', 'input 3')
        }

        It 'end the pipeline with -ErrorAction Stop' {
            $failure = Get-Failure { 'opaque', (Get-SandboxToken) | Test-PartnerMfaToken -Environment Sandbox -ErrorAction Stop }

            Assert-Failure $failure -Category InvalidData -Target 'input 1' -Remedy '*access token*' `
                -Id 'TokenMalformed,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }
    }

    Context 'binding' {
        It 'refuses <What>' -ForEach @(
            @{ What = 'a number for a token'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken -Token 42 } }
            @{ What = 'no token'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken -Token $null } }
            @{ What = 'a text for a context'; Id = 'CannotConvertArgumentNoMessage'; Script = { Test-PartnerMfaToken -Context 'mfa' } }
            @{ What = 'a token and a context'; Id = 'AmbiguousParameterSet'; Script = { Test-PartnerMfaToken -Token 'a' -Context (Get-SandboxContext) } }
            @{ What = 'a cloud that was closed'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken 'a' -Environment AzureGermanCloud } }
            @{ What = 'a cloud that never was'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken 'a' -Environment Mars } }
        ) {
            $failure = Get-Failure $Script

            $failure.FullyQualifiedErrorId | Should -BeExactly "$Id,PartnerMfa.Commands.TestPartnerMfaTokenCommand"
        }

        It 'refuses a context that went through a job, and says why' {
            $stored = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Get-SandboxContext)))
            $failure = Get-Failure { Test-PartnerMfaToken -Context $stored }

            $failure.FullyQualifiedErrorId | Should -BeExactly 'ParameterArgumentTransformationError,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
            $failure.Exception.Message | Should -BeLike '*after a job or a file it has no token any more.'
        }

        It 'refuses an object that has no token, and goes on' {
            [pscustomobject]@{ Name = 'x' }, (Get-SandboxToken) |
                Test-PartnerMfaToken -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures |
                Get-Answer | Should -BeExactly 'Yes MfaClaimPresent'

            $failures[0].FullyQualifiedErrorId | Should -BeExactly 'InputObjectNotBound,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }
    }

    Context 'with other commands' {
        It 'ends cleanly when the next command has enough' {
            $token = Get-SandboxToken
            $seen = [Collections.Generic.List[int]]::new()

            $answers = 1..3 | ForEach-Object { $seen.Add($_); $token } | Test-PartnerMfaToken -Environment Sandbox | Select-Object -First 1

            $answers | Should -HaveCount 1
            $seen | Should -BeExactly @(1)
        }
    }
}
