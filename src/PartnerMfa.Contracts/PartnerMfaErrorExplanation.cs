using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>The meaning of an error and what to do about it. A text gets one explanation for each error in it.</summary>
public sealed class PartnerMfaErrorExplanation
{
    /// <summary>
    /// The error: a code such as <c>AADSTS50076</c> or <c>900421</c>, an OAuth error, a reason or error ID of PartnerMfa, or a short name.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>The meaning of the error in one sentence.</summary>
    public required string Meaning { get; init => field = Redactor.Value(value); }

#pragma warning disable CA1819 // Arrays become lists again after jobs, remoting and JSON.
    /// <summary>The most likely causes, starting with the likeliest; empty when the meaning already says it all.</summary>
    public string[] Causes { get; init; } = [];
#pragma warning restore CA1819

    /// <summary>What to do now.</summary>
    public required string Remedy { get; init => field = Redactor.Value(value); }

    /// <summary>
    /// Whether this error caused the others in the text. False for an error that follows from another one; a single error is always a root.
    /// </summary>
    public bool IsRoot { get; init; }

    /// <summary>The command that shows more; null when there is none.</summary>
    public string? Command { get; init => field = Redactor.Value(value); }

    /// <summary>The page that documents the error.</summary>
    public string? HelpUri { get; init; }

    /// <summary>The error ID that PartnerMfa reports for it; null when there is none.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The correlation ID in the text, which Microsoft's support asks for; null when there is none.</summary>
    public string? CorrelationId { get; init => field = Redactor.Value(value); }

    /// <summary>The trace ID in the text; null when there is none.</summary>
    public string? TraceId { get; init => field = Redactor.Value(value); }

    /// <summary>When the sign-in service refused, UTC; null when the text does not say.</summary>
    public DateTime? Timestamp { get; init; }

    /// <summary>The code and its meaning.</summary>
    public override string ToString() => $"{Code}: {Meaning}";
}
