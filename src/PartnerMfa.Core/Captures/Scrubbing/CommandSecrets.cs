using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Scrubbing;

/// <summary>Finds secrets in commands and headers by what comes before them: an option, a scheme, or words that programs print.</summary>
internal static class CommandSecrets
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex[] Rules =
    [
        // --client-secret x, -Password 'x', --refresh-token=x
        Rule(@"(?<before>(?<=^|\s)--?[a-z-]{0,40}(?:secret|password|passwd|passphrase|token|apikey|api-key|credential|assertion|sas)(?:\s+|[=:]\s*)\\*[""']?)(?<value>[^\s""'$(@-][^\s""']*)"),
        Rule(@"(?<before>\bConvertTo-SecureString\s+(?:-String\s+)?[""']?)(?<value>[^\s""'$-][^""']*?)(?=[""']|\s+-|$)"),
        // az login -p x
        Rule(@"(?<before>\blogin\b[^|;&]{0,300}\s-p[ =]?[""']?)(?<value>[^\s""'-][^\s""']*)"),
        // The code that the device code sign-in asks people to enter.
        Rule(@"(?<before>\benter the code\s+)(?<value>[A-Z0-9]{6,12})\b"),
        // Any scheme except Bearer, and a credential without a scheme: at the end of a line or in quotation marks.
        Rule(@"(?<before>(?:^|[\s>|])authorization:\s*(?:(?:Basic|Digest|Negotiate|NTLM|ApiKey|Token)\s+)?)(?<value>(?![""'`]?(?:Bearer|Basic|Digest|Negotiate|NTLM|ApiKey|Token)\b)[^\s{\[\\].*)$"),
        Rule(@"(?<before>authorization\\*[""']\s*[:=]\s*\\*[""'](?:(?:Basic|Digest|Negotiate|NTLM|ApiKey|Token)\s+)?)(?<value>(?!Bearer\b)[^""'\\]+)"),
    ];

    public static string Replace(string text, Func<string, string> placeholder) =>
        Rules.Aggregate(text, (left, rule) => rule.Replace(left, match => match.Groups["before"].Value + placeholder(match.Groups["value"].Value)));

    private static Regex Rule(string pattern) => new(pattern, Options);
}
