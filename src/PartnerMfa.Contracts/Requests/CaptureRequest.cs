namespace PartnerMfa.Requests;

/// <summary>A capture to read, and which of its calls are wanted.</summary>
internal sealed record CaptureRequest
{
    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>The file; null when the capture comes from elsewhere.</summary>
    public string? Path { get; init; }

    /// <summary>The capture itself, as it was pasted; null when it comes from elsewhere.</summary>
    public string? Text { get; init; }

    /// <summary>Standard input or another stream that can be read only once; null when the capture comes from elsewhere.</summary>
    public Stream? Input { get; init; }

    /// <summary>What messages call <see cref="Input"/>.</summary>
    public string InputName { get; init; } = "standard input";

    /// <summary>Calls to hosts that are not the environment's, too.</summary>
    public bool AllHosts { get; init; }

    /// <summary>The same token is given once, with a count. Without this every call is given as soon as it is found.</summary>
    public bool Deduplicate { get; init; } = true;
}
