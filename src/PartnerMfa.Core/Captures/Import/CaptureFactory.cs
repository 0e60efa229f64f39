using PartnerMfa.Captures.Evidence;
using PartnerMfa.Redaction;

namespace PartnerMfa.Captures.Import;

/// <summary>Creates the call that a user sees.</summary>
internal sealed class CaptureFactory(PartnerMfaEnvironment environment, CallHosts hosts)
{
    private const int LongestWord = 256;

    public PartnerMfaCapture Create(TokenSighting held)
    {
        CapturedCall call = held.Call;
        return new PartnerMfaCapture(new Secret(held.Token), environment)
        {
            Method = Shown(call.Method, LongestWord),
            Address = AddressOf(call),
            SentOn = call.SentOn,
            Client = Shown(call.Client ?? call.Application, LongestWord),
            UserAgent = Shown(call.UserAgent, LongestWord),
            MfaHeaders = [.. call.MfaHeaders.Select(header => Redactor.Shown(header, LongestWord))],
            StatusCode = call.Response?.StatusCode,
            IsMfaCompliant = ComplianceOf(held),
            File = held.File,
            Entry = call.Entry,
            Count = held.Count,
            Response = held.Response,
            Doubt = held.Doubt,
        };
    }

    // The query, the user name and password, and the fragment can contain secrets.
    private string? AddressOf(CapturedCall call)
    {
        if (hosts.AddressOf(call) is { } address)
            return Shown(Redactor.Address(address), CaptureLimits.Shown);
        return call.Target is { Length: > 0 } target && target[0] == '/'
            ? Shown(Redactor.Path(target.Split('?', '#')[0]), CaptureLimits.Shown)
            : null;
    }

    private static string? ComplianceOf(TokenSighting held) =>
        held.Call.Response is { } response && response.Compliance.Any() ? Shown(string.Join(", ", response.Compliance), LongestWord)
        : held.Response?.Compliance switch
        {
            PartnerMfa.Evidence.ComplianceStatement.Compliant => "true",
            PartnerMfa.Evidence.ComplianceStatement.NotCompliant => "false",
            _ => null,
        };

    private static string? Shown(string? text, int longest) => string.IsNullOrWhiteSpace(text) ? null : Redactor.Shown(text!.Trim(), longest);
}
