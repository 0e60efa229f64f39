using System.Collections;
using System.Management.Automation;
using System.Text;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Errors;

/// <summary>Collects everything that an error record or an exception says into one text. PowerShell shows only a part of it.</summary>
internal static class ErrorTexts
{
    // The limit stops at exceptions that refer to themselves.
    private const int MostExceptions = 20;

    public static string Of(object error)
    {
        StringBuilder text = new();
        if (error is ErrorRecord record)
        {
            text.AppendLine(record.FullyQualifiedErrorId).AppendLine(record.ErrorDetails?.Message);
            Append(text, record.Exception);
        }
        else if (error is Exception exception) Append(text, exception);
        else if (error is IEnumerable parts and not string) foreach (object? part in parts) text.AppendLine(part is null ? "" : Of(part));
        else text.AppendLine(error.ToString());
        return text.ToString();
    }

    private static void Append(StringBuilder text, Exception? exception)
    {
        for (int depth = 0; exception is not null && depth < MostExceptions; depth++, exception = exception.InnerException)
        {
            if (depth > 0) text.Append("---> ");
            text.AppendLine($"{exception.GetType().Name}: {exception.Message}");
            if (exception is PartnerMfaException { AadstsCode: { } code }) text.AppendLine(code);
            AppendResponse(text, exception);
            if (exception is AggregateException { InnerExceptions.Count: > 1 } many)
                foreach (Exception other in many.InnerExceptions.Skip(1)) text.AppendLine($"---> {other.GetType().Name}: {other.Message}");
        }
    }

    // PowerShell 7 stores the response of a failed web request, and MSAL stores its body. Both are looked up by name, because the cmdlets
    // depend on neither.
    private static void AppendResponse(StringBuilder text, Exception exception)
    {
        if (Property(exception, "ResponseBody") is string body) text.AppendLine(body);
        if (Property(exception, "Response") is not HttpResponseMessage response) return;
        text.AppendLine($"HTTP {(int)response.StatusCode} {response.ReasonPhrase}");
        foreach (string name in new[] { HttpHeaderNames.Challenge, PartnerCenterConstants.ComplianceHeader })
            if (response.Headers.TryGetValues(name, out IEnumerable<string>? values)) text.AppendLine($"{name}: {string.Join(", ", values)}");
    }

    private static object? Property(Exception exception, string name) => exception.GetType().GetProperty(name)?.GetValue(exception);
}
