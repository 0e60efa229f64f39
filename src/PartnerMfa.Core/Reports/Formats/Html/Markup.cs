using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PartnerMfa.Redaction;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>
/// HTML that is composed from interpolated strings. The literal parts are ours and stay as they are, and interpolated text is always
/// escaped. There is no other way to add text.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Markup(int literalLength, int formattedCount)
{
    private const int UsualHole = 24;

    private readonly StringBuilder _text = new(literalLength + (formattedCount * UsualHole));

    public static Markup Empty { get; } = $"";

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup? inner)
    {
        if (inner is not null) _text.Append(inner._text);
    }

    public void AppendFormatted(IEnumerable<Markup> inner)
    {
        foreach (Markup one in inner) AppendFormatted(one);
    }

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(double number) => _text.Append(number.ToString("0.##", CultureInfo.InvariantCulture));

    public void AppendFormatted(string? text)
    {
        foreach (char c in Redactor.Shown(text ?? "")) Append(c);
    }

    public override string ToString() => _text.ToString();

    private void Append(char c)
    {
        switch (c)
        {
            case '&': _text.Append("&amp;"); break;
            case '<': _text.Append("&lt;"); break;
            case '>': _text.Append("&gt;"); break;
            case '"': _text.Append("&quot;"); break;
            case '\'': _text.Append("&#39;"); break;
            default: _text.Append(c); break;
        }
    }
}
