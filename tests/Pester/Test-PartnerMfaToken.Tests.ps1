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

            $failures[0].FullyQualifiedErrorId | Should -BeExactly 'ParameterArgumentTransformationError,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'says of <What> that no token is in it, and what to pipe in' -ForEach @(
            @{ What = 'an object'; Kind = 'this object'; Value = [pscustomobject]@{ Name = 'x' } }
            @{ What = 'a number'; Kind = 'an object of the type Int32'; Value = 42 }
            @{ What = 'a table'; Kind = 'an object of the type Hashtable'; Value = @{ Name = 'x' } }
        ) {
            foreach ($test in 'Test-PartnerMfaToken', 'Test-PartnerCenterMfa', 'Get-PartnerMfaUsage') {
                $Value | & $test -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty

                $failures[0].Exception.Message | Should -BeLike "*There is no token in $Kind. Give a token as text, in a property Token*"
            }
        }

        It 'says that a variable was empty' {
            (Get-Failure { Test-PartnerMfaToken $nothingSoNamed }).Exception.Message | Should -BeLike '*There is nothing in it ($null)*'
        }
    }

    Context 'files' {
        BeforeAll {
            $good = Get-SandboxToken
            Set-Content "$TestDrive/a.txt" $good
            Set-Content -LiteralPath "$TestDrive/b [1].txt" (Get-SandboxToken password)
            Set-Content "$TestDrive/c.txt" 'curl https://api.partnercenter.microsoft.com/ -H "x: y"'
        }

        It 'are found by wildcards, and a bad one does not stop the rest' {
            $answers = Test-PartnerMfaToken -Path "$TestDrive/*.txt" -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $answers | Get-Answer | Should -BeExactly @('Yes MfaClaimPresent', 'No MfaClaimMissing')
            $answers.Source | Split-Path -Leaf | Should -BeExactly @('a.txt', 'b [1].txt')
            $failures | Should -HaveCount 1
            Assert-Failure $failures[0] -Category ReadError -Target (Join-Path $TestDrive 'c.txt') -Remedy '*Import-PartnerMfaCapture*' `
                -Id 'TokenFileUnreadable,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'come from Get-ChildItem by their literal names' {
            Get-ChildItem $TestDrive -Filter 'b*' | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may be named by -LiteralPath' {
            Test-PartnerMfaToken -LiteralPath "$TestDrive/b [1].txt" -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'may be named as they are, brackets and all' {
            Test-PartnerMfaToken -Path "$TestDrive/b [1].txt" -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'give their text by Get-Content' {
            Get-Content "$TestDrive/a.txt" | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'Yes MfaClaimPresent'
        }

        It 'that are not there are told' {
            Test-PartnerMfaToken -Path "$TestDrive/none.txt" -ErrorAction SilentlyContinue -ErrorVariable failures
            $failures[0].FullyQualifiedErrorId | Should -BeExactly 'TokenFileUnreadable,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }
    }

    Context 'many kinds at once' {
        It 'bind each by what it is' {
            Set-Content "$TestDrive/mixed.txt" (Get-SandboxToken ngcmfa)
            $context = Get-SandboxContext v2

            $answers = (Get-SandboxToken), (ConvertTo-Secure (Get-SandboxToken password)), $context, $context.GetAccessToken(),
            (Get-Item "$TestDrive/mixed.txt"), [pscustomobject]@{ AccessToken = Get-SandboxToken app-only }, 'opaque' |
                Test-PartnerMfaToken -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $answers.Result | Should -BeExactly @('Yes', 'No', 'Unknown', 'Unknown', 'NotApplicable')
            $failures | Should -HaveCount 2
        }
    }

    Context '-Explain' {
        BeforeAll { $result = Test-PartnerMfaToken (Get-SandboxToken) -Environment Sandbox -Explain }

        It 'lists every claim with its meaning' {
            $result.Claims | Should -BeOfType PartnerMfa.PartnerMfaClaim
            $methods = $result.Claims | Where-Object Name -EQ amr
            $methods.Value | Should -BeExactly 'pwd, mfa'
            $methods.Meaning | Should -BeLike 'how the user signed in - pwd: a password was used*; mfa: multifactor*'
        }

        It 'is shown below the answer' {
            $shown = $result | Out-String -Width 200
            $shown | Should -Match '(?m)^\s+Claims\s*$'
            $shown | Should -Match '(?m)^\s+amr\s+pwd, mfa\s*$'
            $shown | Should -Not -Match 'eyJ'
        }

        It 'survives <What>' -ForEach @(
            @{ What = 'a job'; Copy = {
                    $text = Get-SandboxToken
                    $job = Start-Job {
                        Import-Module $using:ModulePath
                        Test-PartnerMfaToken $using:text -Environment Sandbox -Explain
                    }
                    $job | Receive-Job -Wait -AutoRemoveJob
                }
            }
            @{ What = 'ConvertTo-Json'; Copy = { $result | ConvertTo-Json -WarningAction Stop | ConvertFrom-Json } }
        ) {
            $copy = & $Copy
            ($copy.Claims | Where-Object Name -EQ amr).Value | Should -BeExactly 'pwd, mfa'
            $copy.Claims | Should -HaveCount $result.Claims.Count
        }
    }

    Context 'the signature' {
        BeforeAll {
            $token = Get-SandboxToken
            $parts = $token.Split('.')
            $forged = $parts[0], $parts[1], ('A' * $parts[2].Length) -join '.'
        }

        It 'is not checked unless that is asked for' {
            $result = Test-PartnerMfaToken $forged -Environment Sandbox
            $result.Result, $result.SignatureStatus | Should -BeExactly @('Yes', 'NotChecked')
            $result | Out-String | Should -Match 'Signature\s+not checked'
        }

        It 'is verified with the tenant''s keys, for many tokens' {
            $results = $token, $forged, $token | Test-PartnerMfaToken -Environment Sandbox -VerifySignature
            $results.SignatureStatus | Should -BeExactly @('Valid', 'Invalid', 'Valid')
            $results | Get-Answer | Should -BeExactly @('Yes MfaClaimPresent', 'Unknown SignatureInvalid', 'Yes MfaClaimPresent')
        }

        It 'of the connection is verified, too' {
            Connect-PartnerMfa -Environment Sandbox 6>$null
            (Test-PartnerMfaToken -VerifySignature).SignatureStatus | Should -BeExactly 'Valid'
        }

        It 'may be verified with a certificate of another, and is Invalid' {
            $rsa = [Security.Cryptography.RSA]::Create(2048)
            $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=x', $rsa, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
            $certificate = $request.CreateSelfSigned([datetimeoffset]::UnixEpoch, [datetimeoffset]::UnixEpoch.AddYears(100))

            (Test-PartnerMfaToken $token -Environment Sandbox -SigningKey $certificate).SignatureStatus | Should -BeExactly 'Invalid'
        }

        It 'may be verified with a key set in a file' {
            Set-Content "$TestDrive/keys.json" '{"keys":[{"kty":"EC","kid":"other","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}'

            $result = Test-PartnerMfaToken $token -Environment Sandbox -KeySetPath "$TestDrive/keys.json"
            $result.SignatureStatus, $result.Reason | Should -BeExactly @('KeyNotFound', 'SignatureNotVerified')
        }

        It 'needs a key that is one' {
            $failure = Get-Failure { Test-PartnerMfaToken $token -Environment Sandbox -SigningKey 'opaque' -ErrorAction Stop }
            $failure.FullyQualifiedErrorId | Should -BeExactly 'SigningKeyInvalid,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
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

    Context 'with Import-PartnerMfaCapture' {
        It 'is the whole way from a capture to the answer, which is the service''s where it was captured' {
            $entry = { param($Account, $Status, $Headers) @{
                    startedDateTime = '2026-06-08T12:00:00Z'
                    request         = @{
                        method = 'GET'; url = 'https://api.partnercenter.sandbox.example/v1/customers?size=1'; httpVersion = 'HTTP/1.1'
                        headers = @(@{ name = 'Authorization'; value = "Bearer $(Get-SandboxToken $Account)" })
                    }
                    response        = @{ status = $Status; statusText = ''; headers = $Headers; content = @{ size = 0; mimeType = '' } }
                } }
            $har = Join-Path $TestDrive 'session.har'
            @{ log = @{ version = '1.2'; entries = @(
                        & $entry mfa 200 @()
                        & $entry ngcmfa 401 @(@{ name = 'isMfaCompliant'; value = 'false' })
                        & $entry app-only 200 @()
                    )
                }
            } | ConvertTo-Json -Depth 9 | Set-Content $har

            $results = Import-PartnerMfaCapture $har -Environment Sandbox | Test-PartnerMfaToken

            $results | Get-Answer | Should -BeExactly @('Yes MfaClaimPresent', 'No MfaRefusedByService', 'NotApplicable AppOnlyToken')
            $results.ServiceConfirmed | Should -BeExactly @($null, $true, $null)
            $results[0].Source | Should -BeLike "*session.har*"
        }
    }
}
