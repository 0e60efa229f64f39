using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>A header that is being read. Its value may continue on the following lines (RFC 9112, section 5.2).</summary>
internal sealed class FoldedHeader
{
    private readonly StringBuilder _value = new();
    private KnownHeader _header;

    public void Begin(KnownHeader header, string value)
    {
        _header = header;
        _value.Append(value);
    }

    public void Continue(string line)
    {
        if (_header == KnownHeader.None || _value.Length > CaptureLimits.Piece) return;
        // A fold stands for a space, but within a token it was made by the mail program.
        bool isWithinToken = _value.Length > 8 && TokenCharacters.IsJwt(_value[_value.Length - 1]) && line.All(TokenCharacters.IsToken68) && !EndsWith("Bearer");
        if (!isWithinToken) _value.Append(' ');
        _value.Append(line);
    }

    /// <summary>Ends the header, if one has begun.</summary>
    /// <param name="value">Its value; null when it is longer than the limit.</param>
    /// <returns>The header, or <see cref="KnownHeader.None"/>.</returns>
    public KnownHeader End(out string? value)
    {
        KnownHeader header = _header;
        value = header == KnownHeader.None || _value.Length > CaptureLimits.Piece ? null : _value.ToString();
        _header = KnownHeader.None;
        _value.Clear();
        return header;
    }

    private bool EndsWith(string word)
    {
        for (int i = 1; i <= word.Length; i++)
            if (_value.Length < word.Length || char.ToLowerInvariant(_value[_value.Length - i]) != char.ToLowerInvariant(word[word.Length - i])) return false;
        return true;
    }
}
