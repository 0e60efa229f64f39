# Report pages, and what tests/ReportPage sees of them in a real browser.

$ReportPageProgram = Find-BuiltProgram tests/ReportPage PartnerMfa.ReportPage.dll

function Show-ReportPage {
    param($Results, [string] $Folder, [switch] $Accessibility)

    $Results | Export-PartnerMfaReport "$Folder/page.html"
    $told = dotnet $ReportPageProgram chromium "$Folder/page.html" $Folder @(if ($Accessibility) { 'accessibility' })
    if ($LASTEXITCODE) { throw "The page was not looked at: $told" }
    $told | ConvertFrom-Json
}

function Get-ReportResult {
    param([hashtable] $Properties = @{})

    $result = @{
        Result = 'Yes'; Reason = 'MfaConfirmedByService'; Message = 'It is so.'; Environment = 'Global'; Source = 'Browser'
        Account = 'someone@contoso.com'; TenantId = '0a1b2c3d-1111-2222-3333-444455556666'; CheckedOn = '2026-11-22T01:30:00Z'
        HelpUri = 'https://learn.microsoft.com/partner-center'; StatusCode = 200; Attempts = 1; Evidence = @('row: isMfaCompliant is true', 'HTTP/1.1 200 OK')
    }
    foreach ($name in $Properties.Keys) { $result[$name] = $Properties[$name] }
    [pscustomobject] $result
}

function Get-OneResult {
    Get-SandboxContext password | Test-PartnerMfaToken -Explain
}

function Get-ManyResult {
    $answers = 'Yes', 'Yes', 'Yes', 'No', 'Unknown', 'NotApplicable'
    foreach ($i in 1..10000) {
        Get-ReportResult @{ Account = "user$i@contoso.com"; Result = $answers[$i % 6]; Remedy = 'Sign in with MFA: Connect-PartnerMfa'; CorrelationId = [guid]::NewGuid() }
    }
}

function Get-SetupResult {
    $days = 0..39 | ForEach-Object { @{ Date = [datetime]::new(2026, 10, 14, 0, 0, 0, [DateTimeKind]::Utc).AddDays($_); TotalRequests = 400; CompliantRequests = 400 - 5 * $_ } }
    Get-ReportResult @{
        Result = 'No'; Reason = 'CallsWithoutMfa'; Account = $null; ApplicationId = '00001111-aaaa-2222-bbbb-3333cccc4444'; ApplicationName = 'Billing export'
        TotalRequests = 16000; CompliantRequests = 12100; Days = $days; Users = @(@{ UserPrincipalName = 'svc@contoso.com'; LastNonCompliantOn = '2026-11-21T22:05:00Z' })
        Calls = @(@{ RequestedOn = '2026-11-21T22:05:00Z'; OperationName = 'GetCustomers'; CorrelationId = [guid]::NewGuid() })
    }
    Get-ReportResult @{ Account = $null; ApplicationName = 'Portal'; TotalRequests = 10; CompliantRequests = 10; Days = $days[0..1] }
    Get-ReportResult @{ Result = 'No'; Check = 'SecurityDefaults'; Remedy = 'Switch them on.' }
    Get-ReportResult @{ Check = 'AdminAgentRole' }
    Get-ReportResult @{ Result = 'No'; DecidedBy = @('SecurityDefaults'); Remedy = 'Switch on a policy.' }
    Get-SandboxContext app-only | Test-PartnerMfaToken
    [Management.Automation.ErrorRecord]::new([InvalidOperationException]::new('It failed.'), 'ServiceUnavailable', 'NotSpecified', $null)
}

function Get-HostileResult {
    $override = [char] 0x202e
    Get-ReportResult @{ Account = '<script>alert(1)</script>'; Source = '"><img src=x onerror=alert(1)>'; HelpUri = 'javascript:alert(1)' }
    Get-ReportResult @{ Account = 'x' * 10000; Result = 'No'; Reason = 'y' * 500; Evidence = @('z' * 5000) }
    Get-ReportResult @{ Account = "${override}moc.osotnoc@nimda"; Message = "</style></title><svg onload=alert(1)>$([char] 0x2067)" }
    Get-ReportResult @{ Account = "$([char] 0x5d0)$([char] 0x5d1)$([char] 0x5d2)@contoso.com"; Environment = 'Sandbox' }
}
