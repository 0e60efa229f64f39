namespace PartnerMfa.Captures;

/// <summary>The limits on how much of a capture is in memory at the same time, whatever its size.</summary>
internal static class CaptureLimits
{
    /// <summary>The maximum length of a token, in characters. Entra ID's own tokens are shorter than 32 KiB.</summary>
    public const int Token = 1024 * 1024;

    /// <summary>The maximum length of a body that is read, in characters. An organization profile has about 1 KiB.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>
    /// The maximum length of text that is read as one piece, such as a line, a header, or a JSON string with its escapes.
    /// </summary>
    public const int Piece = 2 * 1024 * 1024;

    /// <summary>The maximum length of an address, program name or other value that is shown, in characters.</summary>
    public const int Shown = 2048;

    /// <summary>The number of distinct tokens that are kept for counting.</summary>
    public const int Tokens = 2048;

    /// <summary>The total length of all kept tokens, in characters.</summary>
    public const int TokenCharacters = 4 * 1024 * 1024;

    /// <summary>
    /// The maximum size of a record that is read as a whole, in bytes: a session, a flow, an item of a JSON array, or a nested archive.
    /// </summary>
    public const int Record = 16 * 1024 * 1024;

    /// <summary>The number of bytes to which the compressed parts of one capture may expand, all together.</summary>
    public const long Decompressed = 16L << 30;
}
