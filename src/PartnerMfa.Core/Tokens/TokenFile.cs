using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Http;
using PartnerMfa.Json;

namespace PartnerMfa.Tokens;

/// <summary>A text file that contains one token.</summary>
internal static class TokenFile
{
    private sealed record OtherFile(string Kind, params string[] Beginnings);

    private static readonly Regex WholeToken = new(@"(?<![\w.-])eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+", RegexOptions.CultureInvariant);

    private static readonly Regex Continuation = new(@"(?<=[\w.-])\r?\n[ \t]+(?=[\w.-]{8,}[ \t]*(?:\r?\n|$))", RegexOptions.CultureInvariant);

    private static readonly Regex AnyToken = new(@"eyJ[\w.-]*", RegexOptions.CultureInvariant);

    // A refusal, or a response at all.
    private static readonly Regex SaysMore = new(
        @"900421|ismfacompliant|mfa\W{1,3}(?:is\W)?required|missingmfa|insufficient_claims|unauthori[sz]ed|(?:status|code)\w{0,6}\W{1,4}[45]\d\d\b|\b40[13]\b|\bHTTP/\d",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly OtherFile[] Others =
    [
        new("a Fiddler archive, or another zip file", "PK\u0003\u0004"),
        new("a compressed file", "\u001f\ufffd"),
        new("a capture", "{\"log\"", "GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "curl ", "Invoke-WebRequest", "$session"),
    ];

    /// <exception cref="PartnerMfaException"><c>TokenFileUnreadable</c>.</exception>
    public static Secret Read(string path)
    {
        try
        {
            return Check(path, BoundedFile.ReadText(path) ?? throw Failures.TokenFileUnreadable(path, "it is far too large for a token."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.TokenFileUnreadable(path, Reason(exception));
        }
    }

    /// <summary>Returns the text of a file as a token, unless the file is empty or contains something else.</summary>
    /// <exception cref="PartnerMfaException"><c>TokenFileUnreadable</c>.</exception>
    public static Secret Check(string path, string text)
    {
        string content = text.Trim();
        if (content.Length == 0) throw Failures.TokenFileUnreadable(path, "it is empty.");
        return Array.Find(Others, other => BeginsLike(content, other)) is { } other
            ? throw Failures.CaptureGiven(path, other.Kind)
            : new Secret(OnlyToken(path, content));
    }

    // A response of the token endpoint, the output of az account get-access-token, and MSAL's cache are JSON that contains a token.
    private static string OnlyToken(string path, string content)
    {
        string[] tokens = content[0] == '{' ? [.. TokenDocument.Find(content).Distinct()] : TokensIn(content);
        if (tokens.Length > 1) throw Failures.SeveralTokens(path, tokens.Length);
        // The token alone would be a Yes that the rest of the file contradicts. Only the reader of captures judges both.
        if (tokens.Length == 1 && SaysMore.IsMatch(AnyToken.Replace(content, ""))) throw Failures.CaptureGiven(path, "a capture or a log");
        if (content[0] == '{') return tokens.Length == 1 ? tokens[0] : content;
        int parts = TokenParts.Count(TokenText.Normalize(content));
        if (tokens.Length == 0 && content.Contains('\n') && content.StartsWith("eyJ", StringComparison.Ordinal) && parts < 3)
            throw Failures.TokenCutOff(path, content.Split('\n').Length, parts);
        // The only token in a tool's output, an address or a line of a script.
        return tokens.Length == 1 && !TokenReader.IsReadable(new Secret(content)) && TokenReader.IsReadable(new Secret(tokens[0])) ? tokens[0] : content;
    }

    private static string[] TokensIn(string content)
    {
        // PowerShell continues a long value on the next line, indented.
        string unwrapped = Continuation.Replace(content, "");
        string[] all = [.. WholeToken.Matches(unwrapped).Cast<Match>().Select(match => match.Value).Distinct()];
        return all.Length <= 1 ? all : [.. all.Where(token => !TokenDocument.IsIdToken(token))];
    }

    private static bool BeginsLike(string content, OtherFile other)
    {
        string beginning = new([.. content.Take(64).Where(c => content[0] != '{' || !char.IsWhiteSpace(c))]);
        return Array.Exists(other.Beginnings, word => beginning.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        UnauthorizedAccessException => "it may not be read.",
        _ => "it cannot be read.",
    };
}

/// <summary>The access tokens in a JSON document: a response of the token endpoint, the output of a tool, or MSAL's cache.</summary>
internal static class TokenDocument
{
    private static readonly string[] Names = ["access_token", "accessToken", "secret", "token", "AccessToken", "Token"];

    /// <returns>Empty when the text is not JSON.</returns>
    public static IEnumerable<string> Find(string text)
    {
        using JsonDocument? document = StrictJson.Parse(text);
        return document is null ? [] : [.. Find("", document.RootElement)];
    }

    private static IEnumerable<string> Find(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Find(member.Name, member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Find(name, element)),
        JsonValueKind.String when Array.IndexOf(Names, name) >= 0 && value.GetString() is { } token && IsAccessToken(token) => [token],
        _ => [],
    };

    /// <summary>Whether the text is an ID token, which no API accepts.</summary>
    public static bool IsIdToken(string token) => TokenReader.IsReadable(new Secret(token)) && TokenReader.Read(new Secret(token)).IsIdToken;

    private static bool IsAccessToken(string token) =>
        token.StartsWith("eyJ", StringComparison.Ordinal) && TokenReader.IsReadable(new Secret(token)) && !IsIdToken(token);
}
