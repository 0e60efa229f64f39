<#
.SYNOPSIS
Confirms that PowerShell takes the commands that the module advises.

.DESCRIPTION
Each command must parse, name cmdlets of the built module with parameters that exist, fit one parameter set with all that it requires, and name
the account and the environment that the advice is about. Problems are written out, one a line, and the exit code is 1.

.PARAMETER Path
A JSON file: an array of objects with Text (the command), Account, Environment (null where none must be named) and Advice.
#>
param([Parameter(Mandatory)] [string] $Path)

$ErrorActionPreference = 'Stop'
Import-Module (Resolve-Path "$PSScriptRoot/../../../out/PartnerMfa/PartnerMfa.psd1").Path

# Switches, and parameters that every cmdlet has, do not distinguish parameter sets.
$common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters

function Find-Problem {
    param([Management.Automation.Language.CommandAst] $Command, [object] $Asked)

    $cmdlet = Get-Command $Command.GetCommandName() -ErrorAction Ignore
    if ($cmdlet.Source -like 'Microsoft.PowerShell.*') { return }
    if ($cmdlet.Source -ne 'PartnerMfa') { return "there is no cmdlet $($Command.GetCommandName())" }

    $isPiped = $Command.Parent -is [Management.Automation.Language.PipelineAst] -and $Command.Parent.PipelineElements[0] -ne $Command
    # A command with two faults makes the binder itself fail.
    $bound = try { [Management.Automation.Language.StaticParameterBinder]::BindCommand($Command, $true) } catch { return "it cannot be bound ($($_.Exception.Message))" }
    # Pipeline input is not known before the command runs, and may be what the parameter set requires.
    if (-not $isPiped) { $bound.BindingExceptions.Values.BindingException.Message }

    $named = @($bound.BoundParameters.Keys | Where-Object { $_ -notin $common })
    $fitting = $cmdlet.ParameterSets | Where-Object {
        $set = $_
        -not ($named | Where-Object { $_ -notin $set.Parameters.Name }) -and
        -not ($set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -notin $named -and -not ($isPiped -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName)) })
    }
    if (-not $fitting) { "no parameter set of $cmdlet takes $($named -join ', ') and requires nothing else" }

    foreach ($one in @{ Parameter = 'UserPrincipalName'; Value = $Asked.Account }, @{ Parameter = 'Environment'; Value = $Asked.Environment }) {
        if (-not $one.Value -or $one.Parameter -notin $cmdlet.Parameters.Keys -or $isPiped) { continue }
        $given = $bound.BoundParameters[$one.Parameter]
        $text = if ($given) { $given.Value.Extent.Text } elseif ($one.Parameter -eq 'Environment') { 'Global' }
        if ($text -ne $one.Value) { "-$($one.Parameter) is '$text', not '$($one.Value)'" }
    }
}

$all = @(Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json)
$problems = @(foreach ($asked in $all) {
    $errors = $null
    $script = [Management.Automation.Language.Parser]::ParseInput($asked.Text, [ref] $null, [ref] $errors)
    $commands = @($script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true))
    $found = @($errors.Message) + @($commands | ForEach-Object { Find-Problem $_ $asked }) | Where-Object { $_ }
    if ($commands.Count -eq 0) { $found += 'there is no command in it' }
    $found | ForEach-Object { "$($asked.Text): $_ ($($asked.Advice))" }
})
$problems | Select-Object -First 20
"$($all.Count) commands, $($problems.Count) problems"
exit [int] ($problems.Count -gt 0)
