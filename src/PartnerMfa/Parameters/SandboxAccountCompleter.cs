using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Parameters;

/// <summary>Completes the sandbox's accounts; of a real environment nobody knows the accounts.</summary>
public sealed class SandboxAccountCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        IsSandbox(fakeBoundParameters)
            ? SandboxAccounts.All
                .Where(account => account.UserPrincipalName.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
                .Select(account => new CompletionResult(
                    account.UserPrincipalName, account.UserPrincipalName, CompletionResultType.ParameterValue, account.Shows))
            : [];

    private static bool IsSandbox(IDictionary bound) =>
        string.Equals(Convert.ToString(bound["Environment"], System.Globalization.CultureInfo.InvariantCulture), "Sandbox", StringComparison.OrdinalIgnoreCase);
}
