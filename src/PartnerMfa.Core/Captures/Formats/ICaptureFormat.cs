using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats;

/// <summary>A form in which people have captures. It is recognized by its content, never by the name of a file.</summary>
internal interface ICaptureFormat
{
    /// <summary>Whether the first bytes are those of this format.</summary>
    /// <param name="head">Up to 64 KiB, in UTF-8 when it is text.</param>
    bool Recognizes(ReadOnlySpan<byte> head);

    /// <summary>Gives every call that can be read to the sink.</summary>
    /// <exception cref="CaptureFormatException">Nothing in it can be read.</exception>
    Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken);

    /// <summary>Writes a copy without secrets, which gives the same answers when it is read.</summary>
    /// <exception cref="CaptureFormatException">It cannot be copied as a whole.</exception>
    Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken);
}

/// <summary>What was recognized, and how far it could be read.</summary>
/// <param name="Kind">The format, in words.</param>
/// <param name="Calls">How many calls it holds, with or without a token; null when it is not made of calls.</param>
/// <param name="Damage">Where reading stopped; null when it was read to its end.</param>
/// <param name="Rest">What stands after the document, or after the damage; null when nothing does.</param>
internal sealed record CaptureSummary(string Kind, long? Calls, CaptureDamage? Damage = null, Stream? Rest = null)
{
    public override string ToString() => Calls switch
    {
        null => Kind,
        1 => $"{Kind} with 1 call",
        { } calls => Invariant($"{Kind} with {calls:N0} calls"),
    };
}

/// <summary>Nothing in a capture can be read. The import knows its name and makes the error.</summary>
/// <param name="id">The error.</param>
/// <param name="kind">What it is instead, in words.</param>
internal sealed class CaptureFormatException(ErrorId id, string kind = "") : Exception
{
    public ErrorId Id { get; } = id;

    public string Kind { get; } = kind;
}

/// <summary>Where a capture could not be read on.</summary>
/// <param name="Where">The place, in words.</param>
/// <param name="BreaksOff">It is cut off there; else something in it cannot be read.</param>
internal sealed record CaptureDamage(string Where, bool BreaksOff);
