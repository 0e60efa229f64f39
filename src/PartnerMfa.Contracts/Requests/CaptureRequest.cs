namespace PartnerMfa.Requests;

/// <summary>A capture to read, and which of its calls to return.</summary>
internal sealed record CaptureRequest
{
    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>The file; null when the capture comes from elsewhere.</summary>
    public string? Path { get; init; }

    /// <summary>The pasted text of the capture; null when the capture comes from elsewhere.</summary>
    public string? Text { get; init; }

    /// <summary>Standard input or another stream that can be read only once; null when the capture comes from elsewhere.</summary>
    public Stream? Input { get; init; }

    /// <summary>The name of <see cref="Input"/> in messages.</summary>
    public string InputName { get; init; } = "standard input";

    /// <summary>Whether to include calls to hosts outside the environment.</summary>
    public bool AllHosts { get; init; }

    /// <summary>Whether to return each token once, with a count. If not, every call is returned as soon as it is found.</summary>
    public bool Deduplicate { get; init; } = true;
}
