using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>What an error means and what to do about it: one for each error that a text names.</summary>
public sealed class PartnerMfaErrorExplanation
{
    /// <summary>The error: <c>AADSTS50076</c>, <c>900421</c>, an OAuth error, a reason or error ID of this software, or a short name.</summary>
    public required string Code { get; init; }

    /// <summary>What it means, in one sentence.</summary>
    public required string Meaning { get; init => field = Redactor.Value(value); }

#pragma warning disable CA1819 // Arrays become lists again after jobs, remoting and JSON.
    /// <summary>The likeliest causes, the first most likely; empty when the meaning says it all.</summary>
    public string[] Causes { get; init; } = [];
#pragma warning restore CA1819

    /// <summary>What to do now.</summary>
    public required string Remedy { get; init => field = Redactor.Value(value); }

    /// <summary>True for the error that leads to the others; false for those that follow from it. A text with one error has one root.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The command that shows more; null when none does.</summary>
    public string? Command { get; init => field = Redactor.Value(value); }

    /// <summary>The page that documents the error.</summary>
    public string? HelpUri { get; init; }

    /// <summary>The error ID that this software gives for it; null when it gives none.</summary>
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
