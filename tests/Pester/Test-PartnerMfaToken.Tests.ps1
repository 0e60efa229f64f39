BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    function Get-Answer {
        process { "$($_.Result) $($_.Reason)" }
    }
}

Describe 'Test-PartnerMfaToken' {
    BeforeEach { Disconnect-PartnerMfa }

    Context 'when it answers' {
        It 'answers <Answer> for the token of <Account>' -ForEach @(
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

        It 'answers Unknown for a token for another service' {
            Test-PartnerMfaToken -Token (Get-SandboxToken) | Get-Answer | Should -BeExactly 'Unknown WrongAudience'
        }

        It 'returns everything that the token says' {
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
            $result.Remedy | Should -BeLike 'Sign in once with MFA* New-PartnerMfaRefreshToken -Environment Sandbox*'
            $result.HelpUri | Should -BeLike 'https://learn.microsoft.com/*'
            foreach ($ofProbe in 'StatusCode', 'ServiceConfirmed', 'CorrelationId', 'RequestId', 'Attempts', 'Duration') {
                $result.$ofProbe | Should -BeNullOrEmpty -Because "nothing was sent, so there is no $ofProbe"
            }
        }

        It 'marks an expired token and keeps its answer' {
            $result = Test-PartnerMfaToken -Token (Get-SandboxToken expired) -Environment Sandbox

            $result.Result, $result.IsExpired | Should -Be @('Yes', $true)
        }
    }

    Context 'with a token' {
        BeforeAll {
            $token = Get-SandboxToken password
            $context = Get-SandboxContext password
        }

        It 'accepts it at position 0' {
            Test-PartnerMfaToken $token -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'accepts it as -<_>' -ForEach 'Token', 'AccessToken', 'access_token' {
            $named = @{ $_ = $token }
            Test-PartnerMfaToken @named -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'accepts it pasted as <Form>' -ForEach @(
            @{ Form = 'a Bearer value'; Paste = { "Bearer $args" } }
            @{ Form = 'a header line'; Paste = { "Authorization: Bearer $args" } }
            @{ Form = 'a quoted string'; Paste = { " `"$args`" " } }
            @{ Form = 'lines of 64 characters'; Paste = { "$args" -replace '(.{64})', "`$1`r`n" } }
        ) {
            Test-PartnerMfaToken -Token (& $Paste $token) -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'accepts it from the pipeline as a string' {
            $token, $token | Test-PartnerMfaToken -Environment Sandbox | Get-Answer |
                Should -BeExactly @('No MfaClaimMissing', 'No MfaClaimMissing')
        }

        It 'accepts it from the pipeline as a SecureString' {
            ConvertTo-Secure $token | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'accepts it from the pipeline as the secret of a context' {
            $context.GetAccessToken() | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'accepts it from the pipeline as the property <_>' -ForEach 'Token', 'AccessToken', 'access_token' {
            [pscustomobject]@{ $_ = $token; Other = 1 } | Test-PartnerMfaToken -Environment Sandbox | Get-Answer |
                Should -BeExactly 'No MfaClaimMissing'
        }

        It 'accepts it from the pipeline as a SecureString in a property' {
            [pscustomobject]@{ Token = ConvertTo-Secure $token } | Test-PartnerMfaToken -Environment Sandbox | Get-Answer |
                Should -BeExactly 'No MfaClaimMissing'
        }

        It 'accepts contexts from the pipeline and uses their environments' {
            $results = $context, (Get-SandboxContext mfa) | Test-PartnerMfaToken

            $results | Get-Answer | Should -BeExactly @('No MfaClaimMissing', 'Yes MfaClaimPresent')
            $results.Source | Should -BeExactly @('Browser', 'Browser')
            $results.Environment | Should -BeExactly @('Sandbox', 'Sandbox')
        }

        It 'accepts a context as -Context' {
            Test-PartnerMfaToken -Context $context | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'uses the token of the connection by default' {
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName ngcmfa@sandbox.example 3>$null 6>$null

            Test-PartnerMfaToken | Get-Answer | Should -BeExactly 'Unknown MfaEquivalentClaim'
        }

        It 'uses the environment of the connection by default' {
            Connect-PartnerMfa -Environment Sandbox 6>$null

            Test-PartnerMfaToken -Token $token | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }
    }

    Context 'with -Quiet' {
        It 'returns <Expected> for <Account>' -ForEach @(
            @{ Account = 'mfa'; Expected = $true }
            @{ Account = 'password'; Expected = $false }
            @{ Account = 'ngcmfa'; Expected = $false }
            @{ Account = 'app-only'; Expected = $false }
        ) {
            $answer = Test-PartnerMfaToken -Token (Get-SandboxToken $Account) -Environment Sandbox -Quiet

            $answer | Should -BeOfType bool
            $answer | Should -Be $Expected
        }

        It 'returns false and an error for text that is not a token' {
            Test-PartnerMfaToken -Token 'opaque' -Quiet -ErrorAction SilentlyContinue | Should -BeExactly @($false)
        }
    }

    Context 'when it fails' {
        It 'reports TokenMalformed for <What> and continues' -ForEach @(
            @{ What = 'an opaque token'; Text = 'opaque'; Words = 'This is an opaque token*' }
            @{ What = 'empty text'; Text = ''; Words = '*the text is empty*' }
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

        It 'reports TokenEncrypted for an encrypted token' {
            Test-PartnerMfaToken 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.a.b.c.d' -ErrorAction SilentlyContinue -ErrorVariable failures

            Assert-Failure $failures[0] -Category InvalidData -Target 'Token' -Remedy '*Authorization: Bearer*' `
                -Id 'TokenEncrypted,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'reports NotConnected when there is neither a token nor a connection' {
            Test-PartnerMfaToken -ErrorAction SilentlyContinue -ErrorVariable failures

            Assert-Failure $failures[0] -Category ConnectionError -Target 'Connection' -Remedy '*Connect-PartnerMfa*' `
                -Id 'NotConnected,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'names the input by its position' {
            (Get-SandboxToken), 'opaque', 'opaque' |
                Test-PartnerMfaToken -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures | Out-Null

            $failures.TargetObject | Should -BeExactly @('input 2', 'input 3')
        }

        It 'ends the pipeline with -ErrorAction Stop' {
            $failure = Get-Failure { 'opaque', (Get-SandboxToken) | Test-PartnerMfaToken -Environment Sandbox -ErrorAction Stop }

            Assert-Failure $failure -Category InvalidData -Target 'input 1' -Remedy '*access token*' `
                -Id 'TokenMalformed,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }
    }

    Context 'when it binds parameters' {
        It 'refuses <What>' -ForEach @(
            @{ What = 'a number as a token'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken -Token 42 } }
            @{ What = 'a null token'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken -Token $null } }
            @{ What = 'text as a context'; Id = 'CannotConvertArgumentNoMessage'; Script = { Test-PartnerMfaToken -Context 'mfa' } }
            @{ What = 'a token together with a context'; Id = 'AmbiguousParameterSet'; Script = { Test-PartnerMfaToken -Token 'a' -Context (Get-SandboxContext) } }
            @{ What = 'a closed cloud'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken 'a' -Environment AzureGermanCloud } }
            @{ What = 'a cloud that does not exist'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerMfaToken 'a' -Environment Mars } }
        ) {
            $failure = Get-Failure $Script

            $failure.FullyQualifiedErrorId | Should -BeExactly "$Id,PartnerMfa.Commands.TestPartnerMfaTokenCommand"
        }

        It 'refuses a context that went through a job and says why' {
            $stored = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Get-SandboxContext)))
            $failure = Get-Failure { Test-PartnerMfaToken -Context $stored }

            $failure.FullyQualifiedErrorId | Should -BeExactly 'ParameterArgumentTransformationError,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
            $failure.Exception.Message | Should -BeLike '*after a job or a file, it has no token any more.'
        }

        It 'refuses an object without a token and continues' {
            [pscustomobject]@{ Name = 'x' }, (Get-SandboxToken) |
                Test-PartnerMfaToken -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures |
                Get-Answer | Should -BeExactly 'Yes MfaClaimPresent'

            $failures[0].FullyQualifiedErrorId | Should -BeExactly 'ParameterArgumentTransformationError,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'says that <What> contains no token and what to pipe in' -ForEach @(
            @{ What = 'an object'; Kind = 'this object'; Value = [pscustomobject]@{ Name = 'x' } }
            @{ What = 'a number'; Kind = 'an object of the type Int32'; Value = 42 }
            @{ What = 'a table'; Kind = 'an object of the type Hashtable'; Value = @{ Name = 'x' } }
        ) {
            foreach ($test in 'Test-PartnerMfaToken', 'Test-PartnerCenterMfa', 'Get-PartnerMfaUsage') {
                $Value | & $test -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty

                $failures[0].Exception.Message | Should -BeLike "*There is no token* in $Kind. Give a token as text, in a property Token*"
            }
        }

        It 'says that a variable was empty' {
            (Get-Failure { Test-PartnerMfaToken $nothingSoNamed }).Exception.Message | Should -BeLike '*The value is empty ($null)*'
        }
    }

    Context 'with files' {
        BeforeAll {
            $good = Get-SandboxToken
            Set-Content "$TestDrive/a.txt" $good
            Set-Content -LiteralPath "$TestDrive/b [1].txt" (Get-SandboxToken password)
            Set-Content "$TestDrive/c.txt" 'curl https://api.partnercenter.microsoft.com/ -H "x: y"'
        }

        It 'takes wildcards and continues after an invalid file' {
            $answers = Test-PartnerMfaToken -Path "$TestDrive/*.txt" -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $answers | Get-Answer | Should -BeExactly @('Yes MfaClaimPresent', 'No MfaClaimMissing')
            $answers.Source | Split-Path -Leaf | Should -BeExactly @('a.txt', 'b [1].txt')
            $failures | Should -HaveCount 1
            Assert-Failure $failures[0] -Category ReadError -Target (Join-Path $TestDrive 'c.txt') -Remedy '*Import-PartnerMfaCapture*' `
                -Id 'TokenFileUnreadable,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }

        It 'takes the literal names of files from Get-ChildItem' {
            Get-ChildItem $TestDrive -Filter 'b*' | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'takes -LiteralPath' {
            Test-PartnerMfaToken -LiteralPath "$TestDrive/b [1].txt" -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'takes a file with brackets in its name' {
            Test-PartnerMfaToken -Path "$TestDrive/b [1].txt" -Environment Sandbox | Get-Answer | Should -BeExactly 'No MfaClaimMissing'
        }

        It 'takes the output of Get-Content' {
            Get-Content "$TestDrive/a.txt" | Test-PartnerMfaToken -Environment Sandbox | Get-Answer | Should -BeExactly 'Yes MfaClaimPresent'
        }

        It 'reports <Path>, which does not exist, as every cmdlet does' -ForEach @(
            @{ Path = 'none.txt' }, @{ Path = 'none*' }, @{ Path = 'none/[ab].txt' }, @{ Path = 'nodrive:/a' }, @{ Path = 'Env:/PATH' }
        ) {
            $answers = Test-PartnerMfaToken -Path $Path -ErrorAction SilentlyContinue -ErrorVariable failures
            $calls = Import-PartnerMfaCapture -Path $Path -ErrorAction SilentlyContinue -ErrorVariable others

            $answers, $calls | Should -BeNullOrEmpty
            $failures.Count, $others.Count | Should -Be @(1, 1)
            Assert-Failure $failures[0] -Category ObjectNotFound -Target $Path -Remedy 'Check the path*' -Id 'FileNotFound,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
            $others[0].FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,PartnerMfa.Commands.ImportPartnerMfaCaptureCommand'
            "$($others[0])" | Should -BeExactly "$($failures[0])"
        }

        It 'refuses a folder' {
            Test-PartnerMfaToken -Path $TestDrive -ErrorAction SilentlyContinue -ErrorVariable failures

            $failures[0].FullyQualifiedErrorId | Should -BeExactly 'TokenFileUnreadable,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }
    }

    Context 'with mixed input' {
        It 'binds each object by its kind' {
            Set-Content "$TestDrive/mixed.txt" (Get-SandboxToken ngcmfa)
            $context = Get-SandboxContext v2

            $answers = (Get-SandboxToken), (ConvertTo-Secure (Get-SandboxToken password)), $context, $context.GetAccessToken(),
            (Get-Item "$TestDrive/mixed.txt"), [pscustomobject]@{ AccessToken = Get-SandboxToken app-only }, 'opaque' |
                Test-PartnerMfaToken -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $answers.Result | Should -BeExactly @('Yes', 'No', 'Unknown', 'Unknown', 'Unknown', 'NotApplicable')
            $failures | Should -HaveCount 1
        }
    }

    Context 'with -Explain' {
        BeforeAll { $result = Test-PartnerMfaToken (Get-SandboxToken) -Environment Sandbox -Explain }

        It 'lists every claim with its meaning' {
            $result.Claims | Should -BeOfType PartnerMfa.PartnerMfaClaim
            $methods = $result.Claims | Where-Object Name -EQ amr
            $methods.Value | Should -BeExactly 'pwd, mfa'
            $methods.Meaning | Should -BeLike 'how the user signed in*- pwd: a password was used*; mfa: multifactor*'
        }

        It 'shows the claims below the answer' {
            $shown = $result | Out-String -Width 200
            $shown | Should -Match '(?m)^\s+Claims\s*$'
            $shown | Should -Match '(?m)^\s+amr\s+pwd, mfa\s*$'
            $shown | Should -Not -Match 'eyJ'
        }

        It 'returns claims that survive <What>' -ForEach @(
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

    Context 'with a signature' {
        BeforeAll {
            $token = Get-SandboxToken
            $parts = $token.Split('.')
            $forged = $parts[0], $parts[1], ('A' * $parts[2].Length) -join '.'
        }

        It 'checks it only when asked to' {
            $result = Test-PartnerMfaToken $forged -Environment Sandbox
            $result.Result, $result.SignatureStatus | Should -BeExactly @('Yes', 'NotChecked')
            $result | Out-String | Should -Match 'Signature\s+not checked'
        }

        It 'verifies it with the keys of the tenant, for many tokens' {
            $results = $token, $forged, $token | Test-PartnerMfaToken -Environment Sandbox -VerifySignature
            $results.SignatureStatus | Should -BeExactly @('Valid', 'Invalid', 'Valid')
            $results | Get-Answer | Should -BeExactly @('Yes MfaClaimPresent', 'Unknown SignatureInvalid', 'Yes MfaClaimPresent')
        }

        It 'verifies the token of the connection, too' {
            Connect-PartnerMfa -Environment Sandbox 6>$null
            (Test-PartnerMfaToken -VerifySignature).SignatureStatus | Should -BeExactly 'Valid'
        }

        It 'reports Invalid for the certificate of another signer' {
            $rsa = [Security.Cryptography.RSA]::Create(2048)
            $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=x', $rsa, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
            $certificate = $request.CreateSelfSigned([datetimeoffset]::UnixEpoch, [datetimeoffset]::UnixEpoch.AddYears(100))

            (Test-PartnerMfaToken $token -Environment Sandbox -SigningKey $certificate).SignatureStatus | Should -BeExactly 'Invalid'
        }

        It 'verifies it with a key set from a file' {
            Set-Content "$TestDrive/keys.json" '{"keys":[{"kty":"EC","kid":"other","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}'

            $result = Test-PartnerMfaToken $token -Environment Sandbox -KeySetPath "$TestDrive/keys.json"
            $result.SignatureStatus, $result.Reason | Should -BeExactly @('KeyNotFound', 'SignatureNotVerified')
        }

        It 'refuses a key that is not one' {
            $failure = Get-Failure { Test-PartnerMfaToken $token -Environment Sandbox -SigningKey 'opaque' -ErrorAction Stop }
            $failure.FullyQualifiedErrorId | Should -BeExactly 'SigningKeyInvalid,PartnerMfa.Commands.TestPartnerMfaTokenCommand'
        }
    }

    Context 'in a pipeline' {
        It 'ends cleanly when the next command needs no more' {
            $token = Get-SandboxToken
            $seen = [Collections.Generic.List[int]]::new()

            $answers = 1..3 | ForEach-Object { $seen.Add($_); $token } | Test-PartnerMfaToken -Environment Sandbox | Select-Object -First 1

            $answers | Should -HaveCount 1
            $seen | Should -BeExactly @(1)
        }
    }

    Context 'behind Import-PartnerMfaCapture' {
        It 'answers from the capture, and from the response of the service where that was captured' {
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
