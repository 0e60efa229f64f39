namespace PartnerMfa.Web.Support;

/// <summary>Tokens that are valid by the real clock.</summary>
internal static class WebTokens
{
    public static Secret With(params (string Claim, object? Value)[] changes)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return TestTokens.With([("iat", now - 60), ("nbf", now - 60), ("exp", now + 3600), .. changes]);
    }
}
