# These tests plant secrets that can be recognized, run every command as verbosely as possible, make it fail in every way, and then
# search everything that came out for the secrets.

BeforeDiscovery {
    # Each script finds the planted secrets in $access, $refresh, $clientSecret, $signed and $context.
    $runs = @(
        @{ Name = 'a sign-in in the browser'; Script = { Connect-PartnerMfa -Environment Sandbox -PassThru } }
        @{ Name = 'a sign-in by device code'; Script = { Connect-PartnerMfa -Environment Sandbox -DeviceCode -UserPrincipalName mfa@sandbox.example -PassThru } }
        @{ Name = 'a sign-in by refresh token'; Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh -PassThru } }
        @{ Name = 'a sign-in by refresh token and secret'; Script = {
                Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh -Credential $credential -TenantId sandbox.example -PassThru
            }
        }
        @{ Name = 'a sign-in with a token'; Script = { Connect-PartnerMfa -Environment Sandbox -AccessToken $access -PassThru } }
        @{ Name = 'a sign-in as an app by secret'; Script = {
                Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential $credential -TenantId sandbox.example -PassThru
            }
        }
        @{ Name = 'a sign-in as an app by certificate'; Script = {
                Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -CertificatePath $pfx -CertificatePassword $certificatePassword `
                    -ApplicationId $credential.UserName -TenantId sandbox.example -PassThru
            }
        }
        @{ Name = 'a sign-in as a managed identity'; Script = { Connect-PartnerMfa -Environment Sandbox -Identity -PassThru } }
        @{ Name = 'a new refresh token'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -Credential $credential } }
        @{ Name = 'a connection'; Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh; Get-PartnerMfaContext } }
        @{ Name = 'a disconnection'; Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh; Disconnect-PartnerMfa } }
        @{ Name = 'an inspection'; Script = { $access | Test-PartnerMfaToken -Environment Sandbox } }
        @{ Name = 'an explanation'; Script = { $signed | Test-PartnerMfaToken -Environment Sandbox -Explain -VerifySignature } }
        @{ Name = 'an inspection with a key'; Script = { $access | Test-PartnerMfaToken -Environment Sandbox -SigningKey $publicKey } }
        @{ Name = 'an inspection of a file'; Script = { Test-PartnerMfaToken -Path $tokenFile -Environment Sandbox } }
        @{ Name = 'a capture in a file'; Script = { Import-PartnerMfaCapture $har -Environment Sandbox -AllHosts } }
        @{ Name = 'a capture in a file without deduplication'; Script = { Import-PartnerMfaCapture $har -Environment Sandbox -NoDeduplicate } }
        @{ Name = 'a capture of a curl command'; Script = { $curl | Import-PartnerMfaCapture -Environment Sandbox } }
        @{ Name = 'a capture and its members'; Script = {
                $call = Import-PartnerMfaCapture $har -Environment Sandbox
                $call
                $call | Get-Member -Force | Out-String -Width 4000
                $call.GetAccessToken() | Get-Member -Force | Out-String -Width 4000
                $call.GetAccessToken()
            }
        }
        @{ Name = 'an inspection of a capture'; Script = { Import-PartnerMfaCapture $har -Environment Sandbox | Test-PartnerMfaToken } }
        @{ Name = 'a probe'; Script = { $signed | Test-PartnerCenterMfa -Environment Sandbox } }
        @{ Name = 'a probe of a context'; Script = { $context | Test-PartnerCenterMfa } }
        @{ Name = 'a probe with a retry'; Script = { Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName flaky@sandbox.example } }
        @{ Name = 'a probe of a rejected token'; Script = { $access | Test-PartnerCenterMfa -Environment Sandbox } }
        @{ Name = 'a probe of a token for another service'; Script = { $access | Test-PartnerCenterMfa -Environment Global } }
        @{ Name = 'a probe without a network'; Script = {
                Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName offline@sandbox.example -TimeoutSeconds 1
            }
        }
    )
    $failures = @(
        @{ Name = 'a refused refresh token'; Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken "0.AAAA$refresh" } }
        @{ Name = 'a refresh token of a blocked account'; Script = {
                Connect-PartnerMfa -Environment Sandbox -RefreshToken $blockedRefresh -Credential $credential
            }
        }
        @{ Name = 'a secret in place of a claims challenge'; Script = {
                Connect-PartnerMfa -Environment Sandbox -DeviceCode -ClaimsChallenge $clientSecret
            }
        }
        @{ Name = 'a wrong password for a certificate'; Script = {
                Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -CertificatePath $pfx -CertificatePassword $credential.Password `
                    -ApplicationId $credential.UserName -TenantId sandbox.example
            }
        }
        @{ Name = 'a secret together with a certificate'; Script = {
                Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh -Credential $credential -CertificatePath $pfx -CertificatePassword $certificatePassword
            }
        }
        @{ Name = 'a withheld refresh token'; Script = {
                New-PartnerMfaRefreshToken -Environment Sandbox -Credential $credential -UserPrincipalName password@sandbox.example
            }
        }
        @{ Name = 'a secret with an invalid application ID'; Script = {
                Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh -Credential $badCredential
            }
        }
        @{ Name = 'an access token in place of a refresh token'; Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken $access } }
        @{ Name = 'a refresh token in place of an access token'; Script = { Connect-PartnerMfa -Environment Sandbox -AccessToken $refresh } }
        @{ Name = 'a secret in place of an access token'; Script = { Test-PartnerMfaToken $clientSecret } }
        @{ Name = 'a private key in place of a public key'; Script = { $signed | Test-PartnerMfaToken -Environment Sandbox -SigningKey $privateKey } }
        @{ Name = 'a token in place of a key'; Script = { $signed | Test-PartnerMfaToken -Environment Sandbox -SigningKey $access } }
        @{ Name = 'a token in place of the path of a key set'; Script = { $signed | Test-PartnerMfaToken -Environment Sandbox -KeySetPath $access } }
        @{ Name = 'a token in place of a path'; Script = { Test-PartnerMfaToken -Path $access } }
        @{ Name = 'a token in place of a literal path'; Script = { Test-PartnerMfaToken -LiteralPath $access } }
        @{ Name = 'a capture in place of a token file'; Script = { Test-PartnerMfaToken -Path $har } }
        @{ Name = 'a token in place of a captured call'; Script = { Test-PartnerMfaToken -Capture $access } }
        @{ Name = 'an object without a token'; Script = { [pscustomobject]@{ Other = 1 } | Test-PartnerMfaToken } }
        @{ Name = 'a token in place of the path of a capture'; Script = { Import-PartnerMfaCapture $access } }
        @{ Name = 'a token in place of the literal path of a capture'; Script = { Import-PartnerMfaCapture -LiteralPath $access } }
        @{ Name = 'a token in place of the environment of a capture'; Script = { Import-PartnerMfaCapture $har -Environment $access } }
        @{ Name = 'a truncated capture'; Script = { Import-PartnerMfaCapture $broken -Environment Sandbox } }
        @{ Name = 'a capture without a token'; Script = { $curl -replace 'Bearer \S+', "Bearer <$clientSecret>'" | Import-PartnerMfaCapture -Environment Sandbox } }
        @{ Name = 'a truncated token'; Script = { Test-PartnerMfaToken ($access -replace '\.[^.]+$') } }
        @{ Name = 'a damaged token'; Script = { Test-PartnerCenterMfa ($access -replace '^\w+\.', 'eyJ!!.') -Environment Sandbox } }
        @{ Name = 'an encrypted token'; Script = { Test-PartnerMfaToken "$access.a.b" } }
        @{ Name = 'a withheld new refresh token'; Script = {
                New-PartnerMfaRefreshToken -Environment Sandbox -Credential $credential -UserPrincipalName password@sandbox.example
            }
        }
        @{ Name = 'a secret that is not expected'; Script = { Connect-PartnerMfa -Environment Sandbox -DeviceCode -Credential $credential } }
        @{ Name = 'a secret in place of the password of a certificate'; Script = {
                Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -CertificatePath $PSCommandPath -CertificatePassword $credential.Password `
                    -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -TenantId sandbox.example
            }
        }
        @{ Name = 'a device code that nobody enters'; Script = {
                Connect-PartnerMfa -Environment Sandbox -DeviceCode -UserPrincipalName mfa@sandbox.example -TimeoutSeconds 1
            }
        }
        @{ Name = 'an expired connection'; Script = { Connect-PartnerMfa -Environment Sandbox -AccessToken $expired; Test-PartnerCenterMfa } }
        @{ Name = 'a token of the wrong type'; Script = { Test-PartnerMfaToken -Token @{ access_token = $access } } }
        @{ Name = 'two tokens in place of one'; Script = { Connect-PartnerMfa -AccessToken $access, $access } }
        @{ Name = 'a token as an array of characters'; Script = { Connect-PartnerMfa -AccessToken $access.ToCharArray() } }
        @{ Name = 'a refresh token of the wrong type'; Script = { Connect-PartnerMfa -RefreshToken @($refresh, $refresh) } }
        @{ Name = 'a token in place of a context'; Script = { Test-PartnerCenterMfa -Context $access } }
        @{ Name = 'an access token together with a refresh token'; Script = { Connect-PartnerMfa -AccessToken $access -RefreshToken $refresh } }
        @{ Name = 'a token in a property of the wrong type'; Script = {
                [pscustomobject]@{ AccessToken = @{ value = $access } } | Test-PartnerCenterMfa -Environment Sandbox
            }
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/Support/Certificates.ps1"

    function ConvertTo-Base64Url {
        param([string] $Text)
        [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
    }

    # An access token that Partner Center would reject, with parts that can all be recognized.
    $claims = @{
        aud = 'https://api.partnercenter.sandbox.example'; ver = '1.0'; amr = @('pwd', 'mfa'); unique_name = 'planted@sandbox.example'
        scp = 'user_impersonation'; exp = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds(); jti = 'PLANTEDCLAIM'
    } | ConvertTo-Json -Compress
    $payload = ConvertTo-Base64Url $claims
    $access = "$(ConvertTo-Base64Url '{"alg":"RS256","typ":"JWT"}').$payload.PLANTEDSIGNATURE"
    $refresh = Get-SandboxRefreshToken -Middle 'PLANTEDREFRESHTOKEN0123456789abc'
    $blockedRefresh = Get-SandboxRefreshToken -Account blocked -Middle 'PLANTEDREFRESHTOKEN0123456789abc'
    $clientSecret = 'PLANTEDSECRET~0123456789abcdef'
    $credential = [pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', (ConvertTo-Secure $clientSecret))
    $certificatePassword = ConvertTo-Secure 'PLANTEDPASSWORD~0123'
    $pfx = Join-Path $TestDrive 'app.pfx'
    Export-TestCertificate (Get-TestCertificate) $pfx -Password $certificatePassword
    $badCredential = [pscredential]::new('my app', (ConvertTo-Secure $clientSecret))
    $signed = Get-SandboxToken password
    $call = @{
        request = @{
            method = 'POST'; url = "https://user:PLANTEDPASSWORD@api.partnercenter.sandbox.example/v1/$access/x?code=PLANTEDSECRET#PLANTEDSECRET"
            headers = @(
                @{ name = 'Authorization'; value = "Bearer $access" }, @{ name = 'Cookie'; value = 'PLANTEDSECRET' }
                @{ name = 'User-Agent'; value = "An agent $access" }, @{ name = 'ValidateMfa'; value = "true $access" }
            )
            cookies = @(@{ name = 'session'; value = 'PLANTEDSECRET' })
            postData = @{ text = "grant_type=refresh_token&refresh_token=$refresh&password=PLANTEDPASSWORD" }
        }
        response = @{
            status = 401; statusText = "Unauthorized $access"
            headers = @(@{ name = 'Set-Cookie'; value = 'PLANTEDSECRET' }, @{ name = 'isMfaCompliant'; value = "false $access" })
            content = @{ text = "{`"code`":`"900421`",`"description`":`"$access`",`"refresh_token`":`"$refresh`"}" }
        }
    }
    $har = Join-Path $TestDrive 'planted.har'
    $broken = Join-Path $TestDrive 'broken.har'
    $tokenFile = Join-Path $TestDrive 'token.txt'
    $harText = @{ log = @{ version = '1.2'; entries = @($call) } } | ConvertTo-Json -Depth 9
    Set-Content $har $harText
    Set-Content $broken $harText.Substring(0, $harText.Length - 40)
    Set-Content $tokenFile $access
    $curl = "curl 'https://api.partnercenter.sandbox.example/v1/x?code=PLANTEDSECRET' -H 'Authorization: Bearer $access' -b 'a=PLANTEDSECRET' -u 'user:PLANTEDPASSWORD'"
    $rsa = [Security.Cryptography.RSA]::Create(2048)
    $publicKey = $rsa.ExportSubjectPublicKeyInfoPem()
    $privateKey = $rsa.ExportPkcs8PrivateKeyPem()
    $privatePart = $privateKey.Split("`n")[3]
    $expired = Get-SandboxToken expired
    $context = Get-SandboxContext
    # The sandbox's device code contains a time and the account, and its authorization code begins with the account, both in Base64url.
    $planted = @{
        'the access token'       = $payload.Substring(0, 40)
        'its signature'          = 'PLANTEDSIGNATURE'
        'its unknown claim'      = 'PLANTEDCLAIM'
        'the refresh token'      = 'PLANTEDREFRESHTOKEN'
        'the client secret'      = 'PLANTEDSECRET'
        'a private key'          = $privatePart
        'a certificate password' = 'PLANTEDPASSWORD'
        'any new refresh token'  = '0.Asandbox-'
        'the signed token'       = $signed.Split('.')[2]
        'the expired token'      = $expired.Split('.')[2]
        'the context''s token'   = $context.GetAccessToken().Reveal().Split('.')[2]
        'a device code'          = ConvertTo-Base64Url 'fa@sandbox.example'
        'an authorization code'  = ConvertTo-Base64Url '{"Account":"'
        'a new refresh token'    = '0.Asandbox-'
        'any other access token' = ConvertTo-Base64Url '{"alg":"RS256"'
    }

    # Searches the text without white space, because views break long words.
    function Assert-NoSecret {
        param([string] $Text)

        $whole = $Text -replace '\s'
        foreach ($name in $planted.Keys) {
            if ($whole.Contains($planted[$name])) { throw "$name appears: $($Text.Substring([Math]::Max(0, $Text.IndexOf($planted[$name].Substring(0, 8)) - 80)))" }
        }
    }

    # Everything that can be seen of objects: the view, every property, two levels of nested objects, and JSON.
    function Show-Everything {
        param([object[]] $Thing)

        foreach ($one in $Thing | Where-Object { $null -ne $_ }) {
            $one | Out-String -Width 4000
            $one | Format-List * -Force | Out-String -Width 4000
            "$one"
            if ($one -is [Management.Automation.ErrorRecord]) {
                foreach ($view in 'ConciseView', 'NormalView', 'DetailedView') { & { $ErrorView = $view; $one | Out-String -Width 4000 } }
                $parts = $one.Exception, $one.CategoryInfo, $one.ErrorDetails, $one.InvocationInfo
                # When binding fails, the target is the object that the caller passed.
                if ($one.Exception -isnot [Management.Automation.ParameterBindingException]) { $parts += $one.TargetObject }
                $parts | Where-Object { $null -ne $_ } |
                    ForEach-Object { $_ | Format-List * -Force | Out-String -Width 4000 }
                $one.Exception.ToString()
                $one.Exception.Data | Out-String
                $one.InvocationInfo.BoundParameters | Out-String -Width 4000
            }
            elseif ($one.GetType().FullName -like 'PartnerMfa.*') {
                $one | Format-Custom * -Depth 3 | Out-String -Width 4000
                $one | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue
                [Management.Automation.PSSerializer]::Serialize($one, 5)
            }
        }
    }

    function Invoke-Loudly {
        param([scriptblock] $Script)

        # With -Debug alone, PowerShell would ask at each warning whether to continue.
        $PSDefaultParameterValues = @{
            '*-Partner*:Verbose' = $true; '*-Partner*:Debug' = $true
            '*-Partner*:WarningAction' = 'Continue'; '*-Partner*:ErrorAction' = 'Continue'; '*-Partner*:InformationAction' = 'Continue'
        }
        $Error.Clear()
        $all = @(
            try { & $Script *>&1 } catch { $_ }
        )
        $seen = @($Error)
        $PSDefaultParameterValues = @{}

        [pscustomobject]@{ All = $all; Error = $seen; Text = (Show-Everything ($all + $seen)) -join "`n" }
    }
}

Describe 'The search for secrets' {
    It 'finds <_> when it is there' -ForEach @('the access token', 'its signature', 'the refresh token', 'the client secret') {
        $text = @{ 'the access token' = $access; 'its signature' = $access; 'the refresh token' = $refresh; 'the client secret' = $clientSecret }[$_]

        { Assert-NoSecret "before $($text -replace '(.{20})', "`$1`n    ") after" } | Should -Throw -ExpectedMessage '* appears: *'
    }

    It 'knows the codes of the sandbox' {
        $signed | Should -BeLike "$($planted['any other access token'])*"
        ConvertTo-Base64Url '1700000000000 mfa@sandbox.example' | Should -BeLike "*$($planted['a device code'])*"
    }
}

Describe 'The output of <Name>' -ForEach $runs {
    BeforeEach { Disconnect-PartnerMfa }

    It 'shows no secret' {
        $run = Invoke-Loudly $Script

        $run.Error | Should -BeNullOrEmpty -Because 'this command succeeds'
        $run.All | Should -Not -BeNullOrEmpty
        Assert-NoSecret $run.Text
    }
}

Describe 'The failure of <Name>' -ForEach $failures {
    BeforeEach { Disconnect-PartnerMfa }

    It 'shows no secret' {
        $run = Invoke-Loudly $Script

        $run.Error | Should -Not -BeNullOrEmpty -Because 'this command fails'
        Assert-NoSecret $run.Text
    }
}

Describe 'A transcript' {
    It 'of a whole session shows no secret' {
        $file = Join-Path $TestDrive 'transcript.txt'
        $child = Invoke-ChildPowerShell -Variable @{ PLANTED_ACCESS = $access; PLANTED_REFRESH = $refresh; PLANTED_SECRET = $clientSecret } -Script @"
`$VerbosePreference = `$DebugPreference = 'Continue'
`$InformationPreference = 'Continue'
Import-Module '$ModulePath' -Verbose:`$false
`$secret = [Net.NetworkCredential]::new('', `$env:PLANTED_SECRET).SecurePassword
`$credential = [pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', `$secret)
Start-Transcript '$file' -IncludeInvocationHeader | Out-Null
Connect-PartnerMfa -Environment Sandbox -RefreshToken `$env:PLANTED_REFRESH -Credential `$credential -TenantId sandbox.example
Get-PartnerMfaContext | Format-List * -Force
Test-PartnerMfaToken | ConvertTo-Json -Depth 10
Test-PartnerCenterMfa
Connect-PartnerMfa -Environment Sandbox -DeviceCode -UserPrincipalName mfa@sandbox.example
`$env:PLANTED_ACCESS | Test-PartnerCenterMfa -Environment Sandbox
`$env:PLANTED_SECRET, 42 | Test-PartnerMfaToken
Connect-PartnerMfa -Environment Sandbox -RefreshToken "0.AAAA`$env:PLANTED_REFRESH" -Credential `$credential
Get-PartnerMfaContext
`$Error | Format-List * -Force
Stop-Transcript | Out-Null
"@
        $transcript = Get-Content $file -Raw

        $transcript | Should -BeLike '*MfaConfirmedByService*'
        $transcript | Should -BeLike '*SANDBOX42*'
        $transcript | Should -BeLike '*TokenMalformed*'
        $transcript | Should -BeLike '*RefreshTokenInvalid*'
        Assert-NoSecret $transcript
        Assert-NoSecret $child.Output
        Assert-NoSecret $child.Error
    }
}

Describe 'The secret of a context' {
    It 'shows as (secret), however it is printed' {
        $secret = $context.GetAccessToken()

        "$secret" | Should -BeExactly '(secret)'
        ($secret | Out-String).Trim() | Should -BeExactly '(secret)'
        Assert-NoSecret ((Show-Everything $secret, $context) -join "`n")
    }
}

Describe 'A secret in a value that results show' {
    BeforeAll { $planted = 'abc8Q~zZ9vYk3LmN7pQrStUvWxYz1234567AbCdE' }

    It 'is refused in the address of an environment, and not repeated: <Address>' -ForEach @(
        @{ Address = 'https://alice:{0}@host.example' }
        @{ Address = 'https://host.example/{0}' }
        @{ Address = 'https://host.example?code={0}' }
        @{ Address = 'https://host.example#{0}' }
    ) {
        $failure = { New-PartnerMfaEnvironment -Name 'Secrets' -PartnerCenterEndpoint ($Address -f $planted) -ErrorAction Stop } |
            Should -Throw -ErrorId 'EnvironmentInvalid,*' -PassThru

        "$($failure | Format-List * -Force | Out-String -Width 400) $($failure.ErrorDetails.RecommendedAction)" | Should -Not -Match 'zZ9vYk3LmN7p'
    }

    It 'is hidden in the explanation of an error' {
        $told = Resolve-PartnerMfaError 'AADSTS50076' -UserPrincipalName $planted | Format-List * | Out-String -Width 400

        $told | Should -Match 'AADSTS50076'
        $told | Should -Not -Match 'zZ9vYk3LmN7p'
    }
}
