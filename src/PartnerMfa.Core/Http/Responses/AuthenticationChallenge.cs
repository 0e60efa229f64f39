using System.Text;

namespace PartnerMfa.Http.Responses;

/// <summary>A challenge of <c>WWW-Authenticate</c> (RFC 9110, section 11.6.1).</summary>
/// <param name="Scheme">The authentication scheme, as written.</param>
/// <param name="Parameters">The parameters by name, ignoring case. If one is repeated, the first counts.</param>
internal sealed record AuthenticationChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>
    /// Parses the challenges in the values of the header. A value may contain several, and commas separate challenges, parameters and list
    /// items alike. Anything that does not follow the grammar is skipped up to the next comma.
    /// </summary>
    public static IReadOnlyList<AuthenticationChallenge> Parse(IEnumerable<string> values)
    {
        List<AuthenticationChallenge> challenges = [];
        foreach (string value in values) new Reader(value).ReadInto(challenges);
        return challenges;
    }

    private sealed class Reader(string text)
    {
        private int _at;
        private Dictionary<string, string>? _current;

        public void ReadInto(List<AuthenticationChallenge> challenges)
        {
            while (true)
            {
                while (_at < text.Length && (text[_at] == ',' || IsBlank(text[_at]))) _at++;
                if (_at == text.Length) return;
                string word = Token();
                if (word.Length > 0 && TryValue(out string? value)) Add(word, value!);
                else if (word.Length > 0 && AtEndOfWord())
                {
                    _current = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                    challenges.Add(new AuthenticationChallenge(word, _current));
                    SkipBlanks();
                    SkipToken68();
                }
                else SkipToComma();
            }
        }

        private void Add(string name, string value)
        {
            if (_current is not null && !_current.ContainsKey(name)) _current[name] = value;
        }

        private bool AtEndOfWord() => _at == text.Length || text[_at] == ',' || IsBlank(text[_at]);

        // auth-param = token BWS "=" BWS ( token / quoted-string ). An unquoted value may contain more characters than a token, because
        // real services send Base64.
        private bool TryValue(out string? value)
        {
            int start = _at;
            value = null;
            SkipBlanks();
            if (_at < text.Length && text[_at] == '=')
            {
                _at++;
                SkipBlanks();
                value = _at < text.Length && text[_at] == '"' ? Quoted() : Unquoted();
                return true;
            }

            _at = start;
            return false;
        }

        private string Quoted()
        {
            StringBuilder value = new();
            for (_at++; _at < text.Length && text[_at] != '"'; _at++)
            {
                if (text[_at] == '\\' && _at + 1 < text.Length) _at++;
                value.Append(text[_at]);
            }

            if (_at < text.Length) _at++;
            return value.ToString();
        }

        private string Unquoted()
        {
            int start = _at;
            while (_at < text.Length && text[_at] != ',' && !IsBlank(text[_at])) _at++;
            return text.Substring(start, _at - start);
        }

        // Negotiate and other schemes have a single token68 instead of parameters.
        private void SkipToken68()
        {
            int start = _at;
            while (_at < text.Length && (IsTokenCharacter(text[_at]) || text[_at] == '/')) _at++;
            while (_at < text.Length && text[_at] == '=') _at++;
            SkipBlanks();
            if (_at < text.Length && text[_at] != ',') _at = start;
        }

        private void SkipToComma()
        {
            while (_at < text.Length && text[_at] != ',')
            {
                if (text[_at] == '"') Quoted();
                else _at++;
            }
        }

        private void SkipBlanks()
        {
            while (_at < text.Length && IsBlank(text[_at])) _at++;
        }

        private string Token()
        {
            int start = _at;
            while (_at < text.Length && IsTokenCharacter(text[_at])) _at++;
            return text.Substring(start, _at - start);
        }

        private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

        // RFC 9110, section 5.6.2
        private static bool IsTokenCharacter(char c) =>
            c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
                or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~';
    }
}
