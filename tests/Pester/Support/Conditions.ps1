# Finds conditions that are always true, because the answer of a test is an object, whatever it says.

$AnsweringCommands = 'Test-PartnerCenterMfa', 'Test-PartnerMfaToken', 'Test-PartnerMfaSetup', 'Test-PartnerMfaCustomer', 'Get-PartnerMfaUsage'

# The texts of the commands whose answer is used directly as a condition. With -Quiet, or with .Result compared, a condition is right.
function Find-ObjectCondition {
    param([Management.Automation.Language.Ast] $Script)

    $commands = $Script.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] -and $node.GetCommandName() -in $AnsweringCommands }, $true)
    foreach ($command in $commands) {
        if ($command.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] -and $_.ParameterName -eq 'Quiet' }) { continue }
        if (Test-Condition $command) { $command.Extent.Text }
    }
}

# Climbs through everything that keeps the object as it is: pipelines, parentheses, assignments, and operators that turn it into a Boolean.
function Test-Condition {
    param([Management.Automation.Language.Ast] $Node)

    $logical = 'And', 'Or', 'Xor', 'Not', 'Exclaim'
    for ($child = $Node; $parent = $child.Parent; $child = $parent) {
        switch ($parent.GetType().Name) {
            'IfStatementAst' { return $parent.Clauses.Item1 -contains $child }
            { $_ -in 'WhileStatementAst', 'DoWhileStatementAst', 'DoUntilStatementAst', 'ForStatementAst', 'TernaryExpressionAst' } { return $parent.Condition -eq $child }
            'ConvertExpressionAst' { return $parent.Type.TypeName.Name -in 'bool', 'boolean', 'switch' }
            'BinaryExpressionAst' { if ("$($parent.Operator)" -in $logical) { return $true } else { return $false } }
            'UnaryExpressionAst' { if ("$($parent.TokenKind)" -in $logical) { return $true } else { return $false } }
            'PipelineAst' { if ($parent.PipelineElements[-1] -ne $child) { return $false } }
            { $_ -in 'ParenExpressionAst', 'CommandExpressionAst', 'AssignmentStatementAst', 'StatementBlockAst', 'SubExpressionAst' } { if ($_ -eq 'StatementBlockAst') { return $false } }
            default { return $false }
        }
    }
    $false
}
