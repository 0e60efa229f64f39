namespace PartnerMfa.Requests;

/// <summary>A capture to read, and which of its calls are wanted.</summary>
internal sealed record CaptureRequest
{
    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>The file; null when there is <see cref="Text"/>.</summary>
    public string? Path { get; init; }

    /// <summary>The capture itself, as it was pasted; null when there is a file.</summary>
    public string? Text { get; init; }

    /// <summary>Calls to hosts that are not the environment's, too.</summary>
    public bool AllHosts { get; init; }

    /// <summary>The same token is given once, with a count. Without this every call is given as soon as it is found.</summary>
    public bool Deduplicate { get; init; } = true;
}
