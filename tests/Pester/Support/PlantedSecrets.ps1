# Secrets that can be recognized wherever they come out, and the search for them.

function ConvertTo-PlantedJwt {
    param([hashtable] $Claims, [string] $Signature)

    $parts = '{"alg":"RS256","typ":"JWT","kid":"planted"}', (ConvertTo-Json $Claims -Compress) | ForEach-Object {
        [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($_)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
    }
    "$($parts -join '.').$Signature"
}

# One of each kind, by name.
function Get-PlantedSecret {
    [ordered] @{
        'client secret'       = 'abc8Q~zZ9vYk3LmN7pQrStUvWxYz1234567AbCdE'
        'refresh token'       = '1.AYBAx7Kd93hVbQpLmN2sRtW8zCjY5fGeT4uI6oPaSdFgHjKlZxCvBnM1q2W3e4R5t6Y7u8I9o0P-AbCdEfGh'
        'access token'        = ConvertTo-PlantedJwt @{
            aud = 'https://api.partnercenter.sandbox.example'; ver = '1.0'; amr = @('pwd', 'mfa'); unique_name = 'planted@sandbox.example'
            scp = 'user_impersonation'; exp = 4102444800
        } 'xQ7vN2mK8pR4sT6wYz1bC3dF5gH9jL0aE2iU4oP6qW8rT0yX'
        'federated assertion' = ConvertTo-PlantedJwt @{ iss = 'https://token.actions.githubusercontent.com'; sub = 'repo:contoso/job'; aud = 'api://AzureADTokenExchange'; exp = 4102444800 } 'kJ5hG7fD9sA1qW3eR5tY7uI9oP1zX3cV5bN7mQ9wE1rT3yU'
        'password'            = 'Tr0ub4dor&3-x9Kq7Zw'
        'certificate password' = 'pFx!92-Kq7Zw4Lm8Vt'
        'authorization code'  = '0.AXkAt5uVw8Xy2Zb4Cd6Ef8Gh0Ij2Kl4Mn6Op8Qr0St2Uv4Wx6Yz8Ab0Cd2Ef4Gh6.AgABBAIAAADnfolhJpSnRYB1SVj-Hgd8AgDs_wUA9P8xQ7vN2mK8pR4sT6wYz1bC3dF5gH9j'
        'proxy password'      = 'Pr0xy-7hK2mQ9vX4zW'
    }
}

# The ways in which a secret can be written. Views break lines, so white space is ignored on both sides.
function Get-Spelling {
    param([string] $Secret)

    $Secret
    [uri]::EscapeDataString($Secret)
    [Net.WebUtility]::HtmlEncode($Secret)
    (ConvertTo-Json $Secret -Compress).Trim('"')
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Secret)).TrimEnd('=')
    [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($Secret)).TrimEnd('=')
    # Pieces of it. Only the signature of a token is secret, because a scrubbed copy keeps its header and claims.
    $piece = $Secret -replace '^eyJ[\w-]+\.eyJ[\w-]+\.'
    for ($at = 0; $at + 14 -le $piece.Length; $at += 14) { $piece.Substring($at, 14) }
}

# The places where a text contains one of the secrets in any spelling, one for each.
function Find-Planted {
    param([string] $Text, [string] $Where, [string[]] $Except = @())

    $whole = $Text -replace '\s'
    foreach ($entry in (Get-PlantedSecret).GetEnumerator()) {
        if ($entry.Key -in $Except) { continue }
        foreach ($spelling in Get-Spelling $entry.Value) {
            $at = $whole.IndexOf($spelling, [StringComparison]::OrdinalIgnoreCase)
            if ($at -lt 0) { continue }
            $from = [Math]::Max(0, $at - 300)
            "The $($entry.Key) is in ${Where}: ...$($whole.Substring($from, [Math]::Min(400, $whole.Length - $from)))"
            break
        }
    }
}

# Files that contain the secrets in every place that our readers look at.
function New-PlantedFile {
    param([string] $Folder)

    $secrets = Get-PlantedSecret
    # A password that nobody named is a word like any other.
    $kinds = @($secrets.Keys -notlike '*password')
    foreach ($kind in $kinds) { Set-Content "$Folder/$($kind -replace ' ', '-').txt" $secrets[$kind]; "$Folder/$($kind -replace ' ', '-').txt" }
    $said = @($kinds | ForEach-Object { $secrets[$_] }) -join ' and '
    $jwt = $secrets['access token']
    $files = @{
        'policy.json' = @{ value = @(@{ id = $said; displayName = $said; state = 'enabled'; conditions = @{ users = @{ includeUsers = @($said) }; $secrets['client secret'] = $said }; grantControls = @{ operator = 'OR'; builtInControls = @('mfa', $said) } }) }
        'report.json' = @{ format = 'PartnerMfa report'; version = 1; title = $said; results = @(@{ result = 'No'; reason = 'MfaClaimMissing'; message = $said; remedy = $said; account = $secrets['refresh token']; source = $said; evidence = @($said); claims = @(@{ name = $secrets['client secret']; value = $said }) }) }
        'capture.har' = @{ log = @{ version = '1.2'; entries = @(@{
                        request = @{ method = 'GET'; url = "https://api.partnercenter.sandbox.example/v1/x?code=$($secrets['authorization code'])"; headers = @(@{ name = 'Authorization'; value = "Bearer $jwt" }, @{ name = 'Cookie'; value = $said }, @{ name = 'User-Agent'; value = $said }) }
                        response = @{ status = 401; statusText = $said; headers = @(@{ name = 'WWW-Authenticate'; value = $said }, @{ name = 'isMfaCompliant'; value = $said }, @{ name = 'MS-CorrelationId'; value = $said }); content = @{ mimeType = 'application/json'; text = (ConvertTo-Json @{ code = $said; description = $said } -Compress) } }
                    }) } }
        'baseline.json' = @{ findings = @(@{ result = 'No'; reason = $said; account = $said; until = '2099-01-01'; comment = $said }) }
    }
    foreach ($name in $files.Keys) { Set-Content "$Folder/$name" (ConvertTo-Json $files[$name] -Depth 12); "$Folder/$name" }
    Set-Content "$Folder/capture.log" "> GET https://api.partnercenter.sandbox.example/v1/x HTTP/1.1`n> Authorization: Bearer $jwt`n> Cookie: $said`n`n< HTTP/1.1 401 $said`n< WWW-Authenticate: $said`n`n$said"
    "$Folder/capture.log"
}
