namespace PartnerMfa.Tokens;

/// <summary>The three parts of a signed token (RFC 7515, section 7.1), each in Base64url.</summary>
/// <param name="Text">The whole token.</param>
/// <param name="HeaderEnd">Where the first dot stands.</param>
/// <param name="PayloadEnd">Where the second dot stands.</param>
internal readonly record struct TokenParts(string Text, int HeaderEnd, int PayloadEnd)
{
    public ReadOnlySpan<char> Header => Text.AsSpan(0, HeaderEnd);

    public ReadOnlySpan<char> Payload => Text.AsSpan(HeaderEnd + 1, PayloadEnd - HeaderEnd - 1);

    public ReadOnlySpan<char> Signature => Text.AsSpan(PayloadEnd + 1);

    /// <param name="text">A text of three parts.</param>
    public static TokenParts Of(string text)
    {
        int first = text.IndexOf('.');
        return new TokenParts(text, first, text.IndexOf('.', first + 1));
    }

    /// <summary>How many parts a text has; none when it is empty.</summary>
    public static int Count(string text)
    {
        if (text.Length == 0) return 0;
        int parts = 1;
        for (int dot = text.IndexOf('.'); dot >= 0; dot = text.IndexOf('.', dot + 1)) parts++;
        return parts;
    }

    /// <summary>A token is a secret.</summary>
    public override string ToString() => Secret.Redacted;
}
