namespace PartnerMfa.Stores;

/// <summary>
/// A store for the refresh token of a job. The interface is here and not in Core because types of the cmdlet assembly implement it, and
/// those are loaded before Core can be found.
/// </summary>
internal interface IRefreshTokenStore
{
    /// <summary>The name of the store for people, without secrets.</summary>
    string Name { get; }

    /// <summary>Locks out other jobs on this machine that use the same store, where that is possible.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenStoreUnavailable</c>: another job holds the lock for too long.</exception>
    Task<IDisposable?> LockAsync(CancellationToken cancellationToken);

    /// <summary>Reads the token.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenStoreUnavailable</c>: the store has no token, or cannot be read.</exception>
    Task<StoredRefreshToken> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the stored token. When this method returns, the new token is stored; when it throws, the old one still is.
    /// </summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    Task WriteAsync(StoredRefreshToken token, CancellationToken cancellationToken);
}

/// <summary>A refresh token as it is stored.</summary>
/// <param name="Token">The token. It is the whole value of the store, so that other programs can read it.</param>
/// <param name="Facts">What the store knows about the token, kept next to it.</param>
internal sealed record StoredRefreshToken(Secret Token, TokenFacts Facts);

/// <summary>What is known about a refresh token. None of it is secret and nothing depends on it, so a store may lose it.</summary>
internal sealed record TokenFacts
{
    private const string Prefix = "PartnerMfa-";

    /// <summary>Nothing is known.</summary>
    public static TokenFacts None { get; } = new();

    /// <summary>When the user performed the MFA that the token carries forward, UTC.</summary>
    public DateTimeOffset? SignedInOn { get; init; }

    /// <summary>When the token was issued and stored, UTC. Its lifetime while unused counts from then.</summary>
    public DateTimeOffset? StoredOn { get; init; }

    public string? Account { get; init; }

    /// <summary>Whether the token comes from a device code sign-in, to which it stays bound.</summary>
    public bool IsFromDeviceCode { get; init; }

    /// <summary>Returns the facts as names and values for the tags or metadata of a store.</summary>
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

    /// <summary>Whether the name of a tag belongs to one of these facts.</summary>
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
