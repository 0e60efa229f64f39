BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"

    $command = 'PartnerMfa.Commands.TestPartnerCenterMfaCommand'

    function Get-Answer {
        process { "$($_.Result) $($_.Reason)" }
    }
}

Describe 'Test-PartnerCenterMfa' {
    BeforeEach { Disconnect-PartnerMfa }

    Context 'when it answers' {
        It 'answers <Answer> for <Account>' -ForEach @(
            @{ Account = 'mfa'; Answer = 'Yes MfaConfirmedByService'; Status = 200; Confirmed = $true; Attempts = 1 }
            @{ Account = 'unconfirmed'; Answer = 'Yes MfaClaimPresent'; Status = 200; Confirmed = $false; Attempts = 1 }
            @{ Account = 'password'; Answer = 'No MfaRequiredByService'; Status = 401; Confirmed = $true; Attempts = 1 }
            @{ Account = 'enforced'; Answer = 'No MfaRequiredByService'; Status = 401; Confirmed = $true; Attempts = 1 }
            @{ Account = 'refused'; Answer = 'No MfaRefusedByService'; Status = 401; Confirmed = $true; Attempts = 1 }
            @{ Account = 'not-enforced'; Answer = 'No MfaClaimMissing'; Status = 200; Confirmed = $false; Attempts = 1 }
            @{ Account = 'fido'; Answer = 'No MfaRequiredByService'; Status = 401; Confirmed = $true; Attempts = 1 }
            @{ Account = 'mfa-required-2019'; Answer = 'No MfaRequiredByService'; Status = 401; Confirmed = $true; Attempts = 1 }
            @{ Account = 'mfa-required-2020'; Answer = 'No MfaRequiredByService'; Status = 401; Confirmed = $true; Attempts = 1 }
            @{ Account = 'ngcmfa'; Answer = 'Unknown NotConfirmedByService'; Status = 200; Confirmed = $false; Attempts = 1 }
            @{ Account = 'v2'; Answer = 'Unknown NotConfirmedByService'; Status = 200; Confirmed = $false; Attempts = 1 }
            @{ Account = 'contradiction'; Answer = 'Unknown ContradictoryResponse'; Status = 401; Confirmed = $false; Attempts = 1 }
            @{ Account = 'rejected'; Answer = 'Unknown TokenRejected'; Status = 401; Confirmed = $false; Attempts = 1 }
            @{ Account = 'no-role'; Answer = 'Unknown AccessDenied'; Status = 403; Confirmed = $false; Attempts = 1 }
            @{ Account = 'portal'; Answer = 'Unknown UnexpectedResponse'; Status = 200; Confirmed = $false; Attempts = 1 }
            @{ Account = 'redirect'; Answer = 'Unknown UnexpectedResponse'; Status = 302; Confirmed = $false; Attempts = 1 }
            @{ Account = 'throttled'; Answer = 'Yes MfaConfirmedByService'; Status = 200; Confirmed = $true; Attempts = 2 }
            @{ Account = 'flaky'; Answer = 'Yes MfaConfirmedByService'; Status = 200; Confirmed = $true; Attempts = 2 }
            @{ Account = 'app-only'; Answer = 'NotApplicable AppOnlyToken'; Status = $null; Confirmed = $null; Attempts = $null }
            @{ Account = 'expired'; Answer = 'Unknown TokenExpired'; Status = $null; Confirmed = $null; Attempts = $null }
        ) {
            $result = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken $Account)

            $result | Get-Answer | Should -BeExactly $Answer
            $result.StatusCode, $result.ServiceConfirmed, $result.Attempts | Should -Be @($Status, $Confirmed, $Attempts)
        }

        It 'answers Unknown for <Account> when the time is up' -ForEach @(
            @{ Account = 'down'; Reason = 'ServiceUnavailable' }
            @{ Account = 'offline'; Reason = 'NetworkFailure' }
        ) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $result = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName "$Account@sandbox.example" -TimeoutSeconds 1

            $result | Get-Answer | Should -BeExactly "Unknown $Reason"
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        }

        It 'returns everything that Microsoft''s support asks for' {
            $result = Test-PartnerCenterMfa -Environment Sandbox

            $result | Should -BeOfType PartnerMfa.PartnerMfaResult
            $result.Account, $result.Environment, $result.Source | Should -BeExactly @('mfa@sandbox.example', 'Sandbox', 'Browser')
            $result.CorrelationId, $result.RequestId | Should -Match '^[0-9a-f-]{36}$'
            $result.Duration | Should -BeOfType double
            $result.CheckedOn.Kind | Should -Be 'Utc'
            "$result" | Should -BeLike 'YES  Partner Center confirmed*'
        }
    }

    Context 'when another account signs in' {
        BeforeEach { Disconnect-PartnerMfa }

        It 'names both accounts and does not send the token' {
            $result = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName another-account@sandbox.example

            $result.Result, $result.Reason, $result.Account | Should -BeExactly @('Unknown', 'DifferentAccount', 'everyday@sandbox.example')
            $result.Message | Should -BeExactly 'The token belongs to everyday@sandbox.example, not to another-account@sandbox.example, so it was not sent.'
            $result.Remedy | Should -BeLike '*test that account: Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName everyday@sandbox.example'
            $result.StatusCode | Should -BeNullOrEmpty
        }

        It 'says so for a token that is given with another account' {
            $result = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken) -UserPrincipalName password@sandbox.example

            $result.Result, $result.Reason | Should -BeExactly @('Unknown', 'DifferentAccount')
        }

        It 'warns when it connects' {
            $warnings = $null
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName another-account@sandbox.example -WarningVariable warnings -WarningAction SilentlyContinue

            $warnings | Should -BeLike 'The token belongs to everyday@sandbox.example, not to another-account@sandbox.example.*'
        }
    }

    Context 'when it tries ordinary calls as well' {
        It 'tries each ordinary call -OrdinaryCallCount times' {
            $result = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken enforced) -OrdinaryCallCount 2

            $result.OrdinaryCallsTried, $result.OrdinaryCallsRefused | Should -BeExactly @(6, 6)
        }

        It 'counts <Expected> refused for <Account>' -ForEach @(
            @{ Account = 'password'; Expected = 0 }
            @{ Account = 'not-enforced'; Expected = 0 }
            @{ Account = 'enforced'; Expected = 1 }
            @{ Account = 'mfa'; Expected = $null }
            @{ Account = 'portal'; Expected = $null }
        ) {
            (Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken $Account)).OrdinaryCallsRefused | Should -BeExactly $Expected
        }

        It 'also calls Microsoft Graph when -GraphToken is given' {
            $graph = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken enforced) -GraphToken (Get-SandboxToken) -ErrorAction SilentlyContinue -ErrorVariable failed

            $graph | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -BeExactly 'GraphTokenInvalid,PartnerMfa.Commands.TestPartnerCenterMfaCommand' -Because 'a token for Partner Center must not go to Graph'
        }

        It 'sends no ordinary call with -<Switch>' -ForEach @(@{ Switch = 'SkipBaseline' }, @{ Switch = 'Quiet' }) {
            $parameters = @{ $Switch = $true }
            $told = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken enforced) @parameters -Verbose 4>&1

            @($told -like 'GET *') | Should -HaveCount 1
            @($told)[-1].OrdinaryCallsTried | Should -BeNullOrEmpty
        }
    }

    Context 'with a correlation ID' {
        It 'uses the same correlation ID for both calls' {
            $id = [guid]::NewGuid()
            $told = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken password) -CorrelationId $id -Verbose 4>&1

            $told[-1].CorrelationId | Should -BeExactly "$id"
            @($told -like "GET *correlation id $id*") | Should -HaveCount 2
        }

        It 'accepts only a GUID' {
            (Get-Failure { Test-PartnerCenterMfa -Environment Sandbox -CorrelationId abc }).FullyQualifiedErrorId |
                Should -BeExactly "ParameterArgumentTransformationError,$command"
        }
    }

    Context 'with a connection' {
        It 'tests the connection' {
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName refused@sandbox.example 3>$null 6>$null

            $result = Test-PartnerCenterMfa

            $result.Account, $result.Reason | Should -BeExactly @('refused@sandbox.example', 'MfaRefusedByService')
        }

        It 'connects when there is no connection' {
            Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example | Out-Null

            (Get-PartnerMfaContext).Account | Should -BeExactly 'password@sandbox.example'
        }

        It 'keeps the connection when another account is named' {
            Connect-PartnerMfa -Environment Sandbox 6>$null

            (Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example).Result | Should -BeExactly 'No'
            (Get-PartnerMfaContext).Account | Should -BeExactly 'mfa@sandbox.example'
        }

        It 'does not send an expired token that cannot be renewed' {
            Connect-PartnerMfa -Environment Sandbox -AccessToken (Get-SandboxToken expired) 3>$null 6>$null

            Assert-Failure (Get-Failure { Test-PartnerCenterMfa }) -Id "ConnectionExpired,$command" -Category ConnectionError `
                -Target 'expired@sandbox.example' -Remedy '*Connect-PartnerMfa*'
        }
    }

    Context 'with a token' {
        BeforeAll {
            $token = Get-SandboxToken password
            $context = Get-SandboxContext password
        }

        It 'accepts <Form>' -ForEach @(
            @{ Form = 'a token at position 0'; Give = { Test-PartnerCenterMfa $token -Environment Sandbox } }
            @{ Form = 'a token as -Token'; Give = { Test-PartnerCenterMfa -Token $token -Environment Sandbox } }
            @{ Form = 'a SecureString'; Give = { Test-PartnerCenterMfa -AccessToken (ConvertTo-Secure $token) -Environment Sandbox } }
            @{ Form = 'a token pasted with Bearer'; Give = { Test-PartnerCenterMfa "Bearer $token" -Environment Sandbox } }
            @{ Form = 'a string in the pipeline'; Give = { $token | Test-PartnerCenterMfa -Environment Sandbox } }
            @{ Form = 'a SecureString in the pipeline'; Give = { ConvertTo-Secure $token | Test-PartnerCenterMfa -Environment Sandbox } }
            @{ Form = 'a property AccessToken'; Give = { [pscustomobject]@{ AccessToken = $token } | Test-PartnerCenterMfa -Environment Sandbox } }
            @{ Form = 'a property Token'; Give = { [pscustomobject]@{ Token = ConvertTo-Secure $token } | Test-PartnerCenterMfa -Environment Sandbox } }
            @{ Form = 'a captured call in the pipeline'; Give = {
                    "curl 'https://api.partnercenter.sandbox.example/v1/customers' -H 'Authorization: Bearer $token'" |
                        Import-PartnerMfaCapture -Environment Sandbox | Test-PartnerCenterMfa
                }
            }
            @{ Form = 'a context in the pipeline'; Give = { $context | Test-PartnerCenterMfa } }
            @{ Form = 'a context as -Context'; Give = { Test-PartnerCenterMfa -Context $context } }
        ) {
            & $Give | Get-Answer | Should -BeExactly 'No MfaRequiredByService'
            Get-PartnerMfaContext | Should -BeNullOrEmpty -Because 'testing a token does not connect'
        }

        It 'answers many tokens one by one' {
            $contexts = 'mfa', 'password', 'portal' | ForEach-Object { Get-SandboxContext $_ }

            $contexts | Test-PartnerCenterMfa | ForEach-Object Result | Should -BeExactly @('Yes', 'No', 'Unknown')
        }

        It 'does not send a token for another service' {
            $told = $token | Test-PartnerCenterMfa -Environment Global -Verbose 4>&1

            $told[0] | Should -BeExactly 'input 1: The token was not sent: WrongAudience.'
            $told[1] | Get-Answer | Should -BeExactly 'Unknown WrongAudience'
        }
    }

    Context 'with many tokens' {
        It 'answers in their order, slow ones included, and continues after an invalid one' {
            $accounts = 'flaky', 'mfa', 'password', 'throttled', 'portal', 'app-only', 'expired'
            $inputs = @($accounts | ForEach-Object { Get-SandboxToken $_ })
            $inputs = @($inputs[0..2]) + 'opaque' + @($inputs[3..6])

            $results = $inputs | Test-PartnerCenterMfa -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $results | ForEach-Object { $_.Account -replace '@.*' } | Should -BeExactly @('flaky', 'mfa', 'password', 'throttled', 'portal', '', 'expired')
            $failures | Should -HaveCount 1
            $failures[0].TargetObject | Should -BeExactly 'input 4'
        }

        It 'takes as long as the slowest, not as all together' {
            $token = Get-SandboxToken throttled
            $watch = [Diagnostics.Stopwatch]::StartNew()

            1..16 | ForEach-Object { $token } | Test-PartnerCenterMfa -Environment Sandbox -ThrottleLimit 16 | ForEach-Object Result |
                Should -BeExactly (@('Yes') * 16)

            $watch.Elapsed.TotalSeconds | Should -BeLessThan 8 -Because 'each one waits for a second'
        }

        It 'counts them in the progress' {
            $session = [powershell]::Create()
            try {
                $tokens = (Get-SandboxToken), (Get-SandboxToken throttled)
                $session.AddScript("Import-Module '$ModulePath'; `$args[0] | Test-PartnerCenterMfa -Environment Sandbox").AddArgument($tokens).Invoke()
                $progress = $session.Streams.Progress | Where-Object Activity -EQ 'Asking Partner Center about many'

                $progress.StatusDescription -match '^1 answered, 1 under way; input 2: Attempt 1: HTTP 429' | Should -Not -BeNullOrEmpty
                $progress[-1].RecordType | Should -Be 'Completed'
            }
            finally {
                $session.Dispose()
            }
        }

        It 'ends at once when it is stopped, whatever command is in front of it' {
            $session = [powershell]::Create()
            $begun = [Threading.ManualResetEventSlim]::new()
            try {
                $session.AddScript("Import-Module '$ModulePath'").Invoke()
                $session.Commands.Clear()
                $session.AddScript('& { $args[0]; $args[1].Set(); Start-Sleep 60 } $args[0] $args[1] | Test-PartnerCenterMfa -Environment Sandbox') | Out-Null
                $session.AddArgument((Get-SandboxToken down)).AddArgument($begun).BeginInvoke() | Out-Null
                Wait-Until { $begun.IsSet }
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $session.Stop()

                $watch.Elapsed.TotalSeconds | Should -BeLessThan 2
                $session.Streams.Error | Should -BeNullOrEmpty
            }
            finally {
                $session.Dispose()
            }
        }
    }

    Context 'several accounts' {
        It 'are tested one by one, and one that fails is an error with its account as target: <Form>' -ForEach @(
            @{ Form = 'in the pipeline'; Give = { $input | Test-PartnerCenterMfa -Environment Sandbox -ErrorAction Continue 2>&1 } }
            @{ Form = 'as an array'; Give = { Test-PartnerCenterMfa -UserPrincipalName @($input) -Environment Sandbox -ErrorAction Continue 2>&1 } }
            @{ Form = 'by property'; Give = { $input | ForEach-Object { [pscustomobject]@{ UserPrincipalName = $_ } } | Test-PartnerCenterMfa -Environment Sandbox -ErrorAction Continue 2>&1 } }
            @{ Form = 'as rows of a CSV file'; Give = { @('Account,Environment') + @($input | ForEach-Object { "$_,Sandbox" }) | ConvertFrom-Csv | Test-PartnerCenterMfa -ErrorAction Continue 2>&1 } }
        ) {
            $told = @('mfa@sandbox.example', 'blocked@sandbox.example', 'password@sandbox.example', 'guest@sandbox.example' | & $Give)

            $told | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { "$($_.TargetObject) $($_.FullyQualifiedErrorId)" } else { "$($_.Account) $($_.Result)" } } | Should -BeExactly @(
                'mfa@sandbox.example Yes', "blocked@sandbox.example ConditionalAccessBlocked,$command", 'password@sandbox.example No', "guest@sandbox.example AccountNotInTenant,$command"
            )
        }

        It 'may come among tokens, in one pipeline' {
            (Get-SandboxToken password), 'mfa@sandbox.example', (Get-SandboxToken portal) | Test-PartnerCenterMfa -Environment Sandbox |
                ForEach-Object Account | Should -BeExactly @('password@sandbox.example', 'mfa@sandbox.example', 'portal@sandbox.example')
        }

        It 'return a Boolean each with -Quiet, even on failure' {
            'mfa@sandbox.example', 'blocked@sandbox.example', 'password@sandbox.example' | Test-PartnerCenterMfa -Environment Sandbox -Quiet -ErrorAction SilentlyContinue |
                Should -Be @($true, $false, $false)
        }

        It 'are Unknown with the token of another account' {
            Test-PartnerCenterMfa -AccessToken (Get-SandboxToken) -UserPrincipalName other@contoso.com -Environment Sandbox | Get-Answer | Should -BeExactly 'Unknown DifferentAccount'
        }

        It 'are forgotten by Disconnect-PartnerMfa, every one' {
            'mfa@sandbox.example', 'password@sandbox.example' | Test-PartnerCenterMfa -Environment Sandbox | Out-Null

            $told = Disconnect-PartnerMfa -Verbose 4>&1
            foreach ($account in 'mfa', 'password') { "$told" | Should -BeLike "*$account@sandbox.example*" }
        }

        It 'refuses <Kind>, names it, and continues' -ForEach @(
            @{ Kind = 'a number'; Given = 42; Names = 'Int32' }
            @{ Kind = 'a hash table'; Given = @{ Name = 'mfa@sandbox.example' }; Names = 'Hashtable' }
            @{ Kind = 'an object without an account or token'; Given = [pscustomobject]@{ Name = 'mfa@sandbox.example' }; Names = 'this object' }
        ) {
            $results = $Given, 'mfa@sandbox.example' | Test-PartnerCenterMfa -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $results | Get-Answer | Should -BeExactly 'Yes MfaConfirmedByService'
            $failures | Should -HaveCount 1
            "$($failures[0])" | Should -BeLike "*There is no token and no account in *$Names*"
        }
    }

    Context 'with -WaitMinutes' {
        It 'ends with the first Yes and keeps its token' {
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName soon@sandbox.example 3>$null 6>$null

            Test-PartnerCenterMfa | Get-Answer | Should -BeExactly 'No MfaRequiredByService'
            Test-PartnerCenterMfa -WaitMinutes 1 -WaitIntervalSeconds 1 | Get-Answer | Should -BeExactly 'Yes MfaConfirmedByService'
            (Get-PartnerMfaContext).Result | Should -BeExactly 'Yes'
        }

        It 'signs in first when there is no connection' {
            Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName soon@sandbox.example -WaitMinutes 1 -WaitIntervalSeconds 1 -Quiet |
                Should -BeTrue
        }

        It 'renews the connection of the given context' {
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName soon@sandbox.example -PassThru 3>$null |
                Test-PartnerCenterMfa -WaitMinutes 1 -WaitIntervalSeconds 1 | Get-Answer | Should -BeExactly 'Yes MfaConfirmedByService'
        }

        It 'shows what it is waiting for and how long' {
            $session = [powershell]::Create()
            try {
                $session.AddScript("Import-Module '$ModulePath'; Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName soon@ -WaitMinutes 1 -WaitIntervalSeconds 2").Invoke()
                $progress = $session.Streams.Progress | Where-Object Activity -EQ 'Waiting for MFA to take effect'

                $progress[0].StatusDescription | Should -Match '^No \(MfaRequiredByService\); asking again at \d\d:\d\d:\d\d, until \d\d:\d\d:\d\d$'
                $progress[0].SecondsRemaining | Should -BeIn 1, 2
                $progress[0].PercentComplete | Should -BeGreaterOrEqual 0
                $progress[-1].RecordType | Should -Be 'Completed'
            }
            finally {
                $session.Dispose()
            }
        }

        It 'refuses <What>, which cannot be renewed' -ForEach @(
            @{ What = 'a connection made with an access token'; Target = 'Connection'; Give = {
                    Connect-PartnerMfa -Environment Sandbox -AccessToken (Get-SandboxToken) 6>$null
                    Test-PartnerCenterMfa -WaitMinutes 1 -ErrorAction Stop
                }
            }
            @{ What = 'a context of another session'; Target = 'Context'; Give = { Test-PartnerCenterMfa -ErrorAction Stop -Context (Get-SandboxContext) -WaitMinutes 1 } }
        ) {
            Assert-Failure (Get-Failure $Give) -Id "TokenNotRenewable,$command" -Category InvalidOperation `
                -Target $Target -Remedy '*Connect-PartnerMfa*'
        }

        It 'is refused together with a token, which does not change' {
            $failure = Get-Failure { Test-PartnerCenterMfa -AccessToken 'x' -WaitMinutes 1 -ErrorAction Stop }

            Assert-Failure $failure -Id "TokenNotRenewable,$command" -Category InvalidOperation -Target 'Token' -Remedy 'Sign in, then wait with that connection: Connect-PartnerMfa*'
        }
    }

    Context 'with an address of your own' {
        It 'warns once for all tokens' {
            $own = New-PartnerMfaEnvironment Own -PartnerCenterEndpoint http://localhost:9 -Resource https://own.example
            $token = Get-SandboxToken

            $answers = $token, $token | Test-PartnerCenterMfa -Environment $own -WarningVariable warnings -WarningAction SilentlyContinue

            $answers.Reason | Should -BeExactly @('WrongAudience', 'WrongAudience') -Because 'the token is for another service'
            $warnings | Should -HaveCount 1
            "$warnings" | Should -BeExactly 'Tokens and secrets go to addresses that you chose: localhost:9.'
        }
    }

    Context 'with a proxy' {
        It 'uses the proxy, and sends it only its own credential' {
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
            $listener.Start()
            try {
                $seen = Start-ThreadJob {
                    'HTTP/1.1 407 Proxy Authentication Required', 'HTTP/1.1 502 Bad Gateway' | ForEach-Object {
                        $client = ($using:listener).AcceptTcpClient()
                        $reader = [IO.StreamReader]::new($client.GetStream())
                        for ($line = $reader.ReadLine(); $line; $line = $reader.ReadLine()) { $line }
                        $head = "$_`r`nProxy-Authenticate: Basic realm=`"test`"`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
                        $client.GetStream().Write([Text.Encoding]::ASCII.GetBytes($head))
                        $client.Dispose()
                    }
                }
                $credential = [pscredential]::new('someone', (ConvertTo-Secure 'proxy password'))
                $own = New-PartnerMfaEnvironment Own -PartnerCenterEndpoint https://api.contoso.example -Resource https://api.partnercenter.sandbox.example

                $result = Test-PartnerCenterMfa (Get-SandboxToken) -Environment $own -WarningAction SilentlyContinue -TimeoutSeconds 2 `
                    -Proxy "http://$($listener.LocalEndpoint)" -ProxyCredential $credential

                $result | Get-Answer | Should -BeExactly 'Unknown NetworkFailure'
                $result.Message | Should -Match '502'
                $told = $seen | Receive-Job -Wait -AutoRemoveJob
                @($told -like 'CONNECT api.contoso.example:443 *') | Should -HaveCount 2
                @($told -match '^Proxy-Authorization: Basic c29tZW9uZTpwcm94eSBwYXNzd29yZA==$') | Should -HaveCount 1
                @($told -like '*Bearer*') | Should -BeNullOrEmpty -Because 'the token is for Partner Center only'
            }
            finally {
                $listener.Stop()
            }
        }

        It 'uses the proxy of the connection until the connection is forgotten' {
            Connect-PartnerMfa -Environment Sandbox -AccessToken (Get-SandboxToken) -Proxy http://localhost:9 6>$null
            $own = New-PartnerMfaEnvironment Own -PartnerCenterEndpoint https://api.contoso.example -Resource https://api.partnercenter.sandbox.example
            $parameters = @{ AccessToken = Get-SandboxToken; Environment = $own; WarningAction = 'SilentlyContinue'; TimeoutSeconds = 1 }

            (Test-PartnerCenterMfa @parameters).Message | Should -BeLike '*Connection refused*'
            Disconnect-PartnerMfa
            (Test-PartnerCenterMfa @parameters).Message | Should -Not -BeLike '*Connection refused*'
        }

        It 'refuses the proxy when <What>, without showing it' -ForEach @(
            @{ What = 'its address contains a password'; Give = @{ Proxy = 'http://someone:s3cret@proxy.example' } }
            @{ What = 'it has no scheme'; Give = @{ Proxy = 'proxy.s3cret.example:8080' } }
            @{ What = 'there is a credential but no address'; Give = @{ ProxyUseDefaultCredentials = $true } }
        ) {
            $failure = Get-Failure { Test-PartnerCenterMfa -Environment Sandbox @Give }

            Assert-Failure $failure -Id "ProxyInvalid,$command" -Category InvalidArgument -Target 'Connection' -Remedy '*proxy*'
            "$failure" | Should -Not -BeLike '*s3cret*'
        }
    }

    Context 'with -Quiet' {
        It 'returns <Expected> for <Account>' -ForEach @(
            @{ Account = 'mfa'; Expected = $true }
            @{ Account = 'password'; Expected = $false }
            @{ Account = 'portal'; Expected = $false }
            @{ Account = 'app-only'; Expected = $false }
        ) {
            $answer = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName "$Account@sandbox.example" -Quiet

            $answer | Should -BeOfType bool
            $answer | Should -Be $Expected
        }

        It 'returns false and an error for text that is not a token' {
            'opaque', (Get-SandboxToken) | Test-PartnerCenterMfa -Environment Sandbox -Quiet -ErrorAction SilentlyContinue |
                Should -BeExactly @($false, $true)
        }
    }

    Context 'when Tab completes its parameters' {
        It 'offers <Offer> after <Line>' -ForEach @(
            @{ Line = 'Test-PartnerCenterMfa -Environment s'; Offer = 'Sandbox' }
            @{ Line = 'Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName thr'; Offer = 'throttled@sandbox.example' }
        ) {
            (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -BeExactly @($Offer)
        }
    }

    Context 'when it fails' {
        It 'reports TokenMalformed for text that is not a token, and continues' {
            $answers = (Get-SandboxToken), 'opaque', (Get-SandboxToken password) |
                Test-PartnerCenterMfa -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $answers.Result | Should -BeExactly @('Yes', 'No')
            Assert-Failure $failures[0] -Id "TokenMalformed,$command" -Category InvalidData -Target 'input 2' -Remedy '*access token*'
        }

        It 'ends the pipeline with -ErrorAction Stop' {
            $failure = Get-Failure { 'opaque', (Get-SandboxToken) | Test-PartnerCenterMfa -Environment Sandbox -ErrorAction Stop }

            Assert-Failure $failure -Id "TokenMalformed,$command" -Category InvalidData -Target 'input 1' -Remedy '*access token*'
        }

        It 'ends with the error of the sign-in, and does not connect' {
            $failure = Get-Failure { Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName blocked@sandbox.example }

            Assert-Failure $failure -Id "ConditionalAccessBlocked,$command" -Category AuthenticationError `
                -Target 'blocked@sandbox.example' -Remedy '*sign-in log*'
            Get-PartnerMfaContext | Should -BeNullOrEmpty
        }

        It 'reports NotConnected within two seconds where no user is present: <Where>' -ForEach @(
            @{ Where = 'pwsh -NonInteractive'; Switch = '-NoProfile', '-NonInteractive'; Variable = @{}; Why = 'this session is not interactive' }
            @{ Where = 'pwsh -noni'; Switch = '-NoProfile', '-noni'; Variable = @{}; Why = 'this session is not interactive' }
            @{ Where = 'closed standard input'; Switch = , '-NoProfile'; Variable = @{}; Why = 'standard input is redirected' }
            @{ Where = 'Azure Automation'; Switch = , '-NoProfile'; Variable = @{ AZUREPS_HOST_ENVIRONMENT = 'AzureAutomation' }; Why = 'this is an Azure Automation job' }
            @{ Where = 'a build agent'; Switch = , '-NoProfile'; Variable = @{ CI = 'true' }; Why = 'this is a build agent' }
        ) {
            $child = Invoke-ChildPowerShell -Switch $Switch -Variable $Variable -Script @"
Import-Module '$ModulePath'
`$watch = [Diagnostics.Stopwatch]::StartNew()
try { Test-PartnerCenterMfa } catch { `$failure = `$_ }
@{ Id = `$failure.FullyQualifiedErrorId; Category = "`$(`$failure.CategoryInfo.Category)"; Message = `$failure.Exception.Message
   Target = `$failure.TargetObject; Remedy = `$failure.ErrorDetails.RecommendedAction; Seconds = `$watch.Elapsed.TotalSeconds } | ConvertTo-Json
"@
            $told = $child.Output | ConvertFrom-Json

            $told.Id, $told.Category, $told.Target | Should -BeExactly @("NotConnected,$command", 'ConnectionError', 'Connection')
            $told.Message | Should -BeLike "*$Why*"
            $told.Remedy | Should -BeLike '*Connect-PartnerMfa -RefreshToken*'
            $told.Seconds | Should -BeLessThan 2
        }

        It 'signs in to the sandbox even where no user is present' {
            $child = Invoke-ChildPowerShell -Switch '-NoProfile', '-NonInteractive' -Variable @{ CI = 'true' } `
                -Script "Import-Module '$ModulePath'; Test-PartnerCenterMfa -Environment Sandbox -Quiet"

            $child.Output.Trim() | Should -BeExactly 'True'
        }
    }

    Context 'when it binds parameters' {
        It 'refuses <What>' -ForEach @(
            @{ What = 'a number as a token'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerCenterMfa -AccessToken 42 } }
            @{ What = 'a context together with another environment'; Id = 'EnvironmentInvalid'
                Script = { Test-PartnerCenterMfa -Context (Get-SandboxContext) -Environment Global }
            }
            @{ What = 'a closed cloud'; Id = 'ParameterArgumentTransformationError'; Script = { Test-PartnerCenterMfa -Environment Germany } }
            @{ What = 'a time limit of zero'; Id = 'ParameterArgumentValidationError'; Script = { Test-PartnerCenterMfa -Environment Sandbox -TimeoutSeconds 0 } }
        ) {
            (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "$Id,$command"
        }
    }

    Context 'with its streams on' {
        It 'writes each attempt to the verbose stream' {
            $told = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName flaky@sandbox.example -Verbose 4>&1 |
                Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_.Message -match '^(GET|HTTP|Attempt) ' }

            $told[0] | Should -BeLike 'GET https://api.partnercenter.sandbox.example/v1/profiles/organization, attempt 1, correlation id*'
            $told[1] | Should -BeExactly 'HTTP 503'
            $told[2] | Should -BeLike 'Attempt 1: HTTP 503; trying again in * s'
            $told[3] | Should -BeLike '*attempt 2*'
            $told[4] | Should -BeExactly 'HTTP 200'
        }

        It 'shows progress while it waits, and removes it afterward' {
            $session = [powershell]::Create()
            try {
                $session.AddScript("Import-Module '$ModulePath'; Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName flaky@sandbox.example").Invoke()
                $progress = $session.Streams.Progress | Where-Object Activity -EQ 'Asking Partner Center'

                $progress[0].StatusDescription | Should -BeLike 'Attempt 1: HTTP 503*'
                $progress[-1].RecordType | Should -Be 'Completed'
            }
            finally {
                $session.Dispose()
            }
        }
    }

    Context 'in a pipeline' {
        It 'ends cleanly when the next command needs no more' {
            $token = Get-SandboxToken
            $seen = [Collections.Generic.List[int]]::new()

            $answers = 1..1000 | ForEach-Object { $seen.Add($_); $token } | Test-PartnerCenterMfa -Environment Sandbox -ThrottleLimit 2 |
                Select-Object -First 1
            $seen.Count | Should -BeLessThan 100 -Because 'it takes no more input than it can work on'

            $answers | Should -HaveCount 1
        }

        It 'ends cleanly when the next command needs no more of its verbose output' {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $told = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName down@sandbox.example -Verbose 4>&1 | Where-Object Message -Match '^(GET|HTTP|Attempt) ' | Select-Object -First 3

            $told[2] | Should -BeLike 'Attempt 1: HTTP 502; trying again in * s'
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 2 -Because 'no further attempt is waited for'
        }
    }

    Context 'when it is stopped' {
        It 'ends the wait between two attempts within two seconds and leaves nothing running' {
            $session = [powershell]::Create()
            try {
                $session.AddCommand('Import-Module').AddArgument($ModulePath).Invoke()
                $session.Commands.Clear()
                $session.AddScript('Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName down@sandbox.example -Verbose').BeginInvoke() | Out-Null
                Wait-Until { $session.Streams.Verbose -match 'trying again' }
                $timers = [Threading.Timer]::ActiveCount

                $watch = [Diagnostics.Stopwatch]::StartNew()
                $session.Stop()
                $elapsed = $watch.Elapsed.TotalSeconds

                $elapsed | Should -BeLessThan 2
                $session.InvocationStateInfo.State | Should -Be 'Stopped'
                # The wait for the next attempt and the time limit are both gone once the work has been joined.
                [Threading.Timer]::ActiveCount | Should -BeLessOrEqual ($timers - 2)
                $session.Streams.Error | Should -BeNullOrEmpty -Because 'a stop is not a failure'

                $session.Commands.Clear()
                $session.AddScript('(Get-PartnerMfaContext).Account').Invoke() | Should -BeExactly 'down@sandbox.example' -Because (
                    'the session lives on')
            }
            finally {
                $session.Dispose()
            }
        }
    }
}
