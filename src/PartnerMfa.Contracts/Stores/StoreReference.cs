using System.Text.RegularExpressions;
using PartnerMfa.Errors;

namespace PartnerMfa.Stores;

/// <summary>The kind of store that a reference names.</summary>
internal enum StoreKind
{
    File,
    KeyVault,
    SecretManagement,
    AutomationVariable,
}

/// <summary>A reference to a store for a refresh token, as users write it.</summary>
/// <param name="Kind">The kind of store.</param>
/// <param name="Name">The path of a file, or the name of a secret or variable.</param>
internal sealed record StoreReference(StoreKind Kind, string Name)
{
    private const string SecretScheme = "secret:";
    private const string AutomationScheme = "automation:";

    /// <summary>The vault: the address of a key vault, or the name of a SecretManagement vault; null for the default vault.</summary>
    public string? Vault { get; init; }

    /// <summary>The audience of an access token for the key vault.</summary>
    public string? VaultResource { get; init; }

    /// <param name="text">A path, the address of a secret in a key vault, <c>secret:[vault/]name</c> or <c>automation:name</c>.</param>
    /// <param name="environment">The environment whose key vaults are allowed.</param>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenStoreInvalid</c>.</exception>
    public static StoreReference Parse(string text, PartnerMfaEnvironment environment)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0) throw Failures.StoreInvalid(text, "it is empty.");
        if (trimmed.StartsWith(SecretScheme, StringComparison.OrdinalIgnoreCase)) return OfSecretManagement(trimmed);
        if (trimmed.StartsWith(AutomationScheme, StringComparison.OrdinalIgnoreCase))
            return new StoreReference(StoreKind.AutomationVariable, NotEmpty(trimmed, trimmed.Substring(AutomationScheme.Length)));
        return trimmed.IndexOf("://", StringComparison.Ordinal) > 0 ? OfKeyVault(trimmed, environment) : new StoreReference(StoreKind.File, trimmed);
    }

    private static StoreReference OfSecretManagement(string text)
    {
        string[] parts = text.Substring(SecretScheme.Length).Split(['/'], 2);
        return parts.Length == 2
            ? new StoreReference(StoreKind.SecretManagement, NotEmpty(text, parts[1])) { Vault = NotEmpty(text, parts[0]) }
            : new StoreReference(StoreKind.SecretManagement, NotEmpty(text, parts[0]));
    }

    // A token may be sent only to a vault in the environment's own cloud, or to this machine.
    private static StoreReference OfKeyVault(string text, PartnerMfaEnvironment environment)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw Failures.StoreInvalid(text, "it is not the address of a secret.");
        string[] segments = address.AbsolutePath.Trim('/').Split('/');
        if (segments.Length != 2 || !segments[0].Equals("secrets", StringComparison.OrdinalIgnoreCase) || !Regex.IsMatch(segments[1], "^[0-9A-Za-z-]{1,127}$"))
            throw Failures.StoreInvalid(text, "the address of a secret ends in /secrets/<name>, and the name has letters, digits and hyphens.");
        string domain = environment.Cloud.VaultDomain;
        bool isVault = address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
        if (!isVault && !(address.IsLoopback && address.Scheme is "http" or "https"))
            throw Failures.StoreInvalid(text, $"it is not a key vault of the environment {environment.Name}. Their addresses begin with https:// and end in .{domain}.");
        return new StoreReference(StoreKind.KeyVault, segments[1]) { Vault = address.GetLeftPart(UriPartial.Authority), VaultResource = "https://" + domain };
    }

    private static string NotEmpty(string text, string name) => name.Trim() is { Length: > 0 } some ? some : throw Failures.StoreInvalid(text, "it has no name.");
}
