using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Scrubbing;

/// <summary>Finds secrets in HTML and XML whose name is an attribute next to the value, or the element around it.</summary>
internal static class MarkupSecrets
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Tag = new(@"<[a-z][^<>]{1,4096}>", Options);
    private static readonly Regex Name = new(@"\s(?:n|key|name|id|type)\s*=\s*(?<quote>[""'])(?<name>[^""'<>]{2,100})\k<quote>", Options);
    private static readonly Regex Value = new(@"(?<before>\s(?:v|value|content)\s*=\s*(?<quote>[""']))(?<value>[^""'<>]+)(?=\k<quote>)", Options);
    private static readonly Regex Element = new(@"(?<before><(?:[\w-]+:)?(?<name>[a-z][\w.-]{1,100})(?:\s[^<>]{0,400})?>)(?<value>[^<>]+)(?=</)", Options);

    /// <param name="text">The text.</param>
    /// <param name="named">Returns the replacement for the value with this name.</param>
    public static string Replace(string text, Func<string, string, string> named)
    {
        if (text.IndexOf('<') < 0) return text;
        text = Tag.Replace(text, tag => Name.Matches(tag.Value).Cast<Match>().Aggregate(tag.Value, (left, name) =>
            Value.Replace(left, value => value.Groups["before"].Value + named(name.Groups["name"].Value, value.Groups["value"].Value))));
        return Element.Replace(text, element => element.Groups["before"].Value + named(element.Groups["name"].Value, element.Groups["value"].Value));
    }
}
