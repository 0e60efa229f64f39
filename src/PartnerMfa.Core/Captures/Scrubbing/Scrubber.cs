using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Captures.Scrubbing;

/// <summary>
/// Replaces secrets, wherever they are, with placeholders. The same secret gets the same placeholder within one run. A secret is recognized
/// by its name where it has one, and by its form everywhere. The values of headers and of query parameters are removed unless they are
/// known to be harmless.
/// </summary>
/// <param name="redactNames">Whether to replace account names, e-mail addresses and IP addresses as well.</param>
internal sealed class Scrubber(bool redactNames)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // A shorter value cannot be mistaken for a token when the capture is read again.
    private const int ShortestToken = 20;

    private static readonly Regex Jwt = new(@"eyJ[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){1,4}", RegexOptions.CultureInvariant);
    private static readonly Regex JwtStart = new(@"eyJ[A-Za-z0-9._~+/=-]{17,}", RegexOptions.CultureInvariant);
    private static readonly Regex EntraSecret = new(@"[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{20,}|(?<![A-Za-z0-9])(?:[0-9]\.A|OAQAB|AQAB|M\.[CR][0-9])[A-Za-z0-9._!*-]{30,}", RegexOptions.CultureInvariant);
    private static readonly Regex PrivateKey = new("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex Scheme = new(@"\b(?<scheme>Basic|Negotiate|NTLM|Digest|Bearer|SharedKey|AWS4-HMAC-SHA256)\s+(?<value>[A-Za-z0-9._~+/=:-]{3,})", Options);
    private static readonly Regex CurlOption = new(@"(?<=\s)(?<option>-u|-U|-b|--user|--proxy-user|--cookie|--pass|--oauth2-bearer)(?<join>[ =]\^?)(?<quote>[""']?)(?<value>[^""'\s]+)(?<rest>[^""']*?)\k<quote>(?=\s|$)", RegexOptions.CultureInvariant);
    private static readonly Regex UserInfo = new(@"(?<=[a-z][a-z0-9+.-]{0,20}://)[^\s/@?#""'<>]+(?=@)", Options);
    private static readonly Regex Query = new(@"(?<=[?&;#])(?<name>[\w.$%\[\]-]{1,64})=(?<value>[^&\s""'<>#\\^]+)", Options);
    private static readonly Regex Member = new(@"(?<name>[\w.\-$:]{2,64})(?<join>\\*[""']?\s*[:=]\s*)(?!//)(?:(?<quote>\\*[""'])(?<value>.*?)\k<quote>|(?<quote>)(?<value>[^\s""'&,;<>\\{}\[\]]+))", Options);
    private static readonly Regex SecretHeaderLine = new(@"(?:(?<![?&;\w-])|(?<=\\[nr]))(?<before>(?:set-cookie2?|cookie|proxy-authorization|x-api-key|ocp-apim-subscription-key|x-ms-[\w-]*(?:credential|token)|x-csrf-token|x-xsrf-token|x-auth[\w-]*)\\*[""']?\s*[:=]\s*b?\\*[""']?)(?<value>.+?)(?=\s[A-Za-z][A-Za-z0-9-]{1,60}:\s|\\r\\n|\\n|$)", Options);
    private static readonly Regex SecretName = new(
        @"(?:^|[_\-.$]|(?<=[a-z]))(?:secret|passwd|password|pwd|passphrase|token|assertion|cookies?|credential|signature|sig|apikey|api-key|api_key|subscription-key|sessionid|session_id|session|sid|code|device_code|user_code|code_verifier|code_challenge|nonce|state|session_state|autoauth|SAMLResponse|SAMLRequest|wresult|flowtoken|canary|privatekey|private_key|connectionstring|sas|otp|pin)$",
        Options);

    // Words that end like the name of a secret but do not contain one.
    private static readonly HashSet<string> HarmlessNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "token_type", "tokenType", "status_code", "statusCode", "code_page", "error_code", "errorCode", "response_code", "credential_type", "state_province", "country_code", "postalCode",
        "reasonCode", "suberror_code", "zip_code", "countryCode", "languageCode", "currencyCode", "cookies_enabled",
    };

    private static readonly HashSet<string> KnownQueries = new(StringComparer.OrdinalIgnoreCase)
        { "api-version", "$select", "$top", "$filter", "$expand", "$orderby", "size", "page", "limit", "startDate", "endDate", "seekOperation" };

    private static readonly HashSet<string> HarmlessHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", ":authority", ":method", ":path", ":scheme", ":status", "user-agent", "accept", "accept-encoding", "accept-language", "content-type", "content-length",
        "content-encoding", "transfer-encoding", "connection", "date", "server", "via", "cache-control", "pragma", "expires", "vary", "origin", "referer", "location",
        "retry-after", "www-authenticate", "ismfacompliant", "validatemfa", "ms-enforce-mfa", "ms-correlationid", "ms-requestid", "ms-cv", "ms-serverid",
        "ms-partnercenter-application", "ms-partnercenter-client", "x-locale", "request-context", "strict-transport-security", "content-transfer-encoding", "allow", "upgrade",
    };

    // A character from the private use area, which does not occur in text that people share.
    private const char Aside = '\ue000';
    private const char AsideEnd = '\ue001';

    private static readonly Regex AsideToken = new($"{Aside}([0-9]+){AsideEnd}", RegexOptions.CultureInvariant);
    private static readonly Regex Email = new(@"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", RegexOptions.CultureInvariant);
    private static readonly Regex IPv4 = new(@"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", RegexOptions.CultureInvariant);
    private static readonly Regex IPv6 = new(@"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])", Options);
    private static readonly Regex LongWord = new(@"[A-Za-z0-9+/=_~!*%-]{37,}", RegexOptions.CultureInvariant);
    private static readonly Regex Guid = new(@"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", Options);

    private readonly byte[] _key = RandomKey();

    /// <summary>Scrubs any text: one line, or a value.</summary>
    public string Text(string text)
    {
        if (text.Length < 3) return text;
        text = text.Replace(Aside, '?').Replace(AsideEnd, '?');
        text = PrivateKey.Replace(text, match => Placeholder(match.Value));
        text = SecretHeaderLine.Replace(text, match => match.Groups["before"].Value + Quoted(match.Groups["value"].Value));
        // Tokens are set aside, so that no other rule mistakes their parts for something else.
        List<string> tokens = [];
        text = ClaimsRequestScrubber.Claims.Replace(text, match => ClaimsRequestScrubber.Scrub(match.Value) is { } claims ? SetAside(claims) : match.Value);
        text = Jwt.Replace(text, match => SetAside(Token(match.Value)));
        text = CurlOption.Replace(text, match => $"{match.Groups["option"].Value}{match.Groups["join"].Value}{match.Groups["quote"].Value}{Placeholder(match.Groups["value"].Value)}{match.Groups["quote"].Value}");
        text = CommandSecrets.Replace(text, Placeholder);
        text = MarkupSecrets.Replace(text, Named);
        text = Scheme.Replace(text, match => IsSafe(match.Groups["value"].Value) ? match.Value : $"{match.Groups["scheme"].Value} {Placeholder(match.Groups["value"].Value)}");
        text = EntraSecret.Replace(text, match => Placeholder(match.Value));
        if (text.Contains("://")) text = UserInfo.Replace(text, match => Placeholder(match.Value));
        text = Query.Replace(text, match => $"{match.Groups["name"].Value}={Parameter(match.Groups["name"].Value, match.Groups["value"].Value)}");
        text = Member.Replace(text, match => Reassembled(match));
        text = LongWord.Replace(text, match => IsSafe(match.Value) || !IsOpaque(match.Value) ? match.Value : Encoded(match.Value) ?? Placeholder(match.Value));
        if (redactNames) text = Names(text);
        return tokens.Count == 0 ? text : AsideToken.Replace(text, match => tokens[int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)]);

        string SetAside(string known)
        {
            tokens.Add(known);
            return Invariant($"{Aside}{tokens.Count - 1}{AsideEnd}");
        }
    }

    /// <summary>Scrubs the value of a header.</summary>
    public string Header(string name, string value)
    {
        string known = name.Trim();
        if (known.EndsWith("authorization", StringComparison.OrdinalIgnoreCase)) return Authorization(value);
        if (!HarmlessHeaders.Contains(known)) return value.Length == 0 ? value : WholeToken(value) ?? Placeholder(value);
        return Text(value);
    }

    /// <summary>Scrubs the value of a member, field or parameter.</summary>
    public string Named(string name, string value)
    {
        if (value.Length == 0 || IsSafe(value) || HarmlessNames.Contains(name) || !SecretName.IsMatch(name)) return value;
        // "code" is also a member of errors and responses.
        if (name.EndsWith("code", StringComparison.OrdinalIgnoreCase) && IsErrorCode(value)) return value;
        return TokensAlone(value);
    }

    /// <summary>Returns the placeholder for a secret, always the same for the same secret.</summary>
    public string Placeholder(string secret)
    {
        if (IsSafe(secret)) return secret;
        if (secret.Length < ShortestToken) return "scrubbed";
        return "scrubbed-" + Mark(secret);
    }

    public string Names(string text)
    {
        text = Email.Replace(text, match => Account(match.Value));
        text = IPv4.Replace(text, match => match.Value is "127.0.0.1" or "0.0.0.0" ? match.Value : "203.0.113.1");
        return IPv6.Replace(text, "2001:db8::1");
    }

    private string Account(string name) => name.EndsWith("@scrubbed.example", StringComparison.Ordinal) ? name : $"user-{Mark(name.ToUpperInvariant()).Substring(0, 8)}@scrubbed.example";

    private string Authorization(string value)
    {
        string text = value.Trim();
        int space = text.IndexOf(' ');
        if (space < 0) return text.Length == 0 ? value : Placeholder(text);
        string credential = text.Substring(space + 1).Trim();
        return $"{text.Substring(0, space)} {WholeToken(credential) ?? Placeholder(credential)}";
    }

    /// <returns>Returns the token in its safe form; null when the text is something else, or not only a token.</returns>
    private string? WholeToken(string value) => Jwt.Match(value) is { Success: true } token && token.Length == value.Length ? Token(value) : null;

    private string Parameter(string name, string value) => KnownQueries.Contains(name) || IsSafe(value) ? value : TokensAlone(value);

    // A value consists only of its tokens, if it has any. Other text around them is just as secret, unless it is the name of their scheme.
    private string TokensAlone(string value)
    {
        StringBuilder kept = new();
        int end = 0;
        foreach (Match token in Jwt.Matches(value))
        {
            kept.Append(Around(value.Substring(end, token.Index - end))).Append(Token(token.Value));
            end = token.Index + token.Length;
        }

        return end == 0 ? Placeholder(value) : kept.Append(Around(value.Substring(end))).ToString();
    }

    private string Around(string text) =>
        Array.TrueForAll(text.ToCharArray(), c => !char.IsLetterOrDigit(c)) || text.Trim().Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? text : Placeholder(text);

    private string Token(string token) => TokenScrubber.Scrub(token, Mark(token), redactNames ? Account : null)
        ?? (JwtStart.IsMatch(token) ? Placeholder(token) : token);

    private static bool IsSafe(string value) =>
        value.StartsWith("scrubbed", StringComparison.Ordinal) || (value.Length > 0 && value[0] == Aside) || value.EndsWith(".scrubbed", StringComparison.Ordinal) || value is "null" or "true" or "false" or "***" or "REDACTED" or "REMOVED";

    // A body that a gateway logged in this form is evidence. Other text in this form may be a password.
    private string? Encoded(string word) => EncodedText.Decode(word) is { } plain && (EncodedText.IsBody(plain) || LooseRefusals.IsRefusal(plain)) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(plain))) : null;

    // An HTTP status or a Partner Center error is harmless; other numbers may be one-time codes.
    private static bool IsErrorCode(string value) => PartnerCenterConstants.Codes.Contains(value)
        || (value.Length == 3 && value.All(char.IsDigit) && value[0] is >= '1' and <= '5');

    // Digits among letters, as no word has: in a run between hyphens or similar characters, or together with upper and lower case.
    private static bool IsOpaque(string word)
    {
        if (Guid.IsMatch(word)) return false;
        return word.Split('-', '_', '/', '+', '=').Any(run => run.Length >= 16 && run.Any(char.IsDigit) && run.Any(char.IsLetter))
            || (word.Any(char.IsDigit) && word.Any(c => c is >= 'a' and <= 'z') && word.Any(c => c is >= 'A' and <= 'Z') && word.IndexOf("--", StringComparison.Ordinal) < 0);
    }

    private string Reassembled(Match member)
    {
        (string name, string quote, string value) = (member.Groups["name"].Value, member.Groups["quote"].Value, member.Groups["value"].Value);
        return name + member.Groups["join"].Value + quote + Named(name, value) + quote;
    }

    private string Quoted(string value)
    {
        int end = value.Length;
        while (end > 0 && value[end - 1] is '"' or '\'' or '\\' or ',' or '^') end--;
        return value.Substring(0, end).Trim().Length == 0 ? value : $"{Placeholder(value.Substring(0, end))}{value.Substring(end)}";
    }

    // The hash uses a random key, so that short secrets cannot be guessed from their placeholders.
    private string Mark(string secret)
    {
        using HMACSHA256 hash = new(_key);
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(secret)).Take(8).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static byte[] RandomKey()
    {
        byte[] key = new byte[32];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
