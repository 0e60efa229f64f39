# Runs before each example of the help: it provides what a user would have at hand, in the sandbox.

# Examples for the user's own tenant run in the sandbox.
$PSDefaultParameterValues['*-Partner*:Environment'] = 'Sandbox'
$InformationPreference = $WarningPreference = 'SilentlyContinue'

$token = (Connect-PartnerMfa -PassThru).GetAccessToken()
$appId = '00001111-aaaa-2222-bbbb-3333cccc4444'
$secret = [securestring]::new()
'not-a-secret'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
$appIdAndSecret = [pscredential]::new($appId, $secret)
$refreshToken = (New-PartnerMfaRefreshToken -Credential $appIdAndSecret).RefreshToken
Disconnect-PartnerMfa

# What a user would copy from Graph Explorer.
$sandbox = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'PartnerMfa.Sandbox' }
$account = $sandbox.GetType('PartnerMfa.Sandbox.Accounts.SandboxAccounts').GetProperty('Default').GetValue($null)
$tokens = [Activator]::CreateInstance($sandbox.GetType('PartnerMfa.Sandbox.EntraId.SandboxTokens'), [object[]]@([TimeProvider]::System, $null))
$graphToken = $tokens.GetType().GetMethod('GraphToken').Invoke($tokens, @($account, $appId, [string[]]$account.GetType().GetProperty('Tenant').GetValue($account).Granted, $false))

# Captures of a call in the formats that the examples use.
$call = "GET https://api.partnercenter.sandbox.example/v1/customers HTTP/1.1`r`nHost: api.partnercenter.sandbox.example`r`nAuthorization: Bearer $($token.Reveal())`r`n`r`n"
Set-Content call.log $call
@{ log = @{ version = '1.2'; entries = @(@{ request = @{ method = 'GET'; url = 'https://api.partnercenter.sandbox.example/v1/customers'; headers = @(@{ name = 'Authorization'; value = "Bearer $($token.Reveal())" }) }; response = @{ status = 200; headers = @() } }) } } |
    ConvertTo-Json -Depth 9 | Set-Content traffic.har
New-Item -ItemType Directory raw | Out-Null
Set-Content raw/1_c.txt $call
Set-Content raw/1_s.txt "HTTP/1.1 200 OK`r`n`r`n"
Compress-Archive raw session.zip
Rename-Item session.zip session.saz

# A policy in a repository, and a tenant that was saved.
New-Item -ItemType Directory policies | Out-Null
Set-Content policies/require-mfa.json '{"displayName":"Require MFA for all users","state":"enabledForReportingButNotEnforced","conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}'

function Get-Clipboard { $call }
function Set-Secret { param([string] $Name, [securestring] $SecureStringSecret) if (-not $SecureStringSecret) { throw "There is no secret for $Name." } }

if ($Code -match 'Sandbox') { $PSDefaultParameterValues.Clear() }
