namespace PartnerMfa.Stores;

/// <summary>
/// A place that keeps the refresh token of a job. It stands here and not in Core, because types of the cmdlet assembly implement it, and those are
/// loaded before Core can be found.
/// </summary>
internal interface IRefreshTokenStore
{
    /// <summary>What people call it, without anything secret.</summary>
    string Name { get; }

    /// <summary>Keeps other jobs away that use the same store on this machine, where that is possible.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenStoreUnavailable</c>: another job holds it for too long.</exception>
    Task<IDisposable?> LockAsync(CancellationToken cancellationToken);

    /// <summary>Reads the token.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenStoreUnavailable</c>: there is none, or it cannot be read.</exception>
    Task<StoredRefreshToken> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the stored token. When this returns, the new one is stored; when it throws, the old one still is.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    Task WriteAsync(StoredRefreshToken token, CancellationToken cancellationToken);
}

/// <summary>A refresh token as it is stored.</summary>
/// <param name="Token">The token itself: the whole value of the store, so that other programs can read it.</param>
/// <param name="Facts">What is known of it, from beside it.</param>
internal sealed record StoredRefreshToken(Secret Token, TokenFacts Facts);

/// <summary>What is known of a refresh token. Nothing of it is secret, and nothing of it decides: a store may lose it.</summary>
internal sealed record TokenFacts
{
    private const string Prefix = "PartnerMfa-";

    /// <summary>Nothing is known.</summary>
    public static TokenFacts None { get; } = new();

    /// <summary>When the person signed in whose MFA it carries forward, UTC.</summary>
    public DateTimeOffset? SignedInOn { get; init; }

    /// <summary>When it was issued and stored, UTC: its unused life is counted from then.</summary>
    public DateTimeOffset? StoredOn { get; init; }

    public string? Account { get; init; }

    /// <summary>It comes from a device code sign-in, and stays bound to that flow.</summary>
    public bool IsFromDeviceCode { get; init; }

    /// <summary>As names and values for the tags or metadata of a store.</summary>
    public IReadOnlyDictionary<string, string> ToTags()
    {
        Dictionary<string, string> tags = [];
        Add("SignedInOn", Text(SignedInOn));
        Add("StoredOn", Text(StoredOn));
        Add("Account", Account);
        Add("DeviceCode", IsFromDeviceCode ? "true" : null);
        return tags;

        void Add(string name, string? value)
        {
            if (value is not null) tags[Prefix + name] = value;
        }
    }

    /// <summary>Whether a tag is one of these.</summary>
    public static bool IsOwnTag(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    public static TokenFacts FromTags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        Dictionary<string, string> own = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> tag in tags)
            if (IsOwnTag(tag.Key)) own[tag.Key.Substring(Prefix.Length)] = tag.Value;
        return new TokenFacts
        {
            SignedInOn = Time("SignedInOn"),
            StoredOn = Time("StoredOn"),
            Account = own.TryGetValue("Account", out string? account) ? account : null,
            IsFromDeviceCode = own.TryGetValue("DeviceCode", out string? flag) && flag == "true",
        };

        DateTimeOffset? Time(string name) => own.TryGetValue(name, out string? text)
            && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
                ? time
                : null;
    }

    private static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
