using System.Management.Automation;
using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary>
/// <c>Resolve-PartnerMfaError</c>: explains an error from the sign-in service or Partner Center: its meaning, the most likely causes, and
/// what to do.
/// </summary>
[Cmdlet(VerbsDiagnostic.Resolve, "PartnerMfaError")]
[OutputType(typeof(PartnerMfaErrorExplanation))]
public sealed class ResolvePartnerMfaErrorCommand : PartnerMfaCommand
{
    private readonly StringBuilder _lines = new();

    /// <summary>
    /// The error: text, an error record, an exception, or any object whose text contains the error. Lines from the pipeline are read as one
    /// text.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = HelpMessages.Error)]
    [Alias("ErrorText", "ErrorRecord", "Exception")]
    [AllowEmptyString]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>
    /// The integration account, which is used in the suggested commands. Default: the account of the connection, if there is one.
    /// </summary>
    [Parameter]
    [Alias("AccountId")]
    [ValidateNotNullOrEmpty]
    public string? UserPrincipalName { get; set; }

    private protected override void ProcessInput()
    {
        object? input = InputObject is PSObject { BaseObject: { } value } ? value : InputObject;
        // The lines of a log or of a response body belong together.
        if (input is string line) _lines.AppendLine(line);
        else if (input is not null) Explain(ErrorTexts.Of(input));
    }

    private protected override void EndInputs()
    {
        if (_lines.Length > 0) Explain(_lines.ToString());
    }

    private void Explain(string text)
    {
        try
        {
            WriteObject(Client.ExplainError(text, Target()), enumerateCollection: true);
        }
        catch (PartnerMfaException failure)
        {
            FailOne(failure);
        }
    }

    private CommandTarget Target()
    {
        Session? session = RunspaceState.Current.Session;
        return new CommandTarget(session?.Environment, session?.Claims.TenantId, session?.Request.ApplicationId, UserPrincipalName ?? session?.Claims.Account);
    }
}
