BeforeDiscovery {
    $jobs = @(
        @{ Name = 'the runbook'; Run = { param($Token) Invoke-Runbook $Token } }
        @{ Name = 'the timer function'; Run = { param($Token) Invoke-TimerFunction $Token } }
        @{ Name = 'the scheduled task'; Run = { param($Token) Invoke-Task $Token $TestDrive } }
    )
    # A job fails on every answer but Yes and NotApplicable; ExitCode is that of the scheduled task.
    $answers = @(
        @{ Account = 'mfa'; Word = 'Yes'; Fails = $false; ExitCode = 0; Says = 'Yes (Sandbox, mfa@sandbox.example): *' }
        @{ Account = 'password'; Word = 'No'; Fails = $true; ExitCode = 1; Says = 'No (Sandbox, password@sandbox.example): * Sign in once with MFA, * store the new refresh token * New-PartnerMfaRefreshToken *' }
        @{ Account = 'portal'; Word = 'Unknown'; Fails = $true; ExitCode = 2; Says = '*Unknown (Sandbox, portal@sandbox.example): *' }
        @{ Account = 'app-only'; Word = 'NotApplicable'; Fails = $false; ExitCode = 3; Says = 'NotApplicable (Sandbox, ): *' }
    )
    $refusals = @(
        @{ What = 'that is refused'; Token = '0.AAAA-unknown'; Says = 'NO ANSWER: *sign in again*' }
        @{ What = 'with an MFA that is too old'; Account = 'stale'; Says = 'NO ANSWER: *AADSTS50078*' }
        @{ What = 'of an account that Conditional Access blocks'; Account = 'blocked'; Says = 'NO ANSWER: *AADSTS53003*' }
    )
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
    . "$PSScriptRoot/Support/Samples.ps1"

    # Samples import the module by its name.
    $modulePathBefore = $env:PSModulePath
    $env:PSModulePath = (Split-Path (Split-Path $ModulePath)) + [IO.Path]::PathSeparator + $env:PSModulePath
}

AfterAll {
    $env:PSModulePath = $modulePathBefore
}

Describe 'The samples' {
    Context '<Name>' -ForEach $jobs {
        It 'answers <Word> and stores the successor' -ForEach $answers {
            $result = & $Run (Get-SandboxRefreshToken $Account)

            Assert-Successor $result $Account
            Assert-NoSecret $result.Text
            if ($Name -eq 'the scheduled task') {
                $result.ExitCode | Should -Be $ExitCode
                $result.Output | Should -BeLike $Says
            }
            elseif ($Fails) {
                $result.Failure.Exception.Message | Should -BeLike $Says
                if ($Word -eq 'Unknown') { $result.Failure.Exception.Message | Should -BeLike 'NO ANSWER: *' }
            }
            else {
                $result.Failure | Should -BeNullOrEmpty
            }
        }

        It 'returns no answer for a refresh token <What> and keeps the old token' -ForEach $refusals {
            $result = & $Run $(if ($Account) { Get-SandboxRefreshToken $Account } else { $Token })

            $result.Stored | Should -BeNullOrEmpty
            Assert-NoSecret $result.Text
            if ($Name -eq 'the scheduled task') {
                $result.ExitCode | Should -Be 2
                "$($result.Error[0])" | Should -BeLike $Says
                $result.Output | Should -BeNullOrEmpty
            }
            else {
                $result.Failure.Exception.Message | Should -BeLike $Says
            }
        }
    }

    Context 'the runbook' {
        It 'writes the answer to the output as a sentence and as JSON' {
            $run = Invoke-Runbook (Get-SandboxRefreshToken 'mfa')

            $run.Output.Count | Should -Be 2
            $run.Output[0] | Should -BeLike 'Yes (Sandbox, mfa@sandbox.example): *'
            $told = $run.Output[1] | ConvertFrom-Json
            $told.Result, $told.Reason, $told.Environment | Should -BeExactly @('Yes', 'MfaConfirmedByService', 'Sandbox')
            $run.Warning | Should -BeNullOrEmpty
        }

        It 'writes a No to the output before the job fails' {
            $run = Invoke-Runbook (Get-SandboxRefreshToken 'password')

            $run.Output[0] | Should -BeExactly $run.Failure.Exception.Message
        }

        It 'warns about an Unknown with -FailOnUnknown $false' {
            $run = Invoke-Runbook (Get-SandboxRefreshToken 'portal') -Parameter @{ FailOnUnknown = $false }

            $run.Failure | Should -BeNullOrEmpty
            $run.Warning | Should -BeLike 'Unknown (Sandbox, portal@sandbox.example): *'
        }

        It 'fails on a No even with -FailOnUnknown $false' {
            $run = Invoke-Runbook (Get-SandboxRefreshToken 'password') -Parameter @{ FailOnUnknown = $false }

            $run.Failure.Exception.Message | Should -BeLike 'No (*'
        }

        It 'names the missing asset <Asset>' -ForEach @(
            @{ Asset = 'App'; Parameter = @{ AppAssetName = 'App' } }
            @{ Asset = 'Token'; Parameter = @{ RefreshTokenAssetName = 'Token' } }
        ) {
            $run = Invoke-Runbook (Get-SandboxRefreshToken 'mfa') -Parameter $Parameter

            $run.Failure.Exception.Message | Should -BeLike "There is no * asset '$Asset'. Make *"
            $run.Stored | Should -BeNullOrEmpty
        }

        It 'fails when it cannot store the successor, and never shows it' {
            $run = Invoke-Runbook (Get-SandboxRefreshToken 'mfa') -Stub 'function Set-AutomationVariable { param($Name, $Value) throw "cannot store $Value" }'

            $run.Failure.Exception.Message | Should -BeLike "The new refresh token was not stored in 'PartnerMfaRefreshToken'*still works*"
            Assert-NoSecret $run.Text
        }
    }

    Context 'the timer function' {
        It 'has a parameter for each binding and no others' {
            $bindings = (Get-Content "$SamplesPath/AzureFunctions/PartnerMfaCheck/function.json" -Raw | ConvertFrom-Json).bindings
            $parameters = (Get-Command "$SamplesPath/AzureFunctions/PartnerMfaCheck/run.ps1").ScriptBlock.Ast.ParamBlock.Parameters

            $parameters.Name.VariablePath.UserPath | Should -BeExactly $bindings.name
            $bindings.type | Should -BeExactly 'timerTrigger'
            # {second} {minute} {hour} {day} {month} {day of week}
            $bindings.schedule.Split(' ').Count | Should -Be 6
        }

        It 'comes with the files that a function app needs' {
            (Get-Content "$SamplesPath/AzureFunctions/host.json" -Raw | ConvertFrom-Json).managedDependency.enabled | Should -BeTrue
            (Import-PowerShellDataFile "$SamplesPath/AzureFunctions/requirements.psd1").Keys | Should -Contain 'Az.KeyVault'
        }

        It 'signs in to Azure as the function app when a worker starts, <Where>' -ForEach @(
            @{ Where = 'in Azure'; Endpoint = 'http://localhost/identity'; Calls = 'autosave Process', 'identity True' }
            @{ Where = 'but not elsewhere'; Endpoint = ''; Calls = @() }
        ) {
            $env:IDENTITY_ENDPOINT = $Endpoint
            try {
                $run = Invoke-Sample "$SamplesPath/AzureFunctions/profile.ps1" -Stub @'
function Disable-AzContextAutosave { param($Scope) $State.Stored.Add("autosave $Scope") }
function Connect-AzAccount { param([switch] $Identity) $State.Stored.Add("identity $Identity") }
'@
            }
            finally {
                Remove-Item Env:IDENTITY_ENDPOINT -ErrorAction Ignore
            }

            $run.Stored | Should -Be $Calls
        }

        It 'names the app setting that <What>' -ForEach @(
            @{ What = 'is missing'; Value = ''; Says = 'The app setting PARTNER_MFA_CLIENT_SECRET is missing.' }
            @{ What = 'is a broken key vault reference'; Value = '@Microsoft.KeyVault(VaultName=vault;SecretName=x)'; Says = 'The key vault reference in PARTNER_MFA_CLIENT_SECRET does not work*' }
        ) {
            $run = Invoke-TimerFunction (Get-SandboxRefreshToken 'mfa') -Setting @{ PARTNER_MFA_CLIENT_SECRET = $Value }

            $run.Failure.Exception.Message | Should -BeLike $Says
            $run.Stored | Should -BeNullOrEmpty
        }

        It 'stores the successor under the configured name' {
            $run = Invoke-TimerFunction (Get-SandboxRefreshToken 'mfa') -Setting @{ PARTNER_MFA_REFRESH_TOKEN_NAME = 'Other' }

            Assert-Successor $run 'mfa' -Name 'Other'
        }

        It 'fails when it cannot store the successor, and never shows it' {
            $run = Invoke-TimerFunction (Get-SandboxRefreshToken 'mfa') -Stub @'
function Set-AzKeyVaultSecret { param($VaultName, $Name, $SecretValue) throw "cannot store $([Net.NetworkCredential]::new('', $SecretValue).Password)" }
'@

            $run.Failure.Exception.Message | Should -BeLike "The new refresh token was not stored in 'vault'*still works*"
            Assert-NoSecret $run.Text
        }

        It 'warns when it runs late' {
            (Invoke-TimerFunction (Get-SandboxRefreshToken 'mfa') -Late $true).Warning | Should -BeLike 'This run is late*'
        }
    }

    Context 'the scheduled task' {
        It 'refuses to store secrets where Export-Clixml does not encrypt' {
            if ($IsWindows) { Set-ItResult -Skipped -Because 'Export-Clixml encrypts on Windows' }
            $run = Invoke-Sample "$SamplesPath/ScheduledTask/Test-PartnerMfaTask.ps1" -Parameter @{
                Setup = $true; Credential = Get-SampleCredential; TenantId = 'sandbox.example'; Environment = 'Sandbox'; SecretPath = "$TestDrive/refused.clixml"
            }

            "$($run.Error[0])" | Should -BeLike 'NO ANSWER: Export-Clixml does not encrypt on this system*'
            $run.ExitCode | Should -Be 2
            "$TestDrive/refused.clixml*" | Should -Not -Exist
            Assert-NoSecret $run.Text
        }

        It 'is set up with one sign-in and then runs unattended' {
            $file = "$TestDrive/setup.clixml"
            $setup = Invoke-Sample "$SamplesPath/ScheduledTask/Test-PartnerMfaTask.ps1" -Stub $TaskStub -Parameter @{
                Setup = $true; Credential = Get-SampleCredential; TenantId = 'sandbox.example'; Environment = 'Sandbox'; SecretPath = $file
            }
            $run = Invoke-Sample "$SamplesPath/ScheduledTask/Test-PartnerMfaTask.ps1" -Stub $TaskStub -Parameter @{ SecretPath = $file }

            $setup.ExitCode, $setup.Output | Should -Be @(0, "The secrets of mfa@sandbox.example (Sandbox) are kept in $file.")
            $run.ExitCode | Should -Be 0
            $run.Output | Should -BeLike 'Yes (*'
            "$file.new" | Should -Not -Exist
            Assert-NoSecret ($setup.Text + $run.Text)
        }

        It 'writes a report for <Account>' -ForEach @(
            @{ Account = 'mfa'; Tells = '*MfaConfirmedByService*' }
            @{ Account = 'password'; Tells = '*MfaRequiredByService*' }
            @{ Account = 'stale'; Tells = '*MfaInteractionRequired*' }
        ) {
            Invoke-Task (Get-SandboxRefreshToken $Account) $TestDrive -Parameter @{ ReportPath = "$TestDrive/report.html" } | Out-Null

            Get-Content "$TestDrive/report.html" -Raw | Should -BeLike $Tells
            Assert-NoSecret (Get-Content "$TestDrive/report.html" -Raw)
        }

        It 'keeps the old secrets intact when it cannot write new ones' {
            $run = Invoke-Task (Get-SandboxRefreshToken 'mfa') $TestDrive -Stub @'
function Export-Clixml { param([Parameter(ValueFromPipeline)] $Kept, $LiteralPath) process { [IO.File]::WriteAllText($LiteralPath, '<Objs'); throw 'The disk is full.' } }
'@

            $run.ExitCode | Should -Be 2
            "$($run.Error[0])" | Should -BeLike 'NO ANSWER: The disk is full.*'
            $run.Stored | Should -BeNullOrEmpty
        }

        It 'says what to do when it is not set up' {
            $run = Invoke-Sample "$SamplesPath/ScheduledTask/Test-PartnerMfaTask.ps1" -Stub $TaskStub -Parameter @{ SecretPath = "$TestDrive/none.clixml" }

            "$($run.Error[0])" | Should -BeLike "NO ANSWER: There is no file '*none.clixml'. Run this script with -Setup first*"
            $run.ExitCode | Should -Be 2
        }

        Context 'with alerts' {
            BeforeAll {
                # A Teams workflow and a mail server, on loopback.
                $teams = [Net.HttpListener]::new()
                $port = 0
                foreach ($try in 1..20) {
                    $port = Get-Random -Minimum 20000 -Maximum 60000
                    $teams.Prefixes.Clear()
                    $teams.Prefixes.Add("http://127.0.0.1:$port/")
                    try { $teams.Start(); break } catch { Write-Verbose "Port $port is taken." }
                }
                $webhook = "http://127.0.0.1:$port/planted-secret"
                $mailServer = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
                $mailServer.Start()

                $channel = [hashtable]::Synchronized(@{ Status = 200; Posted = [Collections.Generic.List[string]]::new() })
                $answering = Start-ThreadJob {
                    param($Listener, $Channel)
                    while ($true) {
                        # Short waits, because a blocked job cannot be stopped.
                        $coming = $Listener.GetContextAsync()
                        while (-not $coming.Wait(50)) { continue }
                        $Channel.Posted.Add([IO.StreamReader]::new($coming.Result.Request.InputStream).ReadToEnd())
                        $coming.Result.Response.StatusCode = $Channel.Status
                        $coming.Result.Response.Close()
                    }
                } -ArgumentList $teams, $channel

                # Runs the task; $channel.Posted contains what was sent to Teams in the meantime.
                function Invoke-Alert {
                    param([string] $Account, [hashtable] $Parameter = @{ AlertTeams = $true }, [int] $Status = 200)

                    $channel.Posted.Clear()
                    $channel.Status = $Status
                    $file = "$TestDrive/alerts/secrets.clixml"
                    $null = New-Item (Split-Path $file) -ItemType Directory -Force
                    [pscustomobject] @{
                        RefreshToken = ConvertTo-Secure (Get-SandboxRefreshToken $Account); Credential = Get-SampleCredential; TenantId = 'sandbox.example'
                        Environment = 'Sandbox'; TeamsWebhook = ConvertTo-Secure $webhook
                    } | Export-Clixml -LiteralPath $file
                    Invoke-Sample "$SamplesPath/ScheduledTask/Test-PartnerMfaTask.ps1" -Parameter (@{ SecretPath = $file } + $Parameter) -Stub $TaskStub
                }
            }

            AfterAll {
                $answering | Stop-Job
                $answering | Remove-Job -Force
                $teams.Close()
                $mailServer.Stop()
            }

            BeforeEach { Remove-Item "$TestDrive/alerts" -Recurse -Force -ErrorAction Ignore }

            It 'stays silent while all is well, and reports a change of the answer once' {
                $told = foreach ($account in 'mfa', 'mfa', 'password', 'password', 'stale', 'mfa', 'mfa') {
                    $run = Invoke-Alert $account
                    Assert-NoSecret $run.Text
                    Assert-NoSecret "$($channel.Posted) -"
                    "$($account): $($channel.Posted.Count)"
                }

                $told | Should -Be @('mfa: 0', 'mfa: 0', 'password: 1', 'password: 0', 'stale: 1', 'mfa: 1', 'mfa: 0')
            }

            It 'posts a card with the answer and what to do' {
                $null = Invoke-Alert password

                $card = ($channel.Posted[0] | ConvertFrom-Json).attachments[0]
                $card.contentType | Should -Be 'application/vnd.microsoft.card.adaptive'
                $card.content.body[0].text | Should -Be 'Partner Center MFA: the answer is now No (MfaRequiredByService)'
                $card.content.body[1].text | Should -BeLike 'No (Sandbox, password@sandbox.example): *'
            }

            It 'sends an alert at the next run when Teams did not take it, and never shows the address' {
                $first = Invoke-Alert password -Status 500
                $second = Invoke-Alert password

                $first.ExitCode, $second.ExitCode | Should -Be @(1, 1)
                $first.Warning | Should -BeLike 'An alert was not sent: Teams did not take the alert (*).'
                Assert-NoSecret $first.Text
                $channel.Posted.Count | Should -Be 1
            }

            It 'keeps no secret in the file of the last answer' {
                $null = Invoke-Alert password

                $state = Get-Content "$TestDrive/alerts/secrets.state.json" -Raw
                ($state | ConvertFrom-Json).Answer | Should -Be 'No (MfaRequiredByService)'
                Assert-NoSecret $state
            }

            It 'sends a mail' {
                $mail = [Collections.Generic.List[string]]::new()
                $serving = Start-ThreadJob {
                    param($Listener, $Mail)
                    $coming = $Listener.AcceptTcpClientAsync()
                    while (-not $coming.Wait(50)) { continue }
                    $client = $coming.Result
                    $stream = $client.GetStream()
                    $reader = [IO.StreamReader]::new($stream)
                    $writer = [IO.StreamWriter]::new($stream)
                    $writer.NewLine = "`r`n"
                    $writer.AutoFlush = $true
                    $writer.WriteLine('220 mail.example')
                    $inData = $false
                    while ($null -ne ($line = $reader.ReadLine())) {
                        $Mail.Add($line)
                        if ($inData) { if ($line -eq '.') { $inData = $false; $writer.WriteLine('250 kept') } }
                        elseif ($line -eq 'DATA') { $inData = $true; $writer.WriteLine('354 go on') }
                        elseif ($line -eq 'QUIT') { $writer.WriteLine('221 bye'); break }
                        else { $writer.WriteLine('250 mail.example') }
                    }
                    $client.Close()
                } -ArgumentList $mailServer, $mail
                $run = Invoke-Alert password -Parameter @{
                    AlertMailTo = 'ops@contoso.example'; AlertMailFrom = 'mfa@contoso.example'; AlertMailServer = '127.0.0.1'; AlertMailPort = $mailServer.LocalEndpoint.Port
                }
                $null = $serving | Wait-Job -Timeout 30
                $serving | Remove-Job -Force

                $run.Warning | Should -BeNullOrEmpty
                $mail | Should -Contain 'RCPT TO:<ops@contoso.example>'
                $mail | Should -Contain 'Subject: Partner Center MFA: the answer is now No (MfaRequiredByService)'
                Assert-NoSecret ($mail -join "`n")
            }

            It 'says what is missing for an alert, and still gives the answer' -ForEach @(
                @{ Parameter = @{ AlertMailTo = 'ops@contoso.example' }; Says = 'An alert was not sent: A mail needs -AlertMailServer and -AlertMailFrom.' }
            ) {
                $run = Invoke-Alert password -Parameter $Parameter

                $run.ExitCode, $run.Warning | Should -Be @(1, $Says)
                $run.Output | Should -BeLike 'No (*'
            }
        }
    }

    Context 'the script for many accounts' {
        BeforeAll {
            $vaultStub = @'
function Get-Secret { param($Name, $Vault) if ($State.Secrets.ContainsKey($Name)) { [Net.NetworkCredential]::new('', $State.Secrets[$Name]).SecurePassword } else { throw "There is no secret $Name." } }
function Set-Secret { param($Name, $SecureStringSecret, $Vault) $State.Stored.Add("$Name=$([Net.NetworkCredential]::new('', $SecureStringSecret).Password)") }
'@

            function Invoke-AccountList {
                param([string[]] $Account, [string] $Stub = '')

                $list = "$TestDrive/accounts.csv"
                $lines = $Account | ForEach-Object { [pscustomobject] @{ Name = "Partner $_"; TenantId = 'sandbox.example'; ApplicationId = $SampleApp; RefreshTokenName = $_; ClientSecretName = 'app' } }
                if ($lines) { $lines | Export-Csv $list -NoTypeInformation } else { Set-Content $list 'Name,TenantId,ApplicationId,RefreshTokenName,ClientSecretName' }
                $secrets = @{ app = $SampleSecret }
                foreach ($one in $Account -ne 'missing') { $secrets[$one] = Get-SandboxRefreshToken $one }
                Remove-Item "$TestDrive/many.*" -ErrorAction Ignore
                Invoke-Sample "$SamplesPath/ManyAccounts/Test-PartnerMfaAccounts.ps1" -Stub "$vaultStub`n$Stub" -State @{ Secrets = $secrets } -Parameter @{
                    Path = $list; ReportPath = "$TestDrive/many.html"; TablePath = "$TestDrive/many.csv"; Environment = 'Sandbox'
                }
            }
        }

        It 'makes one report and one table of all accounts, also when some fail' {
            $run = Invoke-AccountList 'mfa', 'password', 'portal', 'stale', 'missing', 'fido'

            $run.Failure | Should -BeNullOrEmpty
            $run.ExitCode | Should -Be 1
            $table = Import-Csv "$TestDrive/many.csv"
            $table.Result | Should -BeExactly @('Yes', 'No', 'Unknown', 'No', 'Unknown', 'Unknown')
            $table.Account | Should -BeExactly @('mfa@sandbox.example', 'password@sandbox.example', 'portal@sandbox.example', 'fido@sandbox.example', 'Partner stale', 'Partner missing')
            $table[4].Reason | Should -BeExactly 'MfaInteractionRequired'
            $table[5].Message | Should -BeExactly 'There is no secret missing.'
            $run.Output.Result | Should -BeExactly $table.Result
            $page = Get-Content "$TestDrive/many.html" -Raw
            foreach ($told in 'mfa@sandbox.example', 'fido@sandbox.example', 'MfaInteractionRequired', 'There is no secret missing') { $page | Should -BeLike "*$told*" }
            Assert-NoSecret ($run.Text + $page + (Get-Content "$TestDrive/many.csv" -Raw))
        }

        It 'stores a successor for each account that signs in' {
            $run = Invoke-AccountList 'mfa', 'password', 'stale'

            $run.Stored | ForEach-Object { $_.Split('=')[0] } | Should -BeExactly @('mfa', 'password')
            $run.Stored | Select-Object -Unique | Should -HaveCount 2
        }

        It 'ends with exit code <Code> for <Account>' -ForEach @(
            @{ Account = 'mfa', 'unconfirmed'; Code = 0 }
            @{ Account = 'mfa', 'password', 'portal'; Code = 1 }
            @{ Account = 'mfa', 'portal'; Code = 2 }
            @{ Account = 'mfa', 'stale'; Code = 2 }
            @{ Account = 'mfa', 'app-only'; Code = 3 }
        ) {
            $run = Invoke-AccountList $Account

            $run.Failure | Should -BeNullOrEmpty
            $run.ExitCode | Should -Be $Code
        }

        It 'continues with the others when it cannot store a successor, and never shows it' {
            $run = Invoke-AccountList 'mfa', 'fido' -Stub @'
function Set-Secret {
    param($Name, $SecureStringSecret, $Vault)
    if ($Name -eq 'mfa') { throw "cannot store $([Net.NetworkCredential]::new('', $SecureStringSecret).Password)" }
}
'@
            $table = Import-Csv "$TestDrive/many.csv"

            $table.Account | Should -BeExactly @('fido@sandbox.example', 'Partner mfa')
            $table[1].Reason, $table[1].Result | Should -BeExactly @('OperationStopped', 'Unknown')
            $table[1].Message | Should -BeLike "The new refresh token was not stored in 'mfa'*still works*"
            Assert-NoSecret ($run.Text + (Get-Content "$TestDrive/many.html" -Raw) + (Get-Content "$TestDrive/many.csv" -Raw))
        }

        It 'ends with exit code 2 for an empty list' {
            $run = Invoke-AccountList @()

            "$($run.Error[0])" | Should -BeLike "NO ANSWER: There is no account in '*accounts.csv'.*"
            $run.ExitCode | Should -Be 2
        }
    }

    Context 'the Pester file' {
        BeforeAll {
            function Invoke-PesterSample {
                param([string[]] $Account)

                $names = ($Account | ForEach-Object { "'$_@sandbox.example'" }) -join ', '
                $child = Invoke-ChildPowerShell -Variable @{ PSModulePath = $env:PSModulePath } -Script @"
Import-Module Pester -MinimumVersion 5.5
`$configuration = New-PesterConfiguration
`$configuration.Run.Container = New-PesterContainer -Path '$SamplesPath/Pester/PartnerMfa.Tests.ps1' -Data @{ UserPrincipalName = $names; Environment = 'Sandbox' }
`$configuration.Run.PassThru = `$true
`$configuration.Output.Verbosity = 'None'
`$run = Invoke-Pester -Configuration `$configuration
@{ Broken = `$run.FailedBlocksCount + `$run.FailedContainersCount
   Tests = @(`$run.Tests | ForEach-Object { @{ Name = `$_.ExpandedPath; Result = `$_.Result; Why = "`$(`$_.ErrorRecord)" } }) } | ConvertTo-Json -Depth 4
"@
                $child.Error | Should -BeNullOrEmpty
                $told = $child.Output | ConvertFrom-Json
                $told.Broken | Should -Be 0
                $told.Tests | Should -HaveCount (2 * $Account.Count) -Because 'each account has one test of its sign-in and one of its setup'
                $told.Tests
            }
        }

        It 'passes for an integration that is set up correctly' {
            Invoke-PesterSample 'mfa' | ForEach-Object Result | Should -BeExactly @('Passed', 'Passed')
        }

        It 'fails with the reason and the remedy' {
            $tests = Invoke-PesterSample 'excluded', 'password'

            $tests.Name | Should -BeExactly @('excluded', 'password' | ForEach-Object { "The integration $_@sandbox.example.meets the MFA requirement", "The integration $_@sandbox.example.is set up to meet it" })
            $tests.Result | Should -BeExactly @('Failed', 'Failed', 'Failed', 'Failed')
            $tests[1].Why | Should -BeLike '*because AccountExcludedFromPolicy: *'
            $tests[2].Why | Should -BeLike '*because MfaRequiredByService: * Sign in * with MFA*'
        }

        It 'is inconclusive where the answer is Unknown, and skipped where it does not apply' {
            (Invoke-PesterSample 'no-permission')[1].Result | Should -BeExactly 'Inconclusive'
            (Invoke-PesterSample 'portal')[0].Result | Should -BeExactly 'Inconclusive'
            (Invoke-PesterSample 'app-only')[0].Result | Should -BeExactly 'Skipped'
        }
    }

    It 'end with exit code 2, not with a No, when the module is missing: <File>' -ForEach @(
        @{ File = 'ScheduledTask/Test-PartnerMfaTask.ps1'; Parameter = @{} }
        @{ File = 'ManyAccounts/Test-PartnerMfaAccounts.ps1'; Parameter = @{ Path = 'accounts.csv' } }
    ) {
        $run = Invoke-Sample "$SamplesPath/$File" -Parameter $Parameter -Stub 'function Import-Module { throw "There is no module." }'

        "$($run.Error[0])" | Should -BeLike 'NO ANSWER: There is no module.*'
        $run.ExitCode | Should -Be 2
    }

    It 'show no secret in a transcript: <Name>' -ForEach @(
        @{ Name = 'the runbook'; File = 'AzureAutomation/Test-PartnerMfaRunbook.ps1'; Parameter = '-TenantId sandbox.example -Environment Sandbox' }
        @{ Name = 'the timer function'; File = 'AzureFunctions/PartnerMfaCheck/run.ps1'; Parameter = '' }
    ) {
        $transcript = "$TestDrive/transcript.txt"
        $child = Invoke-ChildPowerShell -Variable @{
            PSModulePath = $env:PSModulePath; PARTNER_MFA_TENANT = 'sandbox.example'; PARTNER_MFA_APPLICATION_ID = $SampleApp; PARTNER_MFA_CLIENT_SECRET = $SampleSecret
            PARTNER_MFA_REFRESH_TOKEN = Get-SandboxRefreshToken 'password'; PARTNER_MFA_VAULT = 'vault'; PARTNER_MFA_ENVIRONMENT = 'Sandbox'
        } -Script @"
`$VerbosePreference = `$DebugPreference = `$InformationPreference = 'Continue'
`$State = @{ Stored = [Collections.Generic.List[object]]::new(); RefreshToken = `$env:PARTNER_MFA_REFRESH_TOKEN }
`$State.Credential = [pscredential]::new('$SampleApp', [Net.NetworkCredential]::new('', `$env:PARTNER_MFA_CLIENT_SECRET).SecurePassword)
$RunbookStub
$FunctionStub
Start-Transcript '$transcript' -IncludeInvocationHeader
& '$SamplesPath/$File' $Parameter
Stop-Transcript
"@
        $text = Get-Content $transcript -Raw

        $text | Should -BeLike '*No (Sandbox, password@sandbox.example)*'
        Assert-NoSecret ($text + $child.Output + $child.Error)
    }
}

Describe 'A test of MFA in a condition' {
    BeforeAll {
        . "$PSScriptRoot/Support/Conditions.ps1"
    }

    It 'is found: <_>' -ForEach @(
        'if (Test-PartnerCenterMfa) { 1 }', 'if (-not (Test-PartnerMfaToken $t)) { 1 }', 'while (!(Test-PartnerCenterMfa -Environment Sandbox)) { 1 }', 'if ($a -and (Test-PartnerMfaSetup x)) { 1 }'
        'if ($a) { 1 } elseif ($t | Test-PartnerMfaToken) { 2 }', 'do { 1 } until (Test-PartnerCenterMfa)', 'if ($answer = Test-PartnerCenterMfa) { 1 }', 'if (Get-PartnerMfaUsage) { 1 }', '[bool] (Test-PartnerCenterMfa)'
    ) {
        Find-ObjectCondition ([Management.Automation.Language.Parser]::ParseInput($_, [ref] $null, [ref] $null)) | Should -HaveCount 1
    }

    It 'is right: <_>' -ForEach @(
        'if (Test-PartnerCenterMfa -Quiet) { 1 }', 'if ((Test-PartnerCenterMfa).Result -eq "Yes") { 1 }', 'if ($a) { Test-PartnerCenterMfa }', '$answer = Test-PartnerCenterMfa'
        'if ((Test-PartnerMfaSetup x)[0].Result -eq "No") { 1 }', 'if (Test-PartnerMfaToken $t -Quiet:$true) { 1 }'
    ) {
        Find-ObjectCondition ([Management.Automation.Language.Parser]::ParseInput($_, [ref] $null, [ref] $null)) | Should -BeNullOrEmpty
    }

    It 'appears in no sample and in no help example' {
        . "$PSScriptRoot/Support/HelpExamples.ps1"
        $scripts = @(Get-ChildItem $SamplesPath -Recurse -Filter *.ps1 | ForEach-Object { Get-Content -Raw $_ }) + @(Get-HelpExample | ForEach-Object { $_.Code })

        $scripts.Count | Should -BeGreaterThan 40
        $scripts | ForEach-Object { Find-ObjectCondition ([Management.Automation.Language.Parser]::ParseInput($_, [ref] $null, [ref] $null)) } | Should -BeNullOrEmpty
    }
}
