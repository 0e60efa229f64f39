using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.Stores;

namespace PartnerMfa.Hosting;

/// <summary>Runs a script of this module on the pipeline's thread and returns its output.</summary>
internal delegate Task<Collection<PSObject>> ScriptRunner(string script, params object?[] arguments);

/// <summary>A secret in a vault of PowerShell SecretManagement, accessed through that module's own commands.</summary>
internal sealed class SecretManagementStore(string? vault, string name, ScriptRunner run) : IRefreshTokenStore
{
    private const string Named = "param($name, $vault, $secret, $tags) $which = @{ Name = $name; ErrorAction = 'Stop' }; if ($vault) { $which.Vault = $vault }; ";
    private const string Install = "Install-Module Microsoft.PowerShell.SecretManagement, and register a vault that this user can unlock without a person: Register-SecretVault.";

    public string Name => $"the secret {Redactor.Typed(name)}{(vault is null ? "" : $" of the vault {Redactor.Typed(vault)}")}";

    /// <summary>Vaults have no locks.</summary>
    public Task<IDisposable?> LockAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable?>(null);

    public async Task<StoredRefreshToken> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Collection<PSObject> value = await run(Named + "Get-Secret @which -AsPlainText", name, vault).ConfigureAwait(false);
            if (value.Count != 1 || value[0]?.BaseObject is not string token || string.IsNullOrWhiteSpace(token))
                throw Failures.StoreUnavailable(Name, "it is not text.", "Store the refresh token as text: Set-Secret -Name <name> -Secret <refresh token>");
            Collection<PSObject> tags = await run(Named + "try { (Get-SecretInfo @which).Metadata } catch { }", name, vault).ConfigureAwait(false);
            return new StoredRefreshToken(new Secret(token), TokenFacts.FromTags(TagsOf(tags)));
        }
        catch (RuntimeException exception)
        {
            throw Failures.StoreUnavailable(Name, Words(exception), exception is CommandNotFoundException ? Install : "Check the vault: Test-SecretVault. In a job it must be unlocked without a person.");
        }
    }

    public async Task WriteAsync(StoredRefreshToken token, CancellationToken cancellationToken)
    {
        // What the vault says when it fails may contain what it was given.
        using SecretScope secrets = SecretScope.Begin([token.Token]);
        try
        {
            string text = token.Token.Reveal().Trim();
            await run(Named + "Set-Secret @which -Secret $secret", name, vault, new Secret(text).ToSecureString()).ConfigureAwait(false);
            // Not every vault supports metadata, and nothing depends on it.
            await run(Named + "try { Set-SecretInfo @which -Metadata $tags } catch { }", name, vault, null, new Hashtable(token.Facts.ToTags().ToDictionary(tag => (object)tag.Key, tag => (object)tag.Value))).ConfigureAwait(false);
            if ((await ReadAsync(cancellationToken).ConfigureAwait(false)).Token.Reveal() != text)
                throw Failures.StoreNotWritten(Name, "the vault returns a different value.", "Check the vault: Test-SecretVault");
        }
        catch (RuntimeException exception)
        {
            throw Failures.StoreNotWritten(Name, Words(exception), exception is CommandNotFoundException ? Install : "Check that you may write to the vault: Test-SecretVault");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> TagsOf(Collection<PSObject> found)
    {
        if (found.Count != 1 || found[0]?.BaseObject is not IEnumerable entries) yield break;
        foreach (object? entry in entries)
        {
            if (entry is KeyValuePair<string, object> { Value: string text } pair) yield return new KeyValuePair<string, string>(pair.Key, text);
            else if (entry is DictionaryEntry { Key: string key, Value: string value }) yield return new KeyValuePair<string, string>(key, value);
        }
    }

    internal static string Words(RuntimeException exception) => exception is CommandNotFoundException missing
        ? $"there is no command {Redactor.Foreign(missing.CommandName)} here."
        : Redactor.Foreign(exception.Message).TrimEnd('.') + ".";
}

/// <summary>A variable of Azure Automation, accessed through the commands that every runbook has. It should be encrypted.</summary>
internal sealed class AutomationVariableStore(string name, ScriptRunner run) : IRefreshTokenStore
{
    private const string OnlyInRunbooks = "Run it as a runbook of Azure Automation, or use another store.";

    public string Name => $"the automation variable {Redactor.Typed(name)}";

    /// <summary>Variables have no locks.</summary>
    public Task<IDisposable?> LockAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable?>(null);

    public async Task<StoredRefreshToken> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Collection<PSObject> value = await run("param($name) Get-AutomationVariable -Name $name -ErrorAction Stop", name).ConfigureAwait(false);
            return value.Count == 1 && value[0]?.BaseObject is string token && !string.IsNullOrWhiteSpace(token)
                ? new StoredRefreshToken(new Secret(token), TokenFacts.None)
                : throw Failures.StoreUnavailable(Name, "it has no text.", "Store the refresh token in an encrypted variable of this name.");
        }
        catch (RuntimeException exception)
        {
            throw Failures.StoreUnavailable(Name, SecretManagementStore.Words(exception), exception is CommandNotFoundException ? OnlyInRunbooks : "Create an encrypted variable of this name, and put the refresh token into it.");
        }
    }

    public async Task WriteAsync(StoredRefreshToken token, CancellationToken cancellationToken)
    {
        // What the vault says when it fails may contain what it was given.
        using SecretScope secrets = SecretScope.Begin([token.Token]);
        try
        {
            string text = token.Token.Reveal().Trim();
            await run("param($name, $value) Set-AutomationVariable -Name $name -Value $value -ErrorAction Stop", name, text).ConfigureAwait(false);
            if ((await ReadAsync(cancellationToken).ConfigureAwait(false)).Token.Reveal() != text)
                throw Failures.StoreNotWritten(Name, "the variable returns a different value.", "Check that no other job writes to it.");
        }
        catch (RuntimeException exception)
        {
            throw Failures.StoreNotWritten(Name, SecretManagementStore.Words(exception), exception is CommandNotFoundException ? OnlyInRunbooks : "Check that the variable exists and is encrypted.");
        }
    }
}
