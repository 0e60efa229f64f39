# A whole process: calls one command with secrets in each of its parameters, as loudly as possible, and shows everything it gets in
# every form. Whatever leaves the process is for the test to search: the console, the transcript, and all files in its folders.
param([string] $ModulePath, [string] $Cmdlet, [string] $Folder, [int] $EchoPort)

. "$PSScriptRoot/PlantedSecrets.ps1"
. "$PSScriptRoot/PlausibleArguments.ps1"
Import-Module $ModulePath -Verbose:$false
if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
$secrets = Get-PlantedSecret
$known = New-PlausibleWorld "$Folder/planted"
$kept = [Collections.Generic.List[object]]::new()
$count = 0

function Show-All {
    param([object[]] $Thing)

    # A file that a command made is shown by the name that the user chose. PowerShell's own words about a value that it could not
    # convert repeat the value, before the command begins.
    $shown = @($Thing | Where-Object {
            $null -ne $_ -and $_ -isnot [IO.FileInfo] -and -not ($_ -is [Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -like 'CannotConvertArgument*')
        })
    $shown | Out-String -Width 200
    foreach ($one in $shown) {
        if ($one -is [Management.Automation.ErrorRecord]) {
            & { $ErrorView = 'DetailedView'; $one | Out-String -Width 200 }
            $one.Exception.ToString(); "$($one.ErrorDetails)"; "$($one.CategoryInfo)"; $one.FullyQualifiedErrorId; $one.Exception.Data | Out-String
            # What failed to bind is the object that the caller passed.
            if ($one.Exception -isnot [Management.Automation.ParameterBindingException]) { $one | Format-List * -Force | Out-String -Width 200 }
        }
        elseif ($one.GetType().FullName -like 'PartnerMfa.*') {
            $one | Format-List * -Force | Out-String -Width 200
            $one | ConvertTo-Json -Depth 6 -WarningAction Ignore
            $one | ConvertTo-Csv
            "$one"
            if ($one.GetType().Name -in 'PartnerMfaResult', 'PartnerMfaUsage') { $kept.Add($one) }
        }
    }
    $ours = @($shown | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] -or $_.Exception -isnot [Management.Automation.ParameterBindingException] })
    if ($ours) { $ours | Export-Clixml "$Folder/made/$script:count.clixml" -Depth 4 }
}

# Calls the command and shows what comes out of it.
function Invoke-Planted {
    param([hashtable] $Arguments)

    $script:count++
    $Error.Clear()
    $all = @(try { & $Cmdlet @Arguments -Verbose -Debug *>&1 } catch { $_ })
    Show-All ($all + @($Error))
}

# A secret as a user could give it for a parameter of this type.
function Get-Planted {
    param([type] $Type, [string] $Secret)

    $secure = [Net.NetworkCredential]::new('', $Secret).SecurePassword
    switch ($Type) {
        ([securestring]) { return , @($secure) }
        ([pscredential]) { return , @([pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', $secure), [pscredential]::new($Secret, $secure)) }
    }
    $escaped = [uri]::EscapeDataString($Secret)
    , @($Secret, "https://alice:$escaped@host.example/$escaped`?code=$escaped#$escaped", "$Folder/planted/$Secret", [pscustomobject] @{ Result = 'Yes'; Message = $Secret; AccessToken = $Secret })
}

# The conversion of these types is PowerShell's own, and so are the words of its failure.
$converted = [int], [guid], [guid[]], [switch], [datetime]

Start-Transcript "$Folder/made/transcript.txt" -IncludeInvocationHeader | Out-Null
$command = Get-Command $Cmdlet
$turn = 0
foreach ($own in Get-OwnParameter $command) {
    $type = $own.Parameter.ParameterType
    if ($type -in $converted -or ($type.GetElementType(), $type).IsEnum -contains $true) { continue }
    $others = Get-OtherArgument $Cmdlet $own.Set $own.Name $known
    foreach ($kind in $secrets.Keys) {
        # Each secret by itself, and in one of the other forms: over all parameters, each in each.
        $values = Get-Planted $type $secrets[$kind]
        $forms = @($values[0]) + @(if ($values.Count -gt 1) { $values[1 + ($script:turn++ % ($values.Count - 1))] })
        foreach ($value in $forms) {
            Invoke-Planted ($others + @{ $own.Name = $value })
            if ($value -is [string] -and $own.Parameter.ValueFromPipeline) {
                $Error.Clear()
                Show-All @(try { $value | & $Cmdlet @others -Verbose -Debug *>&1 } catch { $_ })
            }
        }
    }
}

# A service of the user's own that says every secret in every place, and a token full of them.
if ($command.Parameters.ContainsKey('Environment') -or $command.Parameters.ContainsKey('Context')) {
    $own = New-PartnerMfaEnvironment -Name Own -PartnerCenterEndpoint "http://127.0.0.1:$EchoPort" -GraphEndpoint "http://127.0.0.1:$EchoPort" -Resource https://api.partnercenter.microsoft.com -Verbose:$false -Debug:$false
    $names = @{ aud = 'https://api.partnercenter.microsoft.com'; ver = '1.0'; amr = @('pwd', 'mfa'); scp = 'user_impersonation'; exp = 4102444800; unique_name = 'a@contoso.example' }
    # A password that nobody named is a word like any other.
    foreach ($kind in $secrets.Keys -notlike '*password') { $names["planted_$($kind -replace ' ')"] = $secrets[$kind] }
    $token = ConvertTo-PlantedJwt ($names + @{ given_name = $secrets['refresh token']; family_name = "x $($secrets['client secret']) y" }) 'aW8rT0yXxQ7vN2mK8pR4sT6wYz1bC3dF5gH9jL0aE2iU4oP6q'
    $graph = ConvertTo-PlantedJwt @{ aud = 'https://graph.microsoft.com'; ver = '1.0'; scp = 'Policy.Read.All'; exp = 4102444800; unique_name = 'a@contoso.example' } 'bW8rT0yXxQ7vN2mK8pR4sT6wYz1bC3dF5gH9jL0aE2iU4oP6q'
    $known['Environment'] = $own
    $known['AccessToken'] = $known['Token'] = $token
    $known['GraphToken'] = $graph
    $known['Context'] = Connect-PartnerMfa -Environment $own -AccessToken $token -PassThru -Verbose:$false -Debug:$false -WarningAction Ignore
    foreach ($set in $command.ParameterSets | Where-Object { @($_.Parameters.Name | Where-Object { $_ -in 'AccessToken', 'Token', 'GraphToken', 'Context' }).Count }) {
        $arguments = Get-OtherArgument $Cmdlet $set '' $known
        if ($set.Parameters.Name -contains 'Explain') { $arguments['Explain'] = $true }
        if ($set.Parameters.Name -contains 'GraphToken') { $arguments['GraphToken'] = $graph }
        if ($set.Parameters.Name -contains 'TimeoutSeconds') { $arguments['TimeoutSeconds'] = 3 }
        for ($status = 0; $status -lt 8; $status++) { Invoke-Planted $arguments }
    }
}

if ($kept.Count) {
    foreach ($format in 'Html', 'Json', 'Csv', 'Markdown', 'JUnit', 'Sarif') {
        if ($format -in (Get-Command Export-PartnerMfaReport).Parameters['Format'].ParameterType.GetEnumNames()) {
            $kept | Export-PartnerMfaReport -Path "$Folder/made/report.$format" -Format $format -Force -Verbose -Debug *>&1 | Out-String -Width 200
        }
    }
}
Stop-Transcript | Out-Null
"$count calls"
