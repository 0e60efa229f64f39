using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerMfa.Environments;
using PartnerMfa.Hosting;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Parameters;

/// <summary>
/// Completes the sandbox's accounts: a few likely ones first, and every account once something is typed. Nobody knows the accounts of a
/// real environment.
/// </summary>
public sealed class SandboxAccountCompleter : IArgumentCompleter
{
    private static readonly string[] Likely = ["mfa", "password", "enforced", "ngcmfa", "app-only", "blocked", "excluded", "no-role"];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete.Trim('\'', '"');
        return !IsSandbox(fakeBoundParameters)
            ? []
            : (typed.Length == 0 ? Likely.Select(name => SandboxAccounts.FindByName(name)!) : SandboxAccounts.All)
                .Where(account => account.UserPrincipalName.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(account => new CompletionResult(
                    account.UserPrincipalName, account.UserPrincipalName, CompletionResultType.ParameterValue, account.Shows));
    }

    // Without -Environment, the connection decides.
    private static bool IsSandbox(IDictionary bound) => bound["Environment"] is { } named
        ? string.Equals(Convert.ToString(named, CultureInfo.InvariantCulture), PartnerMfaEnvironments.Sandbox.Name, StringComparison.OrdinalIgnoreCase)
        : RunspaceState.Current.Session?.Environment.IsSandbox == true;
}
