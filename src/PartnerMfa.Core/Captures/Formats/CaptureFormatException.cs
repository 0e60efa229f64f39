using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats;

/// <summary>Nothing of the capture can be read. The import knows its name, and makes the failure.</summary>
internal sealed class CaptureFormatException(ErrorId id) : Exception
{
    public ErrorId Id { get; } = id;
}
