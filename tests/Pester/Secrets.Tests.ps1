# Secrets that can be recognized are planted, everything is run as loudly as it can be, and made to fail in each way; then every
# word that came out is searched for them.

BeforeDiscovery {
    # Each runs with the planted secrets in $access, $refresh, $clientSecret, $signed, $context.
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
        @{ Name = 'a capture in a file, call by call'; Script = { Import-PartnerMfaCapture $har -Environment Sandbox -NoDeduplicate } }
        @{ Name = 'a capture in a command'; Script = { $curl | Import-PartnerMfaCapture -Environment Sandbox } }
        @{ Name = 'a capture and its members'; Script = {
                $call = Import-PartnerMfaCapture $har -Environment Sandbox
                $call
                $call | Get-Member -Force | Out-String -Width 4000
                $call.GetAccessToken() | Get-Member -Force | Out-String -Width 4000
                $call.GetAccessToken()
            }
        }
        @{ Name = 'a capture that is inspected'; Script = { Import-PartnerMfaCapture $har -Environment Sandbox | Test-PartnerMfaToken } }
        @{ Name = 'a probe'; Script = { $signed | Test-PartnerCenterMfa -Environment Sandbox } }
        @{ Name = 'a probe of a context'; Script = { $context | Test-PartnerCenterMfa } }
        @{ Name = 'a probe that is tried again'; Script = { Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName flaky@sandbox.example } }
        @{ Name = 'a probe of a token that the service rejects'; Script = { $access | Test-PartnerCenterMfa -Environment Sandbox } }
        @{ Name = 'a probe of a token for another service'; Script = { $access | Test-PartnerCenterMfa -Environment Global } }
        @{ Name = 'a probe without a network'; Script = {
                Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName offline@sandbox.example -TimeoutSeconds 1
            }
        }
    )
    $failures = @(
        @{ Name = 'a refresh token that is refused'; Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken "0.AAAA$refresh" } }
        @{ Name = 'a refresh token of a blocked account'; Script = {
                Connect-PartnerMfa -Environment Sandbox -RefreshToken $blockedRefresh -Credential $credential
            }
        }
        @{ Name = 'a secret where a challenge belongs'; Script = {
                Connect-PartnerMfa -Environment Sandbox -DeviceCode -ClaimsChallenge $clientSecret
            }
        }
        @{ Name = 'a wrong password of a certificate'; Script = {
                Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -CertificatePath $pfx -CertificatePassword $credential.Password `
                    -ApplicationId $credential.UserName -TenantId sandbox.example
            }
        }
        @{ Name = 'a secret and a certificate at once'; Script = {
                Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh -Credential $credential -CertificatePath $pfx -CertificatePassword $certificatePassword
            }
        }
        @{ Name = 'a refresh token that is held back'; Script = {
                New-PartnerMfaRefreshToken -Environment Sandbox -Credential $credential -UserPrincipalName password@sandbox.example
            }
        }
        @{ Name = 'a secret with an app id that is none'; Script = {
                Connect-PartnerMfa -Environment Sandbox -RefreshToken $refresh -Credential $badCredential
            }
        }
        @{ Name = 'an access token where a refresh token belongs'; Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken $access } }
        @{ Name = 'a refresh token where an access token belongs'; Script = { Connect-PartnerMfa -Environment Sandbox -AccessToken $refresh } }
        @{ Name = 'a secret where an access token belongs'; Script = { Test-PartnerMfaToken $clientSecret } }
        @{ Name = 'a private key where a public one belongs'; Script = { $signed | Test-PartnerMfaToken -Environment Sandbox -SigningKey $privateKey } }
        @{ Name = 'a token where a key belongs'; Script = { $signed | Test-PartnerMfaToken -Environment Sandbox -SigningKey $access } }
        @{ Name = 'a token where the path of a key set belongs'; Script = { $signed | Test-PartnerMfaToken -Environment Sandbox -KeySetPath $access } }
        @{ Name = 'a token where a path belongs'; Script = { Test-PartnerMfaToken -Path $access } }
        @{ Name = 'a token where a literal path belongs'; Script = { Test-PartnerMfaToken -LiteralPath $access } }
        @{ Name = 'a capture where a file with a token belongs'; Script = { Test-PartnerMfaToken -Path $har } }
        @{ Name = 'a token where a captured call belongs'; Script = { Test-PartnerMfaToken -Capture $access } }
        @{ Name = 'an object without a token of its own'; Script = { [pscustomobject]@{ Other = 1 } | Test-PartnerMfaToken } }
        @{ Name = 'a token where the path of a capture belongs'; Script = { Import-PartnerMfaCapture $access } }
        @{ Name = 'a token where the literal path of a capture belongs'; Script = { Import-PartnerMfaCapture -LiteralPath $access } }
        @{ Name = 'a token where the environment of a capture belongs'; Script = { Import-PartnerMfaCapture $har -Environment $access } }
        @{ Name = 'a capture that breaks off'; Script = { Import-PartnerMfaCapture $broken -Environment Sandbox } }
        @{ Name = 'a capture with no token'; Script = { $curl -replace 'Bearer \S+', "Bearer <$clientSecret>'" | Import-PartnerMfaCapture -Environment Sandbox } }
        @{ Name = 'a token that is cut off'; Script = { Test-PartnerMfaToken ($access -replace '\.[^.]+$') } }
        @{ Name = 'a damaged token'; Script = { Test-PartnerCenterMfa ($access -replace '^\w+\.', 'eyJ!!.') -Environment Sandbox } }
        @{ Name = 'an encrypted token'; Script = { Test-PartnerMfaToken "$access.a.b" } }
        @{ Name = 'a new refresh token that is held back'; Script = {
                New-PartnerMfaRefreshToken -Environment Sandbox -Credential $credential -UserPrincipalName password@sandbox.example
            }
        }
        @{ Name = 'a secret where none belongs'; Script = { Connect-PartnerMfa -Environment Sandbox -DeviceCode -Credential $credential } }
        @{ Name = 'a secret for the password of a certificate'; Script = {
                Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -CertificatePath $PSCommandPath -CertificatePassword $credential.Password `
                    -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -TenantId sandbox.example
            }
        }
        @{ Name = 'a device code that nobody enters'; Script = {
                Connect-PartnerMfa -Environment Sandbox -DeviceCode -UserPrincipalName mfa@sandbox.example -TimeoutSeconds 1
            }
        }
        @{ Name = 'a connection that has ended'; Script = { Connect-PartnerMfa -Environment Sandbox -AccessToken $expired; Test-PartnerCenterMfa } }
        @{ Name = 'a token of a wrong type'; Script = { Test-PartnerMfaToken -Token @{ access_token = $access } } }
        @{ Name = 'two tokens for one'; Script = { Connect-PartnerMfa -AccessToken $access, $access } }
        @{ Name = 'a token as characters'; Script = { Connect-PartnerMfa -AccessToken $access.ToCharArray() } }
        @{ Name = 'a refresh token of a wrong type'; Script = { Connect-PartnerMfa -RefreshToken @($refresh, $refresh) } }
        @{ Name = 'a token where a context belongs'; Script = { Test-PartnerCenterMfa -Context $access } }
        @{ Name = 'a token and a refresh token at once'; Script = { Connect-PartnerMfa -AccessToken $access -RefreshToken $refresh } }
        @{ Name = 'a token in a property of a wrong type'; Script = {
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

    # An access token that Partner Center would reject, and everything in it can be recognized.
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
    # The sandbox's device code holds a time and the account, its authorization code the account first of all: both in Base64url.
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

    # Text as it was, and without the breaks that a view puts into long words.
    function Assert-NoSecret {
        param([string] $Text)

        $whole = $Text -replace '\s'
        foreach ($name in $planted.Keys) {
            if ($whole.Contains($planted[$name])) { throw "$name appears: $($Text.Substring([Math]::Max(0, $Text.IndexOf($planted[$name].Substring(0, 8)) - 80)))" }
        }
    }

    # All that one can see of objects: the view, every property, two levels of nested ones, JSON.
    function Show-Everything {
        param([object[]] $Thing)

        foreach ($one in $Thing | Where-Object { $null -ne $_ }) {
            $one | Out-String -Width 4000
            $one | Format-List * -Force | Out-String -Width 4000
            "$one"
            if ($one -is [Management.Automation.ErrorRecord]) {
                foreach ($view in 'ConciseView', 'NormalView', 'DetailedView') { & { $ErrorView = $view; $one | Out-String -Width 4000 } }
                $parts = $one.Exception, $one.CategoryInfo, $one.ErrorDetails, $one.InvocationInfo
                # Of input that it could not bind PowerShell gives back the object itself: that one is the caller's own.
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

        # -Debug alone would ask at each warning whether to go on.
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

Describe 'the search' {
    It 'finds what is there: <_>' -ForEach @('the access token', 'its signature', 'the refresh token', 'the client secret') {
        $text = @{ 'the access token' = $access; 'its signature' = $access; 'the refresh token' = $refresh; 'the client secret' = $clientSecret }[$_]

        { Assert-NoSecret "before $($text -replace '(.{20})', "`$1`n    ") after" } | Should -Throw -ExpectedMessage '* appears: *'
    }

    It 'knows the sandbox''s own codes' {
        $signed | Should -BeLike "$($planted['any other access token'])*"
        ConvertTo-Base64Url '1700000000000 mfa@sandbox.example' | Should -BeLike "*$($planted['a device code'])*"
    }
}

Describe '<Name>' -ForEach $runs {
    BeforeEach { Disconnect-PartnerMfa }

    It 'shows no secret' {
        $run = Invoke-Loudly $Script

        $run.Error | Should -BeNullOrEmpty -Because 'this one is to work'
        $run.All | Should -Not -BeNullOrEmpty
        Assert-NoSecret $run.Text
    }
}

Describe 'the failure of <Name>' -ForEach $failures {
    BeforeEach { Disconnect-PartnerMfa }

    It 'shows no secret' {
        $run = Invoke-Loudly $Script

        $run.Error | Should -Not -BeNullOrEmpty -Because 'this one is to fail'
        Assert-NoSecret $run.Text
    }
}

Describe 'a transcript' {
    It 'of everything shows no secret' {
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

Describe 'the secret of a context' {
    It 'shows itself as (secret), however it is printed' {
        $secret = $context.GetAccessToken()

        "$secret" | Should -BeExactly '(secret)'
        ($secret | Out-String).Trim() | Should -BeExactly '(secret)'
        Assert-NoSecret ((Show-Everything $secret, $context) -join "`n")
    }
}
