# Asserts everything about an error that a script can rely on.

# Returns the error that ends the script block. The test fails when the block succeeds.
function Get-Failure {
    param([scriptblock] $Script)

    try {
        & $Script | Out-Null
    }
    catch {
        return $_
    }

    throw "This should have failed but succeeded: $Script"
}

function Assert-Failure {
    param(
        [Management.Automation.ErrorRecord] $Record,
        [string] $Id,
        [Management.Automation.ErrorCategory] $Category,
        [string] $Target,
        [string] $Remedy
    )

    $Record.FullyQualifiedErrorId | Should -BeExactly $Id
    $Record.CategoryInfo.Category | Should -Be $Category
    $Record.TargetObject | Should -BeExactly $Target
    $Record.ErrorDetails.RecommendedAction | Should -BeLike $Remedy
    foreach ($view in 'ConciseView', 'NormalView') {
        $shown = & { $ErrorView = $view; $Record | Out-String -Width 500 }
        $shown | Should -Not -BeNullOrEmpty
        $shown | Should -Not -Match '(?m)^\s+at \S+\(' -Because "$view is for people, and a stack trace is not"
    }
}
