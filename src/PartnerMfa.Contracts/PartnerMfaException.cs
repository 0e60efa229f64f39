using PartnerMfa.Errors;
using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>
/// A failure, described so that the user can act on it. It never wraps another exception: exceptions can contain requests, and requests
/// contain secrets. Anything that is a secret, or looks like one, is removed from its texts.
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

    /// <summary>The kind of failure, which is the first part of the error record's FullyQualifiedErrorId.</summary>
    public string ErrorId => Id.ToString();

    /// <summary>What to do now, with a command to paste where there is one.</summary>
    public string Remedy { get; }

    /// <summary>
    /// What the failure is about: a tenant, an account, an address, or the position of an input. Null when it is about nothing in
    /// particular.
    /// </summary>
    public string? TargetName { get; }

    /// <summary>The error number of an Entra ID refusal, such as <c>AADSTS50076</c>; null for other failures.</summary>
    public string? AadstsCode { get; internal init; }

    /// <summary>The ID that Microsoft's support asks for; null when no service answered.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>The trace ID of the sign-in service's response; null for other failures.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>When the sign-in service refused, UTC, which helps to find the entry in its logs. Null for other failures.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    internal ErrorId Id { get; }

    /// <summary>What to do for a user who runs <c>partner-mfa</c> in a shell; null when <see cref="Remedy"/> mentions no cmdlet.</summary>
    internal string? ToolRemedy { get; init; }

    /// <summary>Returns the failure with its remedy for a shell.</summary>
    internal PartnerMfaException ForTool() => ToolRemedy is null ? this : new(Id, Message, ToolRemedy, TargetName)
    {
        AadstsCode = AadstsCode,
        CorrelationId = CorrelationId,
        TraceId = TraceId,
        Timestamp = Timestamp,
    };

    /// <summary>Returns the same failure with the name of the file that it concerns, for use when there are several.</summary>
    internal PartnerMfaException InFile(string path) => new(Id, $"{Redactor.Path(path)}: {Message}", Remedy, Redactor.Path(path)) { ToolRemedy = ToolRemedy };
}
