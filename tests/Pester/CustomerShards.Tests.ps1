BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
    . "$PSScriptRoot/Support/Samples.ps1"

    # Samples import the module by its name.
    $modulePathBefore = $env:PSModulePath
    $env:PSModulePath = (Split-Path (Split-Path $ModulePath)) + [IO.Path]::PathSeparator + $env:PSModulePath
    $names = 'good-customer', 'without-gdap', 'blocks-by-policy', 'without-role', 'another-good-customer', 'guest', 'without-consent'
    $list = Join-Path $TestDrive 'customers.txt'
    $names | ForEach-Object { "$_.sandbox.example" } | Set-Content $list
}

AfterAll {
    $env:PSModulePath = $modulePathBefore
}

Describe 'The runbooks that share the customers' {
    BeforeAll {
        # Stands in for Azure: blobs are files, and a job runs at once.
        $azure = @'
function Connect-AzAccount { param([switch] $Identity) }
function New-AzStorageContext { param($StorageAccountName, [switch] $UseConnectedAccount) $StorageAccountName }
function Remove-AzStorageBlob { param($Container, $Blob, $Context, $ErrorAction) Remove-Item (Join-Path $State.Blobs $Blob) -ErrorAction Ignore }
function Get-AzStorageBlobContent { param($Container, $Blob, $Context, $Destination, [switch] $Force) Copy-Item (Join-Path $State.Blobs $Blob) $Destination -ErrorAction Stop }
function Set-AzStorageBlobContent { param($File, $Container, $Blob, $Context, [switch] $Force) Copy-Item $File (Join-Path $State.Blobs $Blob) -Force }
function Start-AzAutomationRunbook {
    param($ResourceGroupName, $AutomationAccountName, $Name, $Parameters)
    $isBroken = $Parameters.Shard -eq $State.Broken
    if (-not $isBroken) { & (Join-Path $State.Samples "$Name.ps1") @Parameters | Out-Null }
    $State.Jobs["$($Parameters.Shard)"] = if ($isBroken) { 'Failed' } else { 'Completed' }
    [pscustomobject] @{ JobId = "$($Parameters.Shard)" }
}
function Get-AzAutomationJob { param($ResourceGroupName, $AutomationAccountName, $Id) [pscustomobject] @{ Status = $State.Jobs[$Id] } }
'@

        function Invoke-FanOut {
            param([string[]] $Customer, [int] $Broken)

            $blobs = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
            $Customer | ForEach-Object { "$_.sandbox.example" } | Set-Content (Join-Path $blobs 'customers.txt')
            'an older part' | Set-Content (Join-Path $blobs 'part-2.json')
            $run = Invoke-Sample "$SamplesPath/CustomerShards/Start-PartnerMfaCustomers.ps1" -Stub $azure -State @{
                Blobs = "$blobs"; Samples = "$SamplesPath/CustomerShards"; Jobs = @{}; Broken = $Broken
            } -Parameter @{
                ResourceGroupName = 'rg'; AutomationAccountName = 'account'; StorageAccountName = 'reports'; ReportName = 'all.json'; PollSeconds = 0; Parameters = @{ Environment = 'Sandbox' }
            }
            $run | Add-Member Report (Join-Path $blobs 'all.json') -PassThru
        }
    }

    It 'test each customer once, join their parts, and fail with a No' {
        $run = Invoke-FanOut $names

        "$($run.Failure)" | Should -BeExactly 'No: at least one customer does not let the integration in. 0 of 3 parts are missing.'
        (Get-Content $run.Report -Raw | ConvertFrom-Json).results.customer -replace '\..*' | Sort-Object | Should -BeExactly ($names | Sort-Object)
        $run.Output | Should -BeExactly 'The report is in the blob all.json. Jobs: Completed, Completed, Completed.'
        Assert-NoSecret ($run.Text + (Get-Content $run.Report -Raw))
    }

    It 'end well when every customer is a Yes' {
        $run = Invoke-FanOut 'good-customer', 'another-good-customer', 'throttled-at-first'

        $run.Failure | Should -BeNullOrEmpty
    }

    It 'never take the part of an earlier run for a part that is missing' {
        $run = Invoke-FanOut 'good-customer', 'another-good-customer', 'throttled-at-first' -Broken 2

        "$($run.Failure)" | Should -BeExactly 'NO ANSWER: 1 of 3 parts are missing (2).'
    }
}

Describe 'The workflow that shares the customers' {
    BeforeAll {
        $workflow = Get-Content "$SamplesPath/CustomerShards/customers.yml" -Raw

        function Get-StepScript {
            param([string] $Name)

            $found = [regex]::Match($workflow, "(?m)^      - name: $Name\r?`$[\s\S]*?^        run: \|\r?\n(?<script>(?:          .*\r?\n|\r?\n)+)")
            $found.Success | Should -BeTrue -Because "there is a step '$Name'"
            $found.Groups['script'].Value -replace '(?m)^ {10}'
        }

        function Invoke-Step {
            param([string] $Name, [string] $Temp, [string] $Shard = '1')

            $file = Join-Path $Temp 'step.ps1'
            Set-Content $file "Set-Location '$Temp'`n$(Get-StepScript $Name)"
            $variables = @{
                RUNNER_TEMP = $Temp; SHARD = $Shard; SHARD_COUNT = '3'; SHARD_SCRIPT = "$SamplesPath/CustomerShards/Test-PartnerMfaShard.ps1"; PARTNER_CLOUD = 'Sandbox'
            }
            foreach ($one in $variables.Keys) { Set-Item "Env:$one" $variables[$one] }
            try {
                $command = @(Get-PowerShellCommand)
                $arguments = @($command | Select-Object -Skip 1) + '-NoProfile', '-NonInteractive', '-File', $file
                $text = & $command[0] @arguments 2>&1 | Out-String
                [pscustomobject] @{ ExitCode = $LASTEXITCODE; Text = $text }
            }
            finally {
                foreach ($one in $variables.Keys) { Remove-Item "Env:$one" }
            }
        }
    }

    It 'tests each customer once in its matrix, and joins the parts' {
        $temp = "$(New-Item -ItemType Directory (Join-Path $TestDrive 'runner'))"
        Copy-Item $list $temp

        $codes = 1..3 | ForEach-Object { (Invoke-Step 'Test this part' $temp $_).ExitCode }
        $parts = New-Item -ItemType Directory (Join-Path $temp 'parts')
        Copy-Item (Join-Path $temp 'part-*.json') $parts
        $join = Invoke-Step 'Join the parts' $temp

        $codes | Should -Be @(1, 1, 1)
        $join.ExitCode | Should -Be 0 -Because $join.Text
        $page = Get-Content (Join-Path $temp 'customers.html') -Raw
        foreach ($name in $names) { $page.Contains("$name.sandbox.example") | Should -BeTrue -Because "the page has $name" }
        Remove-Item (Join-Path $parts 'part-2.json')
        (Invoke-Step 'Join the parts' $temp).Text | Should -BeLike '*1 of 3 parts are missing: the report is not complete.*'
    }

    It 'runs as many jobs as it has parts' {
        [regex]::Match($workflow, 'shard: \[(.*)\]').Groups[1].Value.Split(',').Count | Should -Be 3
        [regex]::Matches($workflow, 'SHARD_COUNT: (\d+)') | ForEach-Object { $_.Groups[1].Value } | Should -BeExactly @('3', '3')
    }
}
