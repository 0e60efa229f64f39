using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>What a signed report proves: who signed it, when, and whether it is unchanged.</summary>
public sealed class PartnerMfaReportSignature
{
    /// <summary>
    /// <c>Unchanged</c>, <c>Changed</c> (the signature does not match the content), <c>Invalid</c> (the signature proves nothing), or
    /// <c>NotSigned</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>
    /// Whether the signer is known: its certificate is the one that the user named, or it chains to an authority that this machine trusts
    /// and was valid at the time that the signer states. A report that is unchanged but not trusted may come from anyone.
    /// </summary>
    public required bool IsTrusted { get; init; }

    /// <summary>The outcome in one or two plain sentences.</summary>
    public required string Message { get; init => field = Redactor.Value(value); }

    /// <summary>What to do now; null when there is nothing to do.</summary>
    public string? Remedy { get; init => field = Redactor.Value(value); }

    /// <summary>The report.</summary>
    public required string Path { get; init => field = Redactor.Path(value); }

    /// <summary>The subject of the certificate; null without a valid signature.</summary>
    public string? SignedBy { get; init => field = Redactor.Value(value); }

    /// <summary>The issuer of the certificate.</summary>
    public string? Issuer { get; init => field = Redactor.Value(value); }

    /// <summary>The SHA-256 thumbprint of the certificate, in hexadecimal.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>When the report was signed, UTC, as the signer states.</summary>
    public DateTime? SignedOn { get; init; }

    /// <summary>
    /// <c>Named</c>, <c>Trusted</c>, <c>SelfSigned</c>, <c>UnknownAuthority</c>, <c>NotValidThen</c> or <c>NotForSigning</c>; null without
    /// a valid signature.
    /// </summary>
    public string? CertificateStatus { get; init; }

    /// <summary>The time from which the certificate is valid, UTC.</summary>
    public DateTime? CertificateValidFrom { get; init; }

    /// <summary>The time until which the certificate is valid, UTC.</summary>
    public DateTime? CertificateValidTo { get; init; }

    /// <summary>The answer of the report; null when it contains none that can be relied on.</summary>
    public string? Answer { get; init => field = Redactor.Value(value); }

    /// <summary>The calls in the report that Microsoft can look up. Calls of the sandbox are not among them.</summary>
    public PartnerMfaCollection<PartnerMfaReportCall> Calls { get; init; } = [];

    /// <summary>The status and the message.</summary>
    public override string ToString() => $"{Status}: {Message}";
}

/// <summary>A call in a report that Microsoft can look up.</summary>
public sealed class PartnerMfaReportCall
{
    /// <summary>When the answer was found, UTC.</summary>
    public required DateTime CheckedOn { get; init; }

    /// <summary>The correlation ID of the call.</summary>
    public required string CorrelationId { get; init => field = Redactor.Value(value); }

    /// <summary>The request ID of the last attempt; null when it is not known.</summary>
    public string? RequestId { get; init => field = Redactor.Value(value); }

    /// <summary>The account that made the call; null when it is not known.</summary>
    public string? Account { get; init => field = Redactor.Value(value); }

    /// <summary>The HTTP status of the response; null when there was no response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The answer that the report gives; null for a call that did not produce one.</summary>
    public string? Result { get; init => field = Redactor.Value(value); }

    /// <summary>The time and the correlation ID.</summary>
    public override string ToString() => FormattableString.Invariant($"{CheckedOn:u} {CorrelationId}");
}
