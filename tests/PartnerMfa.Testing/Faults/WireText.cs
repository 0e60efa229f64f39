using System.Text;
using PartnerMfa.Testing.Contract;

namespace PartnerMfa.Testing.Faults;

/// <summary>HTTP/1.1 responses as text, right or wrong.</summary>
internal static class WireText
{
    public const string Profile = DocumentedResponses.ProfileBody;
    public const string MfaRequired = """{"code":900421,"description":"MFA is required for this call.","data":[],"source":"PartnerFD"}""";
    public const string Page = "<html><body><h1>Welcome</h1><p>Please accept the terms.</p></body></html>";

    /// <summary>A complete, correct response.</summary>
    public static string Response(string status, string body = "", params string[] headers) =>
        Head(status, [$"Content-Length: {Encoding.UTF8.GetByteCount(body)}", .. headers]) + body;

    /// <summary>A complete successful response.</summary>
    public static string Good(params string[] headers) => Response("200 OK", Profile, headers);

    public static string Head(string status, params string[] headers) =>
        $"HTTP/1.1 {status}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    /// <summary>One chunk of a chunked body.</summary>
    public static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";
}
