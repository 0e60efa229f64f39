# Turns a Pester run into one result for each test, and one for each block or file that failed outside of its tests.

function New-TestResult {
    param([string] $Name, [string] $Outcome, [string] $Message, [string] $Trace)

    [pscustomobject] @{ Name = $Name; Outcome = $Outcome; Message = $Message; Trace = $Trace }
}

# The names of the blocks and the test form one sentence. Pester does not fill in <Name> for tests that it skips.
function Get-TestName {
    param($Item)

    $names = for ($at = $Item; $at -and -not $at.IsRoot; $at = if ($at.Block) { $at.Block } else { $at.Parent }) {
        $data = $at.Data
        [regex]::Replace($at.ExpandedName, '<(\w+)>', {
                param($match)
                $key = $match.Groups[1].Value
                if ($data -is [Collections.IDictionary] -and $data.Contains($key)) { "$($data[$key])" }
                elseif ($key -eq '_' -and $null -ne $data) { "$data" }
                else { $match.Value }
            })
    }
    $names = @($names)
    [array]::Reverse($names)
    $names -join ' '
}

function Get-FailureText {
    param($Item)

    @($Item.ErrorRecord | ForEach-Object { if ($_.DisplayErrorMessage) { $_.DisplayErrorMessage } else { "$_" } }) -join "`n"
}

# The failure of a block or of one around it.
function Get-BlockFailure {
    param($Block)

    for ($at = $Block; $at; $at = $at.Parent) {
        if ($at.ErrorRecord) { return Get-FailureText $at }
    }
}

function ConvertTo-TestResult {
    param($Run)

    foreach ($test in $Run.Tests) {
        $message = Get-FailureText $test
        $outcome = switch ($test.Result) {
            'Passed' { 'Passed' }
            'Failed' { 'Failed' }
            default { 'Skipped' }
        }
        if ($outcome -eq 'Skipped') { $message = "$($test.ErrorRecord)" -replace '^is skipped, because ', '' -replace '^is inconclusive, because ', 'Inconclusive: ' }
        elseif ($outcome -eq 'Failed' -and -not $message) { $message = "The test did not run, because its block failed: $(Get-BlockFailure $test.Block)" }
        New-TestResult (Get-TestName $test) $outcome $message (@($test.ErrorRecord.DisplayStackTrace) -join "`n")
    }
    foreach ($block in $Run.FailedBlocks) {
        New-TestResult "$(Get-TestName $block) (the block itself)" 'Failed' (Get-FailureText $block) (@($block.ErrorRecord.DisplayStackTrace) -join "`n")
    }
    foreach ($container in $Run.FailedContainers | Where-Object ErrorRecord) {
        New-TestResult "$([IO.Path]::GetFileName("$($container.Item)")) (the file itself)" 'Failed' (Get-FailureText $container) (@($container.ErrorRecord.DisplayStackTrace) -join "`n")
    }
}
