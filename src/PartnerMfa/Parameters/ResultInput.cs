using System.Collections;
using System.Management.Automation;
using PartnerMfa.Errors;

namespace PartnerMfa.Parameters;

/// <summary>Converts results from the pipeline: the results themselves, or what a job, remoting, CLIXML or JSON made of them.</summary>
internal static class ResultInput
{
    private static readonly string[] Connections = [nameof(PartnerMfaContext), nameof(PartnerMfaRefreshToken), nameof(PartnerMfaCapture)];

    /// <exception cref="PartnerMfaException"><c>NotAResult</c>.</exception>
    public static PartnerMfaResult Read(PSObject? input)
    {
        if (input is null) throw Failures.NotAResult("it is nothing ($null)");
        if (input.BaseObject is PartnerMfaResult result) return result;
        if (Array.Find(Connections, name => input.TypeNames.Any(type => type.EndsWith("PartnerMfa." + name, StringComparison.Ordinal))) is { } connection)
            throw Failures.NotAResult($"it is a {connection}, which has not been tested", "Test it first: ... | Test-PartnerMfaToken | Export-PartnerMfaReport report.html");
        if (input.BaseObject is bool) throw Failures.NotAResult("it is a Boolean", "Leave -Quiet out: a Boolean has no reason and no evidence.");
        if (input.BaseObject is string) throw Failures.NotAResult("it is text");
        PSObject bag = input.BaseObject is IDictionary entries ? PropertyBag.Of(entries) : input;
        if (bag.Properties["results"] is not null && bag.Properties["Reason"] is null)
            throw Failures.NotAResult("it is a whole report", "Give the file instead: Export-PartnerMfaReport report.html -ReportPath report.json");
        return (PartnerMfaResult)PropertyBag.Read(bag, TypeOf(bag));
    }

    /// <summary>Converts the error of a test, which a report lists next to the results: <c>2>&amp;1</c> pipes it in.</summary>
    public static PartnerMfaException FailureOf(ErrorRecord error)
    {
        if (error.Exception is PartnerMfaException own) return own;
        string name = error.FullyQualifiedErrorId.Split(',')[0];
        ErrorId id = Enum.GetNames(typeof(ErrorId)).Contains(name) ? (ErrorId)Enum.Parse(typeof(ErrorId), name) : ErrorId.UnexpectedFailure;
        return new PartnerMfaException(id, error.ErrorDetails?.Message ?? error.Exception.Message, error.ErrorDetails?.RecommendedAction is { Length: > 0 } remedy ? remedy : "See the command that failed.");
    }

    private static Type TypeOf(PSObject bag) =>
        bag.Properties[nameof(PartnerMfaUsage.TotalRequests)] is not null ? typeof(PartnerMfaUsage)
        : bag.Properties[nameof(PartnerMfaChange.PreviousResult)] is not null ? typeof(PartnerMfaChange)
        : bag.Properties[nameof(PartnerMfaCustomer.Customer)] is not null ? typeof(PartnerMfaCustomer)
        : typeof(PartnerMfaResult);
}
