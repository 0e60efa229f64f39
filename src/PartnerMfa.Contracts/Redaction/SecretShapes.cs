using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>Recognizes secrets by their shape and removes them from text.</summary>
internal static class SecretShapes
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // Shorter words cannot contain a secret of the kinds below.
    private const int ShortestSecret = 20;

    // A GUID has 36 characters.
    private const int LongestOrdinaryWord = 36;

    // Each pattern comes with letters that occur in every such secret, because searching for these first is much faster.
    private static readonly (string Letters, Regex Shape)[] Certain =
    [
        // A JSON Web Token, or the beginning of one: {" in Base64.
        ("eyJ", new("eyJ[A-Za-z0-9._~+/=-]{17,}", Options)),
        // A client secret of Entra ID.
        ("Q~", new("[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{20,}", Options)),
        // A refresh token of Entra ID. Its rh claim begins in the same way but is shorter.
        ("A", new(@"(?<![A-Za-z0-9])(?:[0-9]\.A|OAQAB|AQAB)[A-Za-z0-9._!*-]{76,}", Options)),
        ("M.", new(@"(?<![A-Za-z0-9])M\.[CR][0-9][A-Za-z0-9._!*-]{76,}", Options)),
        // A private key in PEM.
        ("PRIVATE KEY", new("-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]*PRIVATE KEY-----|$)", Options)),
    ];

    // A field, header or parameter whose name says that its value is secret.
    private static readonly Regex NamedValue = new(
        @"(?<name>\b(?:client_secret|client_assertion|refresh_token|access_token|id_token|device_code|code_verifier|password|passwd|pwd|assertion)\b[""']?\s*[=:]\s*[""']?|\b(?:Bearer|Basic|Negotiate|NTLM)\s+(?![^\s=]*=[^\s=]))(?<value>[^\s""'&,;<>]{3,})",
        Options | RegexOptions.IgnoreCase);

    private static readonly Regex UserInfo = new(@"(?<=[a-z][a-z0-9+.-]*://)[^\s/@?#]+(?=@)", Options | RegexOptions.IgnoreCase);

    private static readonly Regex LongWord = new($"[A-Za-z0-9._~+=%!*-]{{{LongestOrdinaryWord + 1},}}", Options);

    /// <summary>Removes what is certainly a secret.</summary>
    public static string RedactCertain(string text)
    {
        if (!HasLongWord(text)) return text;
        foreach ((string letters, Regex shape) in Certain)
            if (text.IndexOf(letters, StringComparison.Ordinal) >= 0) text = shape.Replace(text, Secret.Redacted);
        return text;
    }

    /// <summary>Removes what is certainly a secret and whatever else may be one.</summary>
    public static string RedactAll(string text)
    {
        text = RedactCertain(text);
        if (text.IndexOf("://", StringComparison.Ordinal) >= 0) text = UserInfo.Replace(text, Secret.Redacted);
        text = NamedValue.Replace(text, match => IsRedacted(match.Groups["value"].Value) || IsPlainWord(match) ? match.Value : match.Groups["name"].Value + Secret.Redacted);
        return RedactOpaque(text);
    }

    /// <summary>Removes long words that look random.</summary>
    public static string RedactOpaque(string text) =>
        HasLongWord(text) ? LongWord.Replace(text, word => NameShapes.IsOpaque(word.Value) ? Secret.Redacted : word.Value) : text;

    private static bool IsRedacted(string value) => value.StartsWith(Secret.Redacted.Substring(0, 7), StringComparison.Ordinal);

    // In "Bearer authentication" or "password: required", the second word is not a value. The value of a JSON field is hidden in any case.
    private static bool IsPlainWord(Match match) =>
        match.Groups["name"].Value.IndexOf('=') < 0 && match.Groups["value"].Value.Skip(1).All(c => c is (>= 'a' and <= 'z') or '.');

    private static bool HasLongWord(string text)
    {
        int length = 0;
        foreach (char c in text)
        {
            length = c is ' ' or '\n' or '\t' ? 0 : length + 1;
            if (length >= ShortestSecret) return true;
        }

        return text.IndexOf("PRIVATE KEY", StringComparison.Ordinal) >= 0;
    }
}
