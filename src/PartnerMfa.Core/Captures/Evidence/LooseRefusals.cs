using System.Text.RegularExpressions;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>
/// Recognizes Partner Center's refusals in text that is not an HTTP message: an exception in a log, a body without its message, or an error
/// from a tool.
/// </summary>
internal static class LooseRefusals
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // What may be between a name and its value: punctuation, and words that tools and people add, such as PHP's array(1), OpenTelemetry's
    // stringValue, or "came back as".
    private const string Wrapping = @"(?:\W|\b(?:values?|arrayValue|stringValue|intValue|boolValue|array|string|str|bool|boolean|int|int64|type|text|list|object|eq|is|was|as|to|set|equals|header|came|back|returned|returns|\d)\b)";
    private const string Is = Wrapping + "{1,60}?";

    // A code within an address is a parameter of a test and not a response.
    private static readonly Regex Refusal = new(
        $@"code\W{{0,6}}900421\b|(?<![\w?&=/.%-])900421\b|isMfaCompliant{Is}false\b|\bUnauthorized_MissingMFA\b|\binsufficient_claims\b", Options);

    // Searched for only in lines that contain the last of these words.
    private static readonly Regex Required = new(
        @"\b401\b.{0,200}\bMFA\s+required|\bUnauthorized\W{1,5}MFA\s+required|\bAuthentication failed\W{1,4}MFA\s+required|MFA\s+required\.?\s*\(10001\)", Options);

    // Words for an error or a status in the languages of Windows and .NET.
    private const string NamesOfStatus =
        "status|statut|statuscode|status[ _-]?code|http|code|code d.état|código|codice|código de estado|estado|stato|kod|kód|error|exception|erreur|fehler|fout|fel|feil|błąd|hata|virhe|chyba"
        + "|ошибк[аи]|код|состояни[ея]|エラー|コード|状态|状态码|状态代码|错误|代码|狀態碼|錯誤|오류|코드";

    private const string Phrases =
        @"Unauthori[sz]ed|Authori[sz]ation|Authentication|Access|(?:Client )?Error|Non[ -]aut|Nicht |No aut|Não aut|Niet |Ikke |Inte |Nie |Brak |Neautor|Yetki|Accès|Zugriff|Acces|Accesso"
        + "|Не авт|Не разр|Доступ|未|认证|認証|許可|アクセス|拒绝|權限|권한|인증";

    // Names of lengths, times and the like, and what may separate them from their number.
    private const string Measure =
        @"(?:length|size|count|bytes\w{0,12}|time\w{0,12}|port|id|line\w{0,12}|column\w{0,12}|number|index|offset|total|ms|duration\w{0,12}|elapsed\w{0,12}|latency\w{0,12}|seconds?|sec|received|sent|took)\W{0,4}";

    // A status without a reason in the same line.
    private static readonly Regex Unauthorized = new(string.Join("|",
    [
        // 401 Unauthorized, "401 Client Error", and the reverse order.
        $@"\b401\W{{1,4}}(?:{Phrases})",
        @"\bUnauthori[sz]ed\W{1,4}401\b",

        // The first line of a response, and named status codes, whether by number or by name.
        @"\bHTTP/\d(?:\.\d)?\W{1,3}401\b",
        $@"(?:status(?:[ _-]?code)?|(?:result|response|http)[ _-]?code){Is}401\b",
        $@"\b(?:status(?:[ _-]?code)?|HttpStatusCode){Wrapping}{{1,10}}?Unauthori[sz]ed\b",
        $@"(?<!\w)(?:{NamesOfStatus}|rc)(?:[ _-]?(?:code|status))?[\W_]{{0,6}}(?:(?:is|was|of|with|number|no|nr)\W{{1,3}})?(?<![\d.,])401(?![\d.,]\d|\d)(?! ?(?:ms|s|b|bytes|KB)\b)",

        // A status in brackets, as .NET and log formats write it, after "does not indicate success" in any language, and in Squid's access log.
        @"[(\[（]\s?401\s?[)\]）]",
        @"[:：]\s{0,3}401\s?[(（]",
        @"\bsuccess\W{1,3}401\b",
        @"\bTCP_\w{1,30}/401\b",

        // A status in a sentence: "failed with 401", "returned an HTTP 401".
        @"\b(?:with|got|returns|returned|received|responded|replied|answered|failed)\W{1,3}(?:an? )?(?:HTTP )?401\b",

        // A number at the end of a line, unless it is a length, a time or the like.
        $@"[:=>](?<!{Measure})\s{{0,3}}401\s*[.!)]?$",
        @"\bHTTP re(?:quest|sponse)\b.{0,60}\b401$",
    ]), Options);

    // In a line that names Partner Center or contains a bearer token, a number by itself is a status.
    private static readonly Regex Number = new($@"(?<![\w./%-])401(?<!{Measure}401)(?![\w/%-]|[.:]\d| ?(?:ms|s|b|bytes|KB)\b)", Options);

    // The value is on the next line, as in YAML, in tables, and in browsers' views of headers.
    private static readonly Regex Unfinished = new($@"(?:\bisMfaCompliant{Wrapping}{{0,60}}|\b(?:status|result|response)(?:[ _-]?code)?\W*|\bUnauthorized\W{{1,4}}(?:MFA\W*)?)$", Options);

    // Quotes, blanks and tags, as written in HTML, XML, addresses and JSON within JSON.
    private static readonly Regex Markup = new(@"&(?:quot|apos|nbsp|lt|gt|#\d{2,4}|#x[0-9a-f]{2,4});|%(?:2[0-9a-f]|3a|7b|7d)|\\+u00(?:2[0-9a-f]|3[ace]|a0)|(?:<[^<>]{1,400}>\s*)+", Options);

    private static readonly Regex Address = new(@"\bhttps?://[^\s""'<>)\\]+", Options);

    private static readonly char[] Marks = ['&', '%', '\\', '<'];

    /// <summary>Only lines that contain one of these words are examined.</summary>
    public static IReadOnlyList<string> Words { get; } = [PartnerCenterConstants.MfaRequiredCode, "ompliant", "OMPLIANT", "required", "REQUIRED", "insufficient_claims", "MissingMFA", "401", "Unauthorized"];

    /// <summary>Whether the line is worth a closer look.</summary>
    public static bool MayBeIn(string text) => HasWord(text, Words) || HasWord(text, EncodedText.Beginnings);

    /// <returns>Null when the line does not say that Partner Center may have refused a call.</returns>
    public static CaptureDoubt? Find(string line, string place, CallHosts hosts)
    {
        CaptureDoubt? doubt = FindIn(line, place, hosts, around: "");
        if (doubt is { Reason: ReasonCode.ResponseNotAttributed }) return doubt;
        foreach (string text in EncodedText.In(line)) doubt = FindIn(text, place, hosts, line) ?? doubt;
        return doubt;
    }

    private static CaptureDoubt? FindIn(string line, string place, CallHosts hosts, string around)
    {
        if (!HasWord(line, Words)) return null;
        string plain = Plain(line);
        bool isPlain = ReferenceEquals(plain, line);
        if (IsRefusal(line) || (!isPlain && IsRefusal(plain))) return new CaptureDoubt(ReasonCode.ResponseNotAttributed, place);
        bool isUnauthorized = MayBeStatus(line)
            && (Unauthorized.IsMatch(line) || (!isPlain && Unauthorized.IsMatch(plain)) || ((hosts.Names(plain) || plain.IndexOf("Bearer", StringComparison.OrdinalIgnoreCase) is >= 0) && Number.IsMatch(plain)));
        return isUnauthorized && !IsOfAnotherHost($"{around} {plain}", hosts) ? new CaptureDoubt(ReasonCode.ResponseUnreadable, place) : null;
    }

    // Every expression for a status contains the number or the word.
    private static bool MayBeStatus(string text) => text.Contains("401") || text.IndexOf("Unauthori", StringComparison.OrdinalIgnoreCase) is >= 0;

    /// <summary>Whether the line ends with the name of what would be a refusal, without its value.</summary>
    public static bool IsUnfinished(string line) => Unfinished.IsMatch(Plain(line));

    private static bool HasWord(string text, IReadOnlyList<string> words) => words.Any(word => text.IndexOf(word, StringComparison.Ordinal) is >= 0);

    /// <summary>Whether the text says that Partner Center asked for MFA.</summary>
    public static bool IsRefusal(string text) =>
        Refusal.IsMatch(text) || (text.IndexOf("required", StringComparison.OrdinalIgnoreCase) is >= 0 && Required.IsMatch(text));

    private static string Plain(string line) => line.IndexOfAny(Marks) < 0 ? line : Markup.Replace(line, match => match.Value[0] == '<' ? " " : "\"");

    private static bool IsOfAnotherHost(string line, CallHosts hosts)
    {
        MatchCollection addresses = Address.Matches(line);
        return (addresses.Count > 0 || hosts.NamesGraph(line)) && !hosts.Names(line);
    }
}
