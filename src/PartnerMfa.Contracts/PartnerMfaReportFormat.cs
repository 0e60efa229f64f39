namespace PartnerMfa;

/// <summary>What a report is written as.</summary>
public enum PartnerMfaReportFormat
{
    /// <summary>One self-contained page, for people.</summary>
    Html,

    /// <summary>One document with every result, whole.</summary>
    Json,

    /// <summary>Text for wikis, issues and pull requests (GitHub's flavour).</summary>
    Markdown,

    /// <summary>The XML that build systems take for test results.</summary>
    JUnit,

    /// <summary>What Microsoft's support needs: what was asked and when, the IDs, and what came back.</summary>
    SupportText,

    /// <summary>The JSON report, signed with a certificate of yours (JWS, RFC 7515).</summary>
    Jws,
}
