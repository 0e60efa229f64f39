# Dot-sourced before an example runs: what its user would have at hand, over the sandbox.

$PSDefaultParameterValues['*-Partner*:Environment'] = 'Sandbox'
$InformationPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$context = Connect-PartnerMfa -PassThru
$token = $context.GetAccessToken()
$appId = '00001111-aaaa-2222-bbbb-3333cccc4444'
$appIdAndSecret = [pscredential]::new($appId, (ConvertTo-SecureString 'not-a-secret' -AsPlainText -Force))
$refreshToken = (New-PartnerMfaRefreshToken -ApplicationId $appId -Credential $appIdAndSecret).GetRefreshToken()
Disconnect-PartnerMfa
