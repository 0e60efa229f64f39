using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>What a signed report proves: who signed it, when, and whether it is unchanged.</summary>
public sealed class PartnerMfaReportSignature
{
    /// <summary>
    /// <c>Unchanged</c>, <c>Changed</c> (the signature does not fit the content), <c>Invalid</c> (the signature is none that proves anything), or
    /// <c>NotSigned</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>
    /// Whether the signer is known: its certificate is the one that was named, or leads to an authority that this machine trusts and was valid at
    /// the time that the signer states. A report that is unchanged and not trusted may come from anyone.
    /// </summary>
    public required bool IsTrusted { get; init; }

    /// <summary>All of it in one or two plain sentences.</summary>
    public required string Message { get; init => field = Redactor.Value(value); }

    /// <summary>What to do now; null when there is nothing to do.</summary>
    public string? Remedy { get; init => field = Redactor.Value(value); }

    /// <summary>The report.</summary>
    public required string Path { get; init => field = Redactor.Path(value); }

    /// <summary>The subject of the certificate; null without a valid signature.</summary>
    public string? SignedBy { get; init => field = Redactor.Value(value); }

    /// <summary>Who issued the certificate.</summary>
    public string? Issuer { get; init => field = Redactor.Value(value); }

    /// <summary>The SHA-256 thumbprint of the certificate, in hexadecimal.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>When it was signed, UTC, as the signer states.</summary>
    public DateTime? SignedOn { get; init; }

    /// <summary>
    /// <c>Named</c>, <c>Trusted</c>, <c>SelfSigned</c>, <c>UnknownAuthority</c>, <c>NotValidThen</c> or <c>NotForSigning</c>; null without a
    /// signature that holds.
    /// </summary>
    public string? CertificateStatus { get; init; }

    /// <summary>From when the certificate is valid, UTC.</summary>
    public DateTime? CertificateValidFrom { get; init; }

    /// <summary>Until when the certificate is valid, UTC.</summary>
    public DateTime? CertificateValidTo { get; init; }

    /// <summary>The answer of the report; null when it holds none that can be relied on.</summary>
    public string? Answer { get; init => field = Redactor.Value(value); }

    /// <summary>The calls in the report that Microsoft can look up. Calls of the sandbox are not among them.</summary>
    public PartnerMfaCollection<PartnerMfaReportCall> Calls { get; init; } = [];

    /// <summary>The status with its sentence.</summary>
    public override string ToString() => $"{Status}: {Message}";
}

/// <summary>A call in a report that Microsoft can look up.</summary>
public sealed class PartnerMfaReportCall
{
    /// <summary>When the answer was found, UTC.</summary>
    public required DateTime CheckedOn { get; init; }

    /// <summary>The correlation ID of the call.</summary>
    public required string CorrelationId { get; init => field = Redactor.Value(value); }

    /// <summary>The request ID of the last attempt; null when none is known.</summary>
    public string? RequestId { get; init => field = Redactor.Value(value); }

    /// <summary>The account that called; null when none is known.</summary>
    public string? Account { get; init => field = Redactor.Value(value); }

    /// <summary>The status of the response; null when none came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The answer that the report gives; null for a call that came to none.</summary>
    public string? Result { get; init => field = Redactor.Value(value); }

    /// <summary>When, and under which ID.</summary>
    public override string ToString() => FormattableString.Invariant($"{CheckedOn:u} {CorrelationId}");
}
