using PartnerMfa.Errors;
using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>
/// A failure in words a user can act on. It never wraps another exception: those can hold requests, and requests hold secrets. What
/// looks like a secret, or is known to be one, is removed from its texts.
/// </summary>
public sealed class PartnerMfaException : Exception
{
    internal PartnerMfaException(ErrorId id, string message, string remedy, string? target = null)
        : base(Redactor.Sentence(message))
    {
        Id = id;
        Remedy = Redactor.Sentence(remedy);
        TargetName = target is null ? null : Redactor.Sentence(target);
    }

    /// <summary>Which failure this is: the first part of the error record's FullyQualifiedErrorId.</summary>
    public string ErrorId => Id.ToString();

    /// <summary>What to do now, with the command to paste where there is one.</summary>
    public string Remedy { get; }

    /// <summary>What the failure is about: a tenant, an account, an address, the place of an input. Null when nothing in particular.</summary>
    public string? TargetName { get; }

    /// <summary>The number of an Entra ID refusal, for example <c>AADSTS50076</c>; null for other failures.</summary>
    public string? AadstsCode { get; internal init; }

    /// <summary>The ID that Microsoft's support asks for; null when no service answered.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>The trace ID of the sign-in service's answer; null for other failures.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>When the sign-in service refused, UTC: its logs are searched by it. Null for other failures.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    internal ErrorId Id { get; }

    /// <summary>What to do for a user who runs <c>partner-mfa</c> in a shell; null when <see cref="Remedy"/> names no cmdlet.</summary>
    internal string? ToolRemedy { get; init; }

    /// <summary>The failure with the remedy for a shell.</summary>
    internal PartnerMfaException ForTool() => ToolRemedy is null ? this : new(Id, Message, ToolRemedy, TargetName)
    {
        AadstsCode = AadstsCode,
        CorrelationId = CorrelationId,
        TraceId = TraceId,
        Timestamp = Timestamp,
    };

    /// <summary>The same failure, with the name of the one of several files that it is about.</summary>
    internal PartnerMfaException InFile(string path) => new(Id, $"{Redactor.Path(path)}: {Message}", Remedy, Redactor.Path(path)) { ToolRemedy = ToolRemedy };
}
