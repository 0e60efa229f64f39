using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerMfa.Hosting;

namespace PartnerMfa.Parameters;

/// <summary>Completes the application IDs that this runspace has seen: of its sign-ins, and of usage.</summary>
public sealed class ApplicationIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        RunspaceState.Current.Applications
            .Where(seen => seen.Id.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(seen => new CompletionResult(seen.Id, seen.Id, CompletionResultType.ParameterValue, seen.Name ?? seen.Id));
}
