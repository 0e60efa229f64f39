# AppLocker and App Control for Business put PowerShell into constrained language mode. Every object that a help example returns is shown
# once without and once with it, in every form, and must look the same.

BeforeDiscovery {
    . "$PSScriptRoot/Support/HelpExamples.ps1"
    $examples = @(Get-HelpExample)
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/HelpExamples.ps1"

    # The default view, those that people ask for, and a narrow window.
    $render = @'
        $shown | Out-String -Width 100
        $shown | Format-List | Out-String -Width 100
        $shown | Format-Table | Out-String -Width 100
        $shown | Format-List * | Out-String -Width 100
        $shown | Format-Custom | Out-String -Width 100
        $shown | Format-Wide | Out-String -Width 100
        $shown | Out-String -Width 40
'@

    # Runs a script in a separate console, and shows its output in full and then in constrained language mode.
    function Get-View([string] $Script, [string] $Folder = $TestDrive, [string] $Before = '') {
        $runspace = [runspacefactory]::CreateRunspace([PartnerMfa.Pester.ExampleHost]::new())
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            $shell.AddScript(@"
                [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
                Set-Location '$Folder'
                Import-Module '$ModulePath'
                $Before
                `$shown = @(. {
                    $Script
                } | Where-Object { `$_.PSTypeNames[0] -like 'PartnerMfa.*' } | Select-Object -First 20)
                # Nested objects can be shown by themselves, too.
                `$shown += @(`$shown | ForEach-Object { `$_.Claims; `$_.Days; `$_.Users; `$_.Calls } | Where-Object { `$_ -and `$_ -isnot [ValueType] } | Select-Object -First 20)
                `$shown | ForEach-Object { `$_.PSTypeNames[0] -replace '#.*' } | Sort-Object -Unique
"@) | Out-Null
            $types = @($shell.Invoke())
            $shell.Commands.Clear()
            $full = @($shell.AddScript($render).Invoke())
            $shell.Commands.Clear()
            $runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
            $constrained = @($shell.AddScript($render).Invoke())
            $shell.Commands.Clear()
            $mode = @($shell.AddScript('"$($ExecutionContext.SessionState.LanguageMode)"; try { [Environment]::Exit(1) } catch { $_.FullyQualifiedErrorId }').Invoke())
            @{ Types = $types; Full = $full; Constrained = $constrained; Mode = $mode -join ' ' }
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    $seen = [Collections.Generic.HashSet[string]]::new()
}

Describe 'In constrained language' {
    It '<Cmdlet> shows the same: <Title>' -ForEach $examples {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName

        $view = Get-View $Code $folder -Before ". '$PSScriptRoot/Support/ExampleSurroundings.ps1'"

        $view.Mode | Should -BeExactly 'ConstrainedLanguage MethodInvocationNotSupportedInConstrainedLanguage'
        $view.Constrained | Should -BeExactly $view.Full
        foreach ($type in $view.Types) { $null = $seen.Add($type) }
    }

    It 'the answer is whole: <_>' -ForEach @(
        'Test-PartnerCenterMfa -Environment Sandbox'
        'Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example'
        'Test-PartnerMfaSetup -Environment Sandbox -UserPrincipalName nopolicy@sandbox.example'
        'Get-PartnerMfaUsage -Environment Sandbox'
        'Connect-PartnerMfa -Environment Sandbox -PassThru'
        'Test-PartnerMfaToken -Explain (Connect-PartnerMfa -Environment Sandbox -PassThru).GetAccessToken()'
    ) {
        $view = Get-View "`$WarningPreference = `$InformationPreference = 'SilentlyContinue'; $_"

        $view.Constrained[0] | Should -Match '(?m)^\s*(YES|NO|UNKNOWN|NOT APPLICABLE) |^(Yes|No|Unknown) '
        $view.Constrained | Should -BeExactly $view.Full
        foreach ($type in $view.Types) { $null = $seen.Add($type) }
    }

    It 'a refresh token shows the same' {
        $view = Get-View 'New-PartnerMfaRefreshToken -Environment Sandbox -Credential $credential' -Before @'
            $WarningPreference = $InformationPreference = 'SilentlyContinue'
            $credential = [pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', [Net.NetworkCredential]::new('', 'not-a-secret').SecurePassword)
'@

        $view.Full[0] | Should -Match 'RefreshToken'
        $view.Constrained | Should -BeExactly $view.Full
        foreach ($type in $view.Types) { $null = $seen.Add($type) }
    }

    It '<Name> shows the same' -ForEach @(
        @{ Name = 'an application'; Script = "New-PartnerMfaApplication -Environment Sandbox -Confirm:`$false" }
        @{ Name = 'a report that is not signed'; Script = "'{}' > report.json; Test-PartnerMfaReport report.json" }
    ) {
        $view = Get-View "`$WarningPreference = `$InformationPreference = 'SilentlyContinue'; $Script"

        $view.Types | Should -Not -BeNullOrEmpty
        $view.Constrained | Should -BeExactly $view.Full
        foreach ($type in $view.Types) { $null = $seen.Add($type) }
    }

    It 'every type that a command yields was shown' {
        $yielded = Get-Command -Module PartnerMfa | ForEach-Object OutputType | ForEach-Object Name | Where-Object { $_ -like 'PartnerMfa.*' } | Sort-Object -Unique

        @($yielded).Count | Should -BeGreaterThan 5
        $yielded | Where-Object { -not $seen.Contains($_) } | Should -BeNullOrEmpty
        $seen | Should -Contain 'PartnerMfa.PartnerMfaClaim'
        $seen | Should -Contain 'PartnerMfa.PartnerMfaUsageDay'
    }

    It 'a view that calls a method is noticed' {
        $file = Join-Path $TestDrive 'calling.format.ps1xml'
        Set-Content $file @'
<Configuration><ViewDefinitions><View><Name>Calling</Name><ViewSelectedBy><TypeName>PartnerMfa.PartnerMfaEnvironment</TypeName></ViewSelectedBy>
<CustomControl><CustomEntries><CustomEntry><CustomItem><ExpressionBinding><ScriptBlock>"Name: $([Environment]::NewLine.GetType().Assembly.GetName())"</ScriptBlock></ExpressionBinding></CustomItem></CustomEntry></CustomEntries></CustomControl>
</View></ViewDefinitions></Configuration>
'@
        $view = Get-View 'Get-PartnerMfaEnvironment Global' -Before "Update-FormatData -PrependPath '$file'"

        $view.Full[0] | Should -BeLike '*Name: System.Private.CoreLib*'
        $view.Constrained[0] | Should -Not -BeLike '*System.Private.CoreLib*'
    }

    It 'the module can be imported and used' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript(@"
                `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
                `$WarningPreference = `$InformationPreference = 'SilentlyContinue'
                Import-Module '$ModulePath'
                Connect-PartnerMfa -Environment Sandbox -DeviceCode
                Get-PartnerMfaContext | Test-PartnerCenterMfa | Out-String -Width 100
                Test-PartnerMfaToken -Quiet
                Test-PartnerMfaSetup -Environment Sandbox -UserPrincipalName mfa@sandbox.example | Export-PartnerMfaReport '$TestDrive/constrained.html' -PassThru | ForEach-Object Name
                Resolve-PartnerMfaError AADSTS50076 | Out-String -Width 100
                New-PartnerMfaEnvironment -Name Lab -PartnerCenterEndpoint http://127.0.0.1:8080 | Out-String
"@)
            $said = $shell.Invoke()

            $shell.Streams.Error | Should -BeNullOrEmpty
            $said[0] | Should -BeLike '*YES  Partner Center confirmed*MfaConfirmedByService*'
            $said[1] | Should -BeTrue
            $said[2] | Should -BeExactly 'constrained.html'
            $said[3] | Should -BeLike '*50076*'
            $said[4] | Should -BeLike '*127.0.0.1:8080*'
        }
        finally { $shell.Dispose() }
    }

    It 'no view calls a method or a command that the mode could refuse' {
        $format = [xml] (Get-Content -Raw "$((Get-Module PartnerMfa).ModuleBase)/PartnerMfa.format.ps1xml")
        $types = [xml] (Get-Content -Raw "$((Get-Module PartnerMfa).ModuleBase)/PartnerMfa.types.ps1xml")
        $scripts = @(@($format.SelectNodes('//ScriptBlock')) + @($types.SelectNodes('//GetScriptBlock')) | ForEach-Object { [scriptblock]::Create($_.InnerText) })
        $calls = $scripts | ForEach-Object { $_.Ast.FindAll({ param($node) $node -is [Management.Automation.Language.InvokeMemberExpressionAst] }, $true) }
        $commands = $scripts | ForEach-Object { $_.Ast.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] }, $true) } | ForEach-Object GetCommandName | Where-Object { $_ }

        $scripts.Count | Should -BeGreaterThan 30
        $calls | ForEach-Object { $_.Extent.Text } | Should -BeNullOrEmpty
        $commands | Sort-Object -Unique | Should -Be @('Select-Object')
    }
}
