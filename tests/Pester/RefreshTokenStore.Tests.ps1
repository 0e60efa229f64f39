BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.ConnectPartnerMfaCommand'
    $app = @{ Environment = 'Sandbox'; Credential = [pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', (ConvertTo-Secure 'sandbox-secret')); TenantId = 'sandbox.example' }

    # Stubs: they show that the module's own commands are used, and nothing about the real modules.
    New-Module -Name 'SecretManagement stand-in' -ScriptBlock {
        $script:secrets = @{}
        $script:metadata = @{}
        function Get-Secret {
            [CmdletBinding()] param($Name, $Vault, [switch] $AsPlainText)
            if (-not $script:secrets.ContainsKey("$Vault/$Name")) { throw "The secret $Name was not found." }
            $value = $script:secrets["$Vault/$Name"]
            if ($AsPlainText) { [Net.NetworkCredential]::new('', $value).Password } else { $value }
        }
        function Set-Secret {
            [CmdletBinding()] param($Name, $Vault, [securestring] $Secret)
            if ($Vault -eq 'locked') { throw 'The vault is locked.' }
            $script:secrets["$Vault/$Name"] = $Secret
        }
        function Get-SecretInfo { [CmdletBinding()] param($Name, $Vault) [pscustomobject]@{ Name = $Name; Metadata = $script:metadata["$Vault/$Name"] } }
        function Set-SecretInfo { [CmdletBinding()] param($Name, $Vault, [hashtable] $Metadata) $script:metadata["$Vault/$Name"] = $Metadata }
    } | Import-Module -Global

    New-Module -Name 'Azure Automation stand-in' -ScriptBlock {
        $script:variables = @{}
        function Get-AutomationVariable { [CmdletBinding()] param($Name) if (-not $script:variables.ContainsKey($Name)) { throw "The variable $Name was not found." } $script:variables[$Name] }
        function Set-AutomationVariable { [CmdletBinding()] param($Name, $Value) $script:variables[$Name] = $Value }
    } | Import-Module -Global
}

AfterAll {
    Get-Module 'SecretManagement stand-in', 'Azure Automation stand-in' | Remove-Module
    Remove-Variable odd, given -Scope Global -ErrorAction Ignore
    Disconnect-PartnerMfa
}

Describe 'Connect-PartnerMfa -RefreshTokenStore' {
    It 'reads the token of a file, stores its successor, and says when it ends' {
        $file = Join-Path $TestDrive 'token.txt'
        Get-SandboxRefreshToken mfa | Set-Content $file
        if (-not $IsWindows) { chmod 600 $file }

        $context = Connect-PartnerMfa @app -RefreshTokenStore $file -PassThru

        $context.Result | Should -BeExactly 'Yes'
        $context.RefreshTokenStore | Should -BeLike 'the file *token.txt*'
        $context.RefreshTokenEndsOn | Should -BeGreaterThan ([datetime]::UtcNow.AddDays(89))
        $context.RefreshTokenEndsBecause | Should -BeLike '*ends when it is not used for 90 days.'
        (Get-Content $file -Raw).Trim() | Should -BeExactly $context.GetRefreshToken().Reveal()
        (Get-PartnerMfaContext).RefreshTokenEndsOn | Should -Be $context.RefreshTokenEndsOn
    }

    It 'uses a key vault with the credential of the app, and with the managed identity' {
        (Connect-PartnerMfa @app -RefreshTokenStore 'https://partner.vault.sandbox.example/secrets/mfa' -PassThru).Result | Should -BeExactly 'Yes'
        (Connect-PartnerMfa @app -RefreshTokenStore 'https://partner.vault.sandbox.example/secrets/mfa' -UseIdentityForStore -PassThru).Account | Should -BeExactly 'mfa@sandbox.example'
    }

    It 'uses any vault of SecretManagement by its commands' {
        Set-Secret -Name refresh-token -Vault team -Secret (ConvertTo-Secure (Get-SandboxRefreshToken mfa))

        $first = Connect-PartnerMfa @app -RefreshTokenStore secret:team/refresh-token -PassThru
        $second = Connect-PartnerMfa @app -RefreshTokenStore secret:team/refresh-token -PassThru

        $second.RefreshTokenEndsOn | Should -Not -BeNullOrEmpty
        Get-Secret -Name refresh-token -Vault team -AsPlainText | Should -BeExactly $second.GetRefreshToken().Reveal()
        $second.GetRefreshToken().Reveal() | Should -Not -Be $first.GetRefreshToken().Reveal()
    }

    It 'uses a variable of Azure Automation by its commands' {
        Set-AutomationVariable -Name PartnerRefreshToken -Value (Get-SandboxRefreshToken mfa)

        $context = Connect-PartnerMfa @app -RefreshTokenStore automation:PartnerRefreshToken -PassThru

        Get-AutomationVariable -Name PartnerRefreshToken | Should -BeExactly $context.GetRefreshToken().Reveal()
    }

    It 'never stores a successor without MFA, and connects all the same' {
        $file = Join-Path $TestDrive 'loses.txt'
        $token = Get-SandboxRefreshToken loses-mfa
        $token | Set-Content $file
        if (-not $IsWindows) { chmod 600 $file }

        $context = Connect-PartnerMfa @app -RefreshTokenStore $file -PassThru -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        $context.Result | Should -BeExactly 'No'
        $failures[0].FullyQualifiedErrorId | Should -BeExactly "RefreshTokenNotSaved,$command"
        $failures[0].CategoryInfo.Category | Should -Be WriteError
        (Get-Content $file -Raw).Trim() | Should -BeExactly $token
    }

    It 'says what is wrong with a store: <Store>' -ForEach @(
        @{ Store = 'secret:team/none'; Id = 'RefreshTokenStoreUnavailable'; Words = '*The secret none was not found.' }
        @{ Store = 'automation:None'; Id = 'RefreshTokenStoreUnavailable'; Words = '*The variable None was not found.' }
        @{ Store = 'https://contoso.vault.azure.net/secrets/x'; Id = 'RefreshTokenStoreInvalid'; Words = '*it is not a key vault of the environment Sandbox.*' }
        @{ Store = 'https://partner.vault.sandbox.example/secrets/nothing'; Id = 'RefreshTokenStoreUnavailable'; Words = '*HTTP 404*' }
    ) {
        $failure = { Connect-PartnerMfa @app -RefreshTokenStore $Store } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeExactly "$Id,$command"
        $failure.Exception.Message | Should -BeLike $Words
    }

    It 'takes nothing but text from a store: <Kind> in <Store>' -ForEach @(
        foreach ($store in 'secret:odd/thing', 'automation:Thing') {
            @{ Store = $store; Kind = 'an object'; Value = { [pscustomobject]@{ Token = 'planted-in-a-store-7f3a' } } }
            @{ Store = $store; Kind = 'several texts'; Value = { 'planted-in-a-store-7f3a', 'another' } }
            @{ Store = $store; Kind = 'a table'; Value = { @{ Token = 'planted-in-a-store-7f3a' } } }
            @{ Store = $store; Kind = 'a secure string'; Value = { [Net.NetworkCredential]::new('', 'planted-in-a-store-7f3a').SecurePassword } }
            @{ Store = $store; Kind = 'a credential'; Value = { [pscredential]::new('planted-in-a-store-7f3a', [Net.NetworkCredential]::new('', 'x').SecurePassword) } }
            @{ Store = $store; Kind = 'blanks'; Value = { "  `t" } }
            @{ Store = $store; Kind = 'nothing'; Value = { } }
        }
    ) {
        # The value is made in the store's own scope, as a vault would.
        $global:odd = $Value
        $stand = New-Module -Name 'odd store' -ScriptBlock {
            function Get-Secret { [CmdletBinding()] param($Name, $Vault, [switch] $AsPlainText) & $global:odd }
            function Get-AutomationVariable { [CmdletBinding()] param($Name) & $global:odd }
        } | Import-Module -Global -PassThru -DisableNameChecking
        try {
            $failure = { Connect-PartnerMfa @app -RefreshTokenStore $Store } | Should -Throw -PassThru
        }
        finally { $stand | Remove-Module }

        $failure.FullyQualifiedErrorId | Should -BeExactly "RefreshTokenStoreUnavailable,$command"
        "$($failure.Exception) $($failure | Out-String)" | Should -Not -Match 'planted|7f3a'
    }

    It 'hides the token that a store puts into its error: <Store>' -ForEach @(
        @{ Store = 'secret:odd/thing' }
        @{ Store = 'automation:Thing' }
    ) {
        $global:given = $null
        $stand = New-Module -Name 'telling store' -ScriptBlock {
            function Get-Secret { [CmdletBinding()] param($Name, $Vault, [switch] $AsPlainText) '0.Asandbox-0123456789abcdef0123456789abcdefbWZh' }
            function Get-SecretInfo { [CmdletBinding()] param($Name, $Vault) }
            function Set-Secret { [CmdletBinding()] param($Name, $Vault, $Secret) $global:given = [Net.NetworkCredential]::new('', $Secret).Password; throw "Cannot store '$($global:given)' or '$($global:given.Insert(15, ' '))'." }
            function Get-AutomationVariable { [CmdletBinding()] param($Name) '0.Asandbox-0123456789abcdef0123456789abcdefbWZh' }
            function Set-AutomationVariable { [CmdletBinding()] param($Name, $Value) $global:given = $Value; throw "Cannot store '$Value' or '$($Value.Insert(15, ' '))'." }
        } | Import-Module -Global -PassThru -DisableNameChecking
        try {
            $all = Connect-PartnerMfa @app -RefreshTokenStore $Store -Verbose -Debug -ErrorAction Continue -ErrorVariable failures *>&1 | Out-String
        }
        finally { $stand | Remove-Module }

        $global:given | Should -BeLike '0.Asandbox-*'
        $failures[0].FullyQualifiedErrorId | Should -BeExactly "RefreshTokenNotSaved,$command"
        $pieces = $global:given -split '-' | Where-Object Length -ge 12
        foreach ($text in $all, "$($failures[0].Exception)", ($failures[0] | Format-List * -Force | Out-String)) {
            $text | Should -Not -BeLike "*$($global:given)*"
            foreach ($piece in $pieces) { $text | Should -Not -BeLike "*$($piece.Substring(0, 12))*" }
        }
    }

    It 'warns when the token ends soon' {
        $file = Join-Path $TestDrive 'soon.txt'
        Get-SandboxRefreshToken mfa | Set-Content $file
        if (-not $IsWindows) { chmod 600 $file }

        Connect-PartnerMfa @app -RefreshTokenStore $file -AlertDays 91 -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike 'The refresh token in the file * ends on *: it was issued on * and ends when it is not used for 90 days.*'
    }

    It 'shows no token on any stream' {
        $file = Join-Path $TestDrive 'quiet.txt'
        Get-SandboxRefreshToken mfa -Middle 'fedcba9876543210fedcba9876543210' | Set-Content $file
        if (-not $IsWindows) { chmod 600 $file }

        $all = Connect-PartnerMfa @app -RefreshTokenStore $file -PassThru -Verbose -Debug *>&1 | Out-String

        $all | Should -Not -Match 'fedcba98|0\.Asandbox'
    }
}

Describe 'New-PartnerMfaRefreshToken -RefreshTokenStore' {
    It 'stores the first token, for jobs to use' {
        $file = Join-Path $TestDrive 'new.txt'

        New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -RefreshTokenStore $file | Out-Null

        (Connect-PartnerMfa @app -RefreshTokenStore $file -PassThru).Result | Should -BeExactly 'Yes'
    }
}
