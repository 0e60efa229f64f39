using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerMfa.Environments;

namespace PartnerMfa.Parameters;

/// <summary>Completes the names of the environments.</summary>
public sealed class EnvironmentCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        PartnerMfaEnvironments.All
            .Where(known => known.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(known => new CompletionResult(
                known.Name, known.Name, CompletionResultType.ParameterValue, known.PartnerCenterEndpoint.Host));
}
