# Follows the advice of answers and errors, command by command.

# Runs a command as the user would, and returns its answer or error as one object.
function Get-Answer {
    param([string] $Command)

    $filled = $Command.Replace("'<app id>'", '00001111-aaaa-2222-bbbb-3333cccc4444').Replace("'<tenant>'", 'sandbox.example')
    try {
        $output = @(Invoke-Expression "$filled -ErrorAction Stop" 3> $null 6> $null)
        $answer = $output | Where-Object { -not $_.Check } | Select-Object -First 1
        if (-not $answer) { $answer = Test-PartnerCenterMfa -ErrorAction Stop 3> $null }
        $message, $remedy, $result, $reason = $answer.Message, $answer.Remedy, $answer.Result, $answer.Reason
    }
    catch {
        $message, $remedy, $result, $reason = $_.Exception.Message, $_.ErrorDetails.RecommendedAction, 'Error', $_.FullyQualifiedErrorId.Split(',')[0]
    }

    [pscustomobject]@{
        Command = $Command
        Result = $result
        Reason = $reason
        Message = $message
        Remedy = $remedy
        IsSetup = $Command -like 'Test-PartnerMfaSetup*'
        Commands = @(if ($result -ne 'Yes') { Find-Command "$message $remedy" })
    }
}

# The commands of the module in a text, as far as the next sentence.
function Find-Command {
    param([string] $Text)

    [regex]::Matches($Text, "[A-Z][a-z]+-Partner(?:Mfa|Center)\w*(?: -\w+(?: (?:'[^']*'|[^\s'-][^\s']*?(?=[.,;)]?(?: |$))))?)*(?: \| [A-Z][a-z]+-Partner\w+)*").Value |
        Where-Object { $_ }
}

# Every answer that following the advice leads to, in the order in which the commands came up.
function Find-AdviceEnd {
    param([string] $Command)

    $next = [Collections.Generic.Queue[string]]::new([string[]] $Command)
    $run = [Collections.Generic.HashSet[string]]::new()
    while ($next.Count -gt 0 -and $run.Count -lt 12) {
        $one = $next.Dequeue()
        if (-not $run.Add($one)) { continue }
        $answer = Get-Answer $one
        $answer
        $answer.Commands | ForEach-Object { $next.Enqueue($_) }
    }
}
