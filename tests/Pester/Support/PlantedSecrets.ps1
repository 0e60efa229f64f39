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
        'authorization code'  = '0.AXkAt5uVw8Xy2Zb4Cd6Ef8Gh0Ij2Kl4Mn6Op8Qr0St2Uv4Wx6Yz8Ab0Cd2Ef4Gh6'
        'proxy password'      = 'Pr0xy-7hK2mQ9vX4zW'
    }
}

# How a secret can be written. Views break lines, so white space is left out on both sides.
function Get-Spelling {
    param([string] $Secret)

    $Secret
    [uri]::EscapeDataString($Secret)
    [Net.WebUtility]::HtmlEncode($Secret)
    (ConvertTo-Json $Secret -Compress).Trim('"')
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Secret)).TrimEnd('=')
    [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($Secret)).TrimEnd('=')
    # Pieces of it. The header of a token is the same as that of any other.
    $piece = $Secret -replace '^eyJ[\w-]+\.'
    for ($at = 0; $at + 14 -le $piece.Length; $at += 14) { $piece.Substring($at, 14) }
}

# Fails if a text holds one of the secrets in any spelling.
function Assert-NothingPlanted {
    param([string] $Text, [string] $Where, [string[]] $Except = @())

    $whole = $Text -replace '\s'
    foreach ($entry in (Get-PlantedSecret).GetEnumerator()) {
        if ($entry.Key -in $Except) { continue }
        foreach ($spelling in Get-Spelling $entry.Value) {
            $at = $whole.IndexOf($spelling, [StringComparison]::OrdinalIgnoreCase)
            if ($at -lt 0) { continue }
            $from = [Math]::Max(0, $at - 300)
            throw "The $($entry.Key) is in ${Where}: ...$($whole.Substring($from, [Math]::Min(400, $whole.Length - $from)))"
        }
    }
}
