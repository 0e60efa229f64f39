namespace PartnerMfa;

/// <summary>The formats of reports.</summary>
public enum PartnerMfaReportFormat
{
    /// <summary>One self-contained page, for people.</summary>
    Html,

    /// <summary>One document with every result in full.</summary>
    Json,

    /// <summary>Text for wikis, issues and pull requests (GitHub Flavored Markdown).</summary>
    Markdown,

    /// <summary>The XML format that build systems read test results from.</summary>
    JUnit,

    /// <summary>The details that Microsoft's support needs: the requests, their times and IDs, and the responses.</summary>
    SupportText,

    /// <summary>The JSON report, signed with your certificate (JWS, RFC 7515).</summary>
    Jws,
}
