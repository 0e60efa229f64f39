namespace PartnerMfa.Captures.Import;

/// <summary>How much of a capture is held at once, whatever its size.</summary>
internal static class CaptureLimits
{
    /// <summary>The longest token, in characters. Entra ID's own stay below 32 KiB.</summary>
    public const int Token = 1024 * 1024;

    /// <summary>The longest body that is read, in characters: a profile has about 1 KiB.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>The longest piece of text that is read as one: a line, a header, a string of JSON with its escapes.</summary>
    public const int Piece = 2 * 1024 * 1024;

    /// <summary>The longest address, name of a program or other value that is shown, in characters.</summary>
    public const int Shown = 2048;

    /// <summary>How many distinct tokens are held to be counted.</summary>
    public const int Tokens = 2048;

    /// <summary>How long all tokens that are held may be together, in characters.</summary>
    public const int TokenCharacters = 4 * 1024 * 1024;
}
