# A whole process: calls commands with secrets in each of their parameters and files, as verbosely as possible, and shows everything it gets
# in every form. The test searches whatever leaves the process: the console, the transcripts, and all files in its folders.
param([string] $ModulePath, [string] $Cmdlets, [string] $Folder, [int] $EchoPort)

. "$PSScriptRoot/PlantedSecrets.ps1"
. "$PSScriptRoot/PlausibleArguments.ps1"
Import-Module $ModulePath -Verbose:$false
if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
$secrets = Get-PlantedSecret
$world = New-PlausibleWorld "$Folder/planted"
$inputs = New-PlantedFile "$Folder/planted"
(Get-ChildItem "$Folder/planted").Name | Set-Content "$Folder/inputs.txt"
$rendered = [Collections.Generic.HashSet[string]]::new()
$turn = 0
# With -Debug alone, PowerShell would ask at each warning whether to continue.
$loud = @{ Verbose = $true; Debug = $true; WarningAction = 'Continue'; InformationAction = 'Continue'; ErrorAction = 'Continue' }

# Objects in every form in which people look at them. Removed secrets leave the same text behind, so most are shown once.
function Show-All {
    param([object[]] $Thing)

    foreach ($one in $Thing) {
        # A file that a command wrote is shown under the name that the user chose.
        if ($null -eq $one -or $one -is [IO.FileInfo]) { continue }
        $isError = $one -is [Management.Automation.ErrorRecord]
        $isOurs = $one.GetType().FullName -like 'PartnerMfa.*'
        $text = if ($isError) { "$($one.FullyQualifiedErrorId) $one $($one.ErrorDetails) $($one.TargetObject)" }
        elseif ($isOurs) { ConvertTo-Json $one -Depth 6 -Compress -WarningAction Ignore }
        else { "$one" }
        if (-not $rendered.Add($text)) { continue }
        $text
        if ($isError) {
            foreach ($view in 'ConciseView', 'DetailedView') { & { $ErrorView = $view; $one | Out-String -Width 200 } }
            $one.Exception.ToString(); "$($one.CategoryInfo)"; $one.Exception.Data | Out-String
            # The input that failed to bind is the object that the caller passed.
            if ($one.Exception -isnot [Management.Automation.ParameterBindingException]) { $one | Format-List * -Force | Out-String -Width 200; $script:kept.Add($one) }
        }
        elseif ($isOurs) {
            $one | Out-String -Width 200
            $one | Format-List * -Force | Out-String -Width 200
            $one | ConvertTo-Csv
            "$one"
            $script:kept.Add($one)
        }
    }
}

# Calls the command and shows its output: sometimes as a user sees it, sometimes every object.
function Invoke-Planted {
    param([hashtable] $Arguments, [object[]] $Pipe)

    $script:count++
    $Error.Clear()
    if ($script:count % 4 -eq 0) {
        try { if ($Pipe) { $Pipe | & $Cmdlet @Arguments @loud | Where-Object { $_ -isnot [IO.FileInfo] } | Out-Default } else { & $Cmdlet @Arguments @loud | Where-Object { $_ -isnot [IO.FileInfo] } | Out-Default } } catch { $_ | Out-Default }
        Show-All @($Error)
        return
    }

    $all = @(try { if ($Pipe) { $Pipe | & $Cmdlet @Arguments @loud *>&1 } else { & $Cmdlet @Arguments @loud *>&1 } } catch { $_ })
    Show-All ($all + @($Error))
}

# A secret in the forms in which a user could give it for a parameter of this type.
function Get-Planted {
    param([type] $Type, [string] $Secret)

    $secure = [Net.NetworkCredential]::new('', $Secret).SecurePassword
    if ($Type -eq [securestring]) { return @($secure, $Secret) }
    if ($Type -eq [pscredential]) { return @([pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', $secure), [pscredential]::new($Secret, $secure), $Secret) }
    $escaped = [uri]::EscapeDataString($Secret)
    @(
        $Secret
        "https://alice:$escaped@host.example/$escaped`?code=$escaped#$escaped"
        "$Folder/planted/$Secret"
        [pscustomobject] @{ Result = 'Yes'; Reason = $Secret; Message = $Secret; AccessToken = $Secret; UserPrincipalName = $Secret }
        @{ $Secret = $Secret }
    )
}

# Each secret by itself in each parameter, two of the other forms in each, and the files for parameters that name a file.
function Invoke-EachParameter {
    foreach ($own in Get-OwnParameter $command) {
        $parameter = $own.Parameter
        # PowerShell itself reports errors in switches.
        if ($parameter.ParameterType -eq [switch]) { continue }
        $others = Get-OtherArgument $Cmdlet $own.Set $own.Name $known
        $isText = $parameter.ParameterType -in [string], [string[]], [object], [psobject[]] -or $parameter.ParameterType.Name -eq 'Secret'
        $values = @(foreach ($kind in $secrets.Keys) {
                $forms = @(Get-Planted $parameter.ParameterType $secrets[$kind])
                if ($isText -or $script:turn++ % 3 -eq 0) { , $forms[0] }
                if ($script:turn++ % 4 -eq 0) { , $forms[1 + ([int] [Math]::Floor($script:turn / 4) % ($forms.Count - 1))] }
            }
            if ($isText -and $parameter.Name -match 'Path$|Store$') { $inputs })
        foreach ($value in $values) {
            Invoke-Planted ($others + @{ $own.Name = $value })
            if ($value -is [string] -and $parameter.ValueFromPipeline) { Invoke-Planted $others $value }
        }
        if ($others.ContainsKey('Confirm')) { Invoke-Planted ($others + @{ $own.Name = $values[0]; WhatIf = $true }) }
    }
}

# A service of the user that sends every secret in every place, and a token full of them.
function Invoke-EachAnswer {
    if (-not ($command.Parameters.ContainsKey('Environment') -or $command.Parameters.ContainsKey('Context'))) { return }
    $own = New-PartnerMfaEnvironment -Name Own -PartnerCenterEndpoint "http://127.0.0.1:$EchoPort" -GraphEndpoint "http://127.0.0.1:$EchoPort" -Resource https://api.partnercenter.microsoft.com -Verbose:$false -Debug:$false
    $names = @{ aud = 'https://api.partnercenter.microsoft.com'; ver = '1.0'; amr = @('pwd', 'mfa'); scp = 'user_impersonation'; exp = 4102444800; unique_name = 'a@contoso.example' }
    # A password that nobody named is a word like any other.
    foreach ($kind in $secrets.Keys -notlike '*password') { $names["planted_$($kind -replace ' ')"] = $secrets[$kind] }
    $token = ConvertTo-PlantedJwt ($names + @{ given_name = $secrets['refresh token']; family_name = "x $($secrets['client secret']) y" }) 'aW8rT0yXxQ7vN2mK8pR4sT6wYz1bC3dF5gH9jL0aE2iU4oP6q'
    $graph = ConvertTo-PlantedJwt @{ aud = "http://127.0.0.1:$EchoPort"; ver = '1.0'; scp = 'Policy.Read.All'; exp = 4102444800; unique_name = 'a@contoso.example' } 'bW8rT0yXxQ7vN2mK8pR4sT6wYz1bC3dF5gH9jL0aE2iU4oP6q'
    $said = $known.Clone()
    $said['Environment'] = $own
    $said['AccessToken'] = $said['Token'] = $token
    $said['GraphToken'] = $graph
    $said['Context'] = Connect-PartnerMfa -Environment $own -AccessToken $token -PassThru -Verbose:$false -Debug:$false -WarningAction Ignore
    $times = 8
    foreach ($set in $command.ParameterSets | Where-Object { @($_.Parameters.Name | Where-Object { $_ -in 'AccessToken', 'Token', 'GraphToken', 'Context' }).Count }) {
        $arguments = Get-OtherArgument $Cmdlet $set '' $said
        foreach ($name in 'Explain', 'SignInLog', 'TenantScore') { if ($set.Parameters.Name -contains $name) { $arguments[$name] = $true } }
        # Each answer once, and one for the other parameter sets.
        for (; $times -gt 0; $times--) { Invoke-Planted $arguments }
        $times = 1
        if ($set.Parameters.Name -contains 'GraphToken') { Invoke-Planted (@{ GraphToken = $graph } + ($arguments.Clone() | ForEach-Object { $_.Remove('GraphToken'); $_ })) }
    }
}

# The output, in every report format and as CLIXML.
function Export-Kept {
    $results = @($kept | Where-Object { $_.GetType().Name -in 'PartnerMfaResult', 'PartnerMfaUsage', 'PartnerMfaCustomer' })
    foreach ($format in (Get-Command Export-PartnerMfaReport).Parameters['Format'].ParameterType.GetEnumNames()) {
        if ($results) { $results | Export-PartnerMfaReport -SigningCertificate $world.Certificate -Path "$Folder/made/$Cmdlet.$format" -Format $format -Force -Verbose -Debug *>&1 | Out-String -Width 200 }
    }
    if ($kept) { [IO.File]::WriteAllText("$Folder/made/$Cmdlet.clixml", [Management.Automation.PSSerializer]::Serialize($kept.ToArray(), 4)) }
}

foreach ($Cmdlet in $Cmdlets.Split(' ')) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $kept = [Collections.Generic.List[object]]::new()
    $count = 0
    $known = $world.Clone()
    $command = Get-Command $Cmdlet
    Start-Transcript "$Folder/made/$Cmdlet.transcript.txt" -IncludeInvocationHeader | Out-Null
    Invoke-EachParameter
    Invoke-EachAnswer
    Disconnect-PartnerMfa -ErrorAction Ignore -Verbose:$false -Debug:$false
    Export-Kept
    Stop-Transcript | Out-Null
    [IO.File]::WriteAllText("$Folder/calls/$Cmdlet", "$count")
    "${Cmdlet}: $count calls in $($watch.Elapsed.TotalSeconds) s"
}
