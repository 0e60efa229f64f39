# Results after they have left the pipeline: tables, files and other processes.

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"

    $PSStyle.OutputRendering = 'PlainText'
    $yes = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken)
    $no = Test-PartnerCenterMfa -Environment Sandbox -AccessToken (Get-SandboxToken password)
    $setup = Test-PartnerMfaSetup excluded@sandbox.example -Environment Sandbox
    $usage = Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName mfa@sandbox.example

    function Get-Heading {
        param($Shown, [int] $Width = 120)

        ($Shown | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() } | Select-Object -First 1
    }
}

AfterAll {
    $PSStyle.OutputRendering = 'Host'
    Disconnect-PartnerMfa
}

Describe 'A table' {
    It 'of results has the answer, the account, the reason and the sentence' {
        Get-Heading ($yes, $no | Format-Table) | Should -Match '^Result\s+Account\s+Reason\s+Message\s*$'
    }

    It 'of a setup has the answer, the check, its role and the sentence' {
        Get-Heading ($setup | Format-Table) | Should -Match '^Result\s+Check\s+Role\s+Message\s*$'
    }

    It 'is the view of usage: one line for an application' {
        $usage.Count | Should -BeGreaterThan 2
        Get-Heading $usage | Should -Match '^Result\s+Application\s+Calls\s+With MFA\s+Last without\s*$'
        @(($usage | Where-Object { $_ -is [PartnerMfa.PartnerMfaUsage] } | Out-String -Width 160).Trim() -split '\r?\n').Count |
            Should -Be (2 + @($usage | Where-Object { $_ -is [PartnerMfa.PartnerMfaUsage] }).Count)
    }

    It 'rounds no share of calls with MFA up to 100 %' {
        $almost = [PartnerMfa.PartnerMfaUsage] @{ Result = 'No'; Reason = 'r'; Message = 'm'; Environment = 'Sandbox'; Source = 's'; CheckedOn = [datetime]::UtcNow; TotalRequests = 1000; CompliantRequests = 999 }

        $almost | Out-String -Width 160 | Should -Match '\s99 %'
    }

    It 'keeps the answer and the sentence in a narrow window' {
        $shown = ($no | Format-Table | Out-String -Width 40) -replace '\s'

        $shown | Should -Match '^ResultAccountReasonMessage-+'
        $shown | Should -Match 'No'
    }

    It 'of usage has a page behind it: Format-List shows the days, the users and the calls' {
        $page = $usage | Where-Object { $_.Calls } | Select-Object -First 1 | Format-List | Out-String -Width 120

        foreach ($label in 'Result', 'Message', 'Application', 'Calls', 'With MFA', 'Days', 'Users without MFA', 'Newest calls without MFA', 'More') { $page | Should -Match "(?m)^$label\s*:" }
    }
}

Describe 'A link' {
    It 'stays in one piece in a window that is wide enough, and is left out of one that is not' {
        $child = Invoke-ChildPowerShell -Script "Import-Module '$ModulePath'; Test-PartnerCenterMfa -Environment Sandbox | Out-String -Width 200"
        $links = [regex]::Matches($child.Output, 'https://\S+').Value

        $links | Where-Object { $_ -ne $yes.HelpUri } | Should -BeNullOrEmpty
        $child.Output | Should -BeLike '*More            *HelpUri*'
    }
}

Describe 'A result' {
    It 'has its lists joined in a table of text' {
        $row = $no | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $whole = $setup[0] | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv

        ($yes | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv).AuthenticationMethods | Should -BeExactly 'pwd | mfa'
        $row.Evidence | Should -BeExactly ($no.Evidence -join ' | ')
        $whole.DecidedBy | Should -BeExactly ($setup[0].DecidedBy -join ' | ')
        $usage | ConvertTo-Csv -NoTypeInformation | Should -Not -Match 'System\.|\[\]|PartnerMfaCollection'
    }

    It 'has its lists as lists for everything else' {
        $yes.AuthenticationMethods | Should -BeExactly @('pwd', 'mfa')
        $yes.AuthenticationMethods -contains 'mfa' | Should -BeTrue
        $yes.AuthenticationMethods[-1], $yes.AuthenticationMethods.Count | Should -Be @('mfa', 2)
        ($yes | ConvertTo-Json | ConvertFrom-Json).AuthenticationMethods | Should -BeExactly @('pwd', 'mfa')
    }

    It 'has its duration as one number of seconds' {
        ($yes | ConvertTo-Json | ConvertFrom-Json).Duration | Should -BeOfType double
        $yes.Duration | Should -BeOfType double
    }

    It 'says nothing about a token when there is none' {
        foreach ($check in $setup) { $check.IsExpired, $check.ExpiresOn, $check.IssuedOn, $check.AuthenticationMethods, $check.Audience | Where-Object { $null -ne $_ } | Should -BeNullOrEmpty }
        $yes.IsExpired | Should -BeFalse
    }

    It 'gives the same report after <Form>' -ForEach @(
        @{ Form = 'a file of CLIXML'; Through = { $input | Export-Clixml "$TestDrive/r.xml"; Import-Clixml "$TestDrive/r.xml" } }
        @{ Form = 'JSON'; Through = { $input | ConvertTo-Json -Depth 5 | ConvertFrom-Json } }
        @{ Form = 'a CSV file'; Through = { $input | Export-Csv "$TestDrive/r.csv" -NoTypeInformation; Import-Csv "$TestDrive/r.csv" } }
        @{ Form = 'a job'; Through = { Start-Job { param($results) $results } -ArgumentList (, @($input)) | Receive-Job -Wait -AutoRemoveJob } }
    ) {
        $yes, $no | Export-PartnerMfaReport "$TestDrive/direct.json" -Force
        @($yes, $no | & $Through) | Export-PartnerMfaReport "$TestDrive/again.json" -Force
        $direct, $again = 'direct', 'again' | ForEach-Object { (Get-Content -Raw "$TestDrive/$_.json" | ConvertFrom-Json).results | ConvertTo-Json -Depth 5 }

        # A table of text has whole seconds.
        if ($Form -eq 'a CSV file') { $direct = $direct -replace '(:\d\d)\.\d+Z', '$1Z' }
        $again | Should -BeExactly $direct
    }
}

Describe 'The streams' {
    BeforeAll {
        function Get-Stream {
            param([scriptblock] $Script, [type] $Type)

            $VerbosePreference = $DebugPreference = 'Continue'
            @(& $Script *>&1 | Where-Object { $_ -is $Type } | ForEach-Object Message)
        }

        function Get-Progress {
            param([string] $Script)

            $shell = [powershell]::Create()
            $null = $shell.AddScript("Import-Module '$((Get-Module PartnerMfa).Path)'; $Script").Invoke()
            $shell.Streams.Progress
            $shell.Dispose()
        }
    }

    BeforeEach { Disconnect-PartnerMfa }

    It 'report with -Verbose where, as whom and for what a person signs in, and how MFA is requested' {
        $lines = (Get-Stream { Connect-PartnerMfa -Environment Sandbox } ([System.Management.Automation.VerboseRecord])) -join "`n"

        $lines | Should -Match 'Browser sign-in: authority https://login\.sandbox\.example/organizations, default client, scopes https://api\.partnercenter\.sandbox\.example/user_impersonation\.'
        $lines | Should -Match 'Asking for MFA with amr_values\.'
        $lines | Should -Match 'The token came from the service; correlation ID [0-9a-f-]{36}\.'
    }

    It 'report with -Verbose when a sign-in does not ask for MFA' {
        $lines = (Get-Stream { Connect-PartnerMfa -Environment Sandbox -WithoutAskingForMfa } ([System.Management.Automation.VerboseRecord])) -join "`n"

        $lines | Should -Match 'MFA not asked for'
        $lines | Should -Not -Match 'Asking for MFA'
    }

    It 'report with -Verbose when a stored token is used' {
        Connect-PartnerMfa -Environment Sandbox
        $lines = (Get-Stream { Connect-PartnerMfa -Environment Sandbox } ([System.Management.Automation.VerboseRecord])) -join "`n"

        $lines | Should -Match 'The token came from the cache'
    }

    It 'report with -Verbose each call and its answer' {
        $lines = (Get-Stream { Test-PartnerCenterMfa -Environment Sandbox } ([System.Management.Automation.VerboseRecord])) -join "`n"

        $lines | Should -Match 'GET https://api\.partnercenter\.sandbox\.example/v1/profiles/organization, attempt 1, correlation id [0-9a-f-]{36}'
        $lines | Should -Match '(?m)HTTP 200$'
    }

    It 'report with -Debug which row of the verdict table decided, for <Name>' -ForEach @(
        @{ Name = 'a probe'; Script = { Test-PartnerCenterMfa -Environment Sandbox }; Row = 'Result Yes (MfaConfirmedByService): row: isMfaCompliant is true' }
        @{ Name = 'a token'; Script = { Test-PartnerMfaToken -AccessToken (Get-SandboxToken password) -Environment Sandbox }; Row = 'Result No (MfaClaimMissing): row: *' }
        @{ Name = 'a setup'; Script = { Test-PartnerMfaSetup excluded -Environment Sandbox }; Row = 'ConditionalAccess No (*): row: *' }
        @{ Name = 'usage'; Script = { Get-PartnerMfaUsage -Environment Sandbox }; Row = '* No (*): row: *' }
    ) {
        (Get-Stream $Script ([System.Management.Automation.DebugRecord])) -like $Row | Should -Not -BeNullOrEmpty
    }

    It 'write no debug line with -Quiet, and none without -Debug' {
        Get-Stream { Test-PartnerCenterMfa -Environment Sandbox -Quiet } ([System.Management.Automation.DebugRecord]) | Should -BeNullOrEmpty
        Test-PartnerCenterMfa -Environment Sandbox *>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] } | Should -BeNullOrEmpty
    }

    It 'show progress with an ID of our own, inner activities under the outer one, and complete each' {
        $records = Get-Progress "'mfa@sandbox.example', 'flaky@sandbox.example' | Test-PartnerCenterMfa -Environment Sandbox; Get-PartnerMfaUsage -Environment Sandbox | Out-Null"

        $records | Should -Not -BeNullOrEmpty
        foreach ($record in $records) { $record.ActivityId | Should -BeGreaterThan 0x504CFF }
        foreach ($child in $records | Where-Object ParentActivityId -NE -1) { $child.ParentActivityId | Should -Not -Be $child.ActivityId }
        foreach ($activity in $records | Group-Object ActivityId, Activity) { $activity.Group[-1].RecordType | Should -Be 'Completed' -Because "$($activity.Name) must not stay on the screen" }
    }
}

Describe 'A command of the advice' {
    # What a person copies from the screen: the lines of the command, up to the one that no backtick continues.
    BeforeAll {
        function Get-Pasted {
            param([string] $Shown, [string] $Start)

            $lines = $Shown -split '\r?\n'
            $first = [array]::FindIndex($lines, [Predicate[string]] { $args[0] -match "^\s*$Start" })
            $first | Should -BeGreaterThan -1 -Because $Shown
            $last = $first
            while ($lines[$last] -match '`$') { $last++ }
            $last | Should -BeGreaterThan $first -Because 'the command is longer than a line'
            $lines[$first..$last] -join "`n"
        }
    }

    It 'that is longer than the window is wide can be pasted whole from <Where>' -ForEach @(
        @{ Where = 'a remedy'; Text = 'Sign in again with MFA: {0}'; Property = 'Remedy'; Check = $null; Role = $null }
        @{ Where = 'a remedy that goes on'; Text = 'Sign in again with MFA: {0}. Then store the token.'; Property = 'Remedy'; Check = $null; Role = $null }
        @{ Where = 'the message'; Text = 'This account can sign in. A job passes with its own token: {0}. MFA was asked for.'; Property = 'Message'; Check = $null; Role = $null }
        @{ Where = 'the message of a check'; Text = 'The policy is off. See it: {0}.'; Property = 'Message'; Check = 'ConditionalAccess'; Role = 'Alternative' }
        @{ Where = 'the remedy of a check'; Text = 'Give the permission: {0}'; Property = 'Remedy'; Check = 'License'; Role = 'Advice' }
    ) {
        $long = $no | Select-Object *
        $long.PSTypeNames.Insert(0, 'PartnerMfa.PartnerMfaResult')
        $long.Check, $long.Role = $Check, $Role
        $command = 'Connect-PartnerMfa ' + ((1..12 | ForEach-Object { "-Parameter$_ 'a -value $_'" }) -join ' ')
        $long.$Property = $Text -f $command
        $long | Add-Member Headline "NO  $(if ($Check) { "$Check`: " })$($long.Message)"

        $pasted = Get-Pasted ($long | Format-Custom | Out-String -Width $Host.UI.RawUI.BufferSize.Width) 'Connect-PartnerMfa -Parameter1 '

        $statements = [scriptblock]::Create($pasted).Ast.EndBlock.Statements
        $statements.Count | Should -Be 1
        ($statements[0].PipelineElements[0].CommandElements.Extent.Text -join ' ') | Should -BeExactly $command
    }

    It 'of two statements, and with a list in it, can be pasted whole' {
        $long = $no | Select-Object *
        $long.PSTypeNames.Insert(0, 'PartnerMfa.PartnerMfaResult')
        $command = "Connect-MgGraph -Scopes Application.ReadWrite.All; Update-MgApplication -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -PublicClient @{ RedirectUris = @('http://localhost') }"
        $long.Remedy = "Register the redirect address: $command. Then try again."

        $pasted = Get-Pasted ($long | Out-String -Width $Host.UI.RawUI.BufferSize.Width) 'Connect-MgGraph '

        $statements = [scriptblock]::Create($pasted).Ast.EndBlock.Statements
        ($statements | ForEach-Object { $_.PipelineElements[0].CommandElements.Extent.Text -join ' ' }) -join '; ' | Should -BeExactly $command
    }

    It 'can be pasted whole from the page of an application' {
        $usage = Get-PartnerMfaUsage -Environment Sandbox | Select-Object -First 1

        $pasted = Get-Pasted ($usage | Format-List | Out-String -Width $Host.UI.RawUI.BufferSize.Width) 'New-PartnerMfaRefreshToken '

        [scriptblock]::Create($pasted).Ast.EndBlock.Statements[0].PipelineElements[0].CommandElements.Extent.Text -join ' ' |
            Should -BeExactly ([regex]::Match($usage.Remedy, 'New-PartnerMfaRefreshToken [^.]*').Value)
    }
}
