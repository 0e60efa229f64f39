
namespace PartnerMfa.Redaction;

/// <summary>
/// The secrets that the current work has sent or received. Until the scope is disposed of, they are removed from every text created within
/// it: whole, in pieces, and encoded. The scope follows the work across awaits and does not affect other work.
/// </summary>
internal sealed class SecretScope : IDisposable
{
    private static readonly AsyncLocal<SecretScope?> Current = new();

    private readonly SecretScope? _outer = Current.Value;
    private readonly List<KnownSecret> _secrets = [];

    private SecretScope(IEnumerable<Secret> secrets)
    {
        foreach (Secret secret in secrets) Register(secret.Reveal());
    }

    public static SecretScope Begin(IEnumerable<Secret> secrets) => Current.Value = new SecretScope(secrets);

    /// <summary>Adds a secret that turned up during the work. Without a scope, the secret is not recorded.</summary>
    public static void Add(string secret) => Current.Value?.Register(secret);

    public static string Redact(string text)
    {
        for (SecretScope? scope = Current.Value; scope is not null; scope = scope._outer)
            foreach (KnownSecret secret in scope.Known()) text = secret.RemoveFrom(text);
        return text;
    }

    public void Dispose() => Current.Value = _outer;

    private void Register(string secret)
    {
        string text = secret.Trim();
        if (text.Length == 0) return;
        lock (_secrets)
            if (!_secrets.Exists(known => known.Is(text))) _secrets.Add(new KnownSecret(text));
    }

    private KnownSecret[] Known()
    {
        lock (_secrets) return [.. _secrets];
    }
}
