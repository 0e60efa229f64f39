using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats;

/// <summary>A format of captures. It is recognized by its content, never by the name of a file.</summary>
internal interface ICaptureFormat
{
    /// <summary>Whether the first bytes belong to this format.</summary>
    /// <param name="head">Up to 64 KiB, in UTF-8 when it is text.</param>
    bool Recognizes(ReadOnlySpan<byte> head);

    /// <summary>Passes every call that can be read to the sink.</summary>
    /// <exception cref="CaptureFormatException">Nothing in it can be read.</exception>
    Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken);

    /// <summary>Writes a copy without secrets, which gives the same answers when it is read.</summary>
    /// <exception cref="CaptureFormatException">The capture cannot be copied completely.</exception>
    Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken);
}

/// <summary>The recognized format, and how much of the capture could be read.</summary>
/// <param name="Kind">The name of the format.</param>
/// <param name="Calls">The number of calls in it, with or without a token; null when it does not consist of calls.</param>
/// <param name="Damage">Where reading stopped; null when everything was read.</param>
/// <param name="Rest">What follows the document, or the damage; null when nothing does.</param>
internal sealed record CaptureSummary(string Kind, long? Calls, CaptureDamage? Damage = null, Stream? Rest = null)
{
    public override string ToString() => Calls switch
    {
        null => Kind,
        1 => $"{Kind} with 1 call",
        { } calls => Invariant($"{Kind} with {calls:N0} calls"),
    };
}

/// <summary>Thrown when nothing in a capture can be read. The import knows the name of the capture and creates the error.</summary>
/// <param name="id">The error.</param>
/// <param name="kind">A description of what it is instead.</param>
internal sealed class CaptureFormatException(ErrorId id, string kind = "") : Exception
{
    public ErrorId Id { get; } = id;

    public string Kind { get; } = kind;
}

/// <summary>The place where reading a capture had to stop.</summary>
/// <param name="Where">A description of the place.</param>
/// <param name="BreaksOff">Whether the capture is truncated there; otherwise something in it cannot be read.</param>
internal sealed record CaptureDamage(string Where, bool BreaksOff);
