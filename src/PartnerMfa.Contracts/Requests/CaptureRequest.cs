namespace PartnerMfa.Requests;

/// <summary>A capture to read, and which of its calls are wanted.</summary>
internal sealed record CaptureRequest
{
    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>The file; null when the capture comes from elsewhere.</summary>
    public string? Path { get; init; }

    /// <summary>The capture itself, as it was pasted; null when it comes from elsewhere.</summary>
    public string? Text { get; init; }

    /// <summary>Standard input; null when the capture comes from elsewhere. It can be read only once.</summary>
    public Stream? Input { get; init; }

    /// <summary>Calls to hosts that are not the environment's, too.</summary>
    public bool AllHosts { get; init; }

    /// <summary>The same token is given once, with a count. Without this every call is given as soon as it is found.</summary>
    public bool Deduplicate { get; init; } = true;
}
