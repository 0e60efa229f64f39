# A value that a user could give for every parameter of every command, so that a secret can replace one of them while the rest works.

# The values by name. $Folder contains the files that they name.
function Get-PlausibleValue {
    param([string] $Cmdlet, [Management.Automation.CommandParameterInfo] $Parameter, [hashtable] $Known)

    if ($Known.ContainsKey("$Cmdlet/$($Parameter.Name)")) { return , $Known["$Cmdlet/$($Parameter.Name)"] }
    if ($Known.ContainsKey($Parameter.Name)) { return , $Known[$Parameter.Name] }
    switch ($Parameter.ParameterType) {
        ([switch]) { return $true }
        ([int]) { return 1 }
        ([guid]) { return [guid] '00001111-aaaa-2222-bbbb-3333cccc4444' }
        ([uri]) { return [uri] 'https://host.example' }
        default { return 'x' }
    }
}

# The files and objects behind the values, created in a folder.
function New-PlausibleWorld {
    param([string] $Folder)

    $context = Connect-PartnerMfa -Environment Sandbox -UserPrincipalName mfa@sandbox.example -PassThru -InformationAction Ignore -Verbose:$false -Debug:$false -WarningAction Ignore
    Disconnect-PartnerMfa -Verbose:$false -Debug:$false
    $token = $context.GetAccessToken().Reveal()
    $secure = [Net.NetworkCredential]::new('', 'not-a-secret').SecurePassword
    $key = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=PartnerMfa test', $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
    [IO.File]::WriteAllBytes("$Folder/app.pfx", $certificate.Export('Pkcs12', $secure))
    $name = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('mfa'))
    $call = "GET https://api.partnercenter.sandbox.example/v1/customers HTTP/1.1`r`nHost: api.partnercenter.sandbox.example`r`nAuthorization: Bearer $token`r`n`r`n"
    Set-Content "$Folder/call.log" $call
    Set-Content "$Folder/token.txt" $token
    $result = Test-PartnerMfaToken $token -Environment Sandbox -Verbose:$false -Debug:$false
    $result | Export-PartnerMfaReport "$Folder/good.json" -Verbose:$false -Debug:$false
    $null = Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -SaveTenant "$Folder/tenant.json" -Verbose:$false -Debug:$false -InformationAction Ignore
    Set-Content "$Folder/store" "0.Asandbox-0123456789abcdef0123456789abcdef$name"
    @{
        Environment = 'Sandbox'; UserPrincipalName = 'mfa@sandbox.example'; TenantId = 'sandbox.example'; ApplicationId = '00001111-aaaa-2222-bbbb-3333cccc4444'
        Path = "$Folder/call.log"; LiteralPath = "$Folder/call.log"; 'Test-PartnerMfaToken/Path' = "$Folder/token.txt"; 'Test-PartnerMfaToken/LiteralPath' = "$Folder/token.txt"
        'Export-PartnerMfaReport/Path' = "$Folder/made/report.html"; 'Export-PartnerMfaReport/InputObject' = $result; OutputPath = "$Folder/made/copy.log"
        'Resolve-PartnerMfaError/InputObject' = 'AADSTS50076: no MFA'; InputObject = $call; AccessToken = $token; Token = $token; Context = $context
        RefreshToken = "0.Asandbox-0123456789abcdef0123456789abcdef$name"; Credential = [pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', $secure)
        Certificate = $certificate; CertificatePath = "$Folder/app.pfx"; CertificatePassword = $secure; CertificateThumbprint = $certificate.Thumbprint
        FederatedToken = $token; FederatedTokenPath = "$Folder/token.txt"; Capture = Import-PartnerMfaCapture "$Folder/call.log" -Environment Sandbox -Verbose:$false -Debug:$false
        ReferencePath = "$Folder/good.json"; DifferencePath = "$Folder/good.json"; ReportPath = "$Folder/good.json"; TenantPath = "$Folder/tenant.json"; PolicyPath = "$Folder/policy.json"
        'Test-PartnerMfaReport/Path' = "$Folder/good.json"; 'Test-PartnerMfaReport/LiteralPath' = "$Folder/good.json"; RefreshTokenStore = "$Folder/store"
        Name = 'Lab'; Force = $true; TimeoutSeconds = 5; Confirm = $false; 'Get-PartnerMfaEnvironment/Name' = 'Global'; 'New-PartnerMfaEnvironment/Name' = 'Lab'
    }
}

# The command's own parameters, with the parameter set that needs the least for them.
function Get-OwnParameter {
    param([Management.Automation.CommandInfo] $Command)

    foreach ($name in $Command.Parameters.Keys | Where-Object { $_ -notin [Management.Automation.Cmdlet]::CommonParameters -and $_ -notin 'WhatIf', 'Confirm' }) {
        $set = $Command.ParameterSets | Where-Object { $_.Parameters.Name -contains $name } | Sort-Object { @($_.Parameters | Where-Object IsMandatory).Count } | Select-Object -First 1
        @{ Name = $name; Set = $set; Parameter = $set.Parameters | Where-Object Name -EQ $name }
    }
}

# What a call with one parameter needs in addition: whatever is mandatory, and what keeps it in the sandbox and short.
function Get-OtherArgument {
    param([string] $Cmdlet, [Management.Automation.CommandParameterSetInfo] $Set, [string] $Except, [hashtable] $Known)

    $arguments = @{}
    foreach ($parameter in $Set.Parameters | Where-Object { $_.Name -ne $Except -and ($_.IsMandatory -or $_.Name -in 'Environment', 'TimeoutSeconds', 'Confirm', 'Force') }) {
        $arguments[$parameter.Name] = Get-PlausibleValue $Cmdlet $parameter $Known
    }
    $arguments
}
