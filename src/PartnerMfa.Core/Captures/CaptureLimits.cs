namespace PartnerMfa.Captures;

/// <summary>How much of a capture is held in memory at once, whatever its size.</summary>
internal static class CaptureLimits
{
    /// <summary>The longest token, in characters. Entra ID's own stay below 32 KiB.</summary>
    public const int Token = 1024 * 1024;

    /// <summary>The longest body that is read, in characters. An organization profile has about 1 KiB.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>The longest piece of text that is read as one: a line, a header, a JSON string with its escapes.</summary>
    public const int Piece = 2 * 1024 * 1024;

    /// <summary>The longest address, program name or other value that is shown, in characters.</summary>
    public const int Shown = 2048;

    /// <summary>How many distinct tokens are held to be counted.</summary>
    public const int Tokens = 2048;

    /// <summary>The length of all held tokens together, in characters.</summary>
    public const int TokenCharacters = 4 * 1024 * 1024;

    /// <summary>The largest record that is read as a whole: a session, a flow, an item of a JSON array, a nested archive, in bytes.</summary>
    public const int Record = 16 * 1024 * 1024;

    /// <summary>How many bytes compressed parts of one capture may expand to, all together.</summary>
    public const long Decompressed = 16L << 30;
}
