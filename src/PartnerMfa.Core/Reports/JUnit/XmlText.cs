using System.Xml;
using PartnerMfa.Redaction;

namespace PartnerMfa.Reports.JUnit;

/// <summary>Text as XML 1.0 can hold it (https://www.w3.org/TR/xml/#charsets).</summary>
internal static class XmlText
{
    private const char Replacement = '\ufffd';

    public static string Of(string text)
    {
        // What the redactor lets through has whole surrogate pairs alone; two characters of no meaning are left that XML has not.
        string shown = Redactor.Shown(text);
        return shown.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? shown
            : new string([.. shown.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : Replacement)]);
    }
}
