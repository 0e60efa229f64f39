using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.Setup.Rehearsal;
using PartnerMfa.Setup.Tenants;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>
/// The files of a run: policies to rehearse, a saved tenant to assess instead of the live one, and the file in which to save what is read.
/// </summary>
internal sealed class SetupFiles
{
    private readonly string? _savePath;

    private SetupFiles(IReadOnlyList<RehearsedPolicy> policies, SavedTenant? tenant, string? tenantPath, string? savePath) =>
        (Policies, Tenant, TenantName, _savePath) = (policies, tenant, tenantPath is null ? null : Redactor.Path(Path.GetFileName(tenantPath)), savePath);

    /// <summary>Only the live tenant.</summary>
    public static SetupFiles None { get; } = new([], null, null, null);

    public IReadOnlyList<RehearsedPolicy> Policies { get; }

    /// <summary>The saved tenant; null for the live one.</summary>
    public SavedTenant? Tenant { get; }

    /// <summary>The name of the saved tenant's file, in a form that can be shown; null for the live tenant.</summary>
    public string? TenantName { get; }

    /// <summary>Whether to save what is read.</summary>
    public bool AreSaved => _savePath is not null;

    /// <summary>The accounts of the saved tenant; empty for the live one.</summary>
    public IReadOnlyList<string> Accounts => [.. Tenant?.Accounts.Select(account => account.Name) ?? []];

    /// <summary>What was read so far; null until something was read.</summary>
    private SavedTenant? Recording { get; set; }

    /// <param name="policies">Files of policies. A folder means the JSON files in it.</param>
    /// <param name="tenant">The file of a saved tenant; null for the live one.</param>
    /// <param name="save">The file to save the tenant in; null saves nothing.</param>
    /// <param name="observer">Receives warnings about incomplete files.</param>
    /// <exception cref="PartnerMfaException">
    /// <c>FileNotFound</c>, <c>PolicyFileInvalid</c>, <c>TenantFileInvalid</c> or <c>TenantNotSaved</c>.
    /// </exception>
    public static SetupFiles Open(IReadOnlyList<string>? policies, string? tenant, string? save, IWorkObserver observer)
    {
        if (save is not null) SavedTenantFile.Check(save);
        return new SetupFiles(
            policies is null ? [] : PolicyFiles.Read(policies, observer),
            tenant is null ? null : SavedTenantFile.Read(tenant),
            tenant,
            save);
    }

    /// <summary>Returns the recording of the tenant, to which later accounts are added.</summary>
    /// <exception cref="PartnerMfaException">
    /// <c>TenantNotSaved</c>: the account is in another tenant or environment than those before it.
    /// </exception>
    public SavedTenant Record(PartnerMfaEnvironment environment, string? tenantId, DateTimeOffset now)
    {
        Recording ??= new SavedTenant { SavedOn = now, Environment = environment.Name, TenantId = tenantId };
        return Recording.Environment == environment.Name && Recording.TenantId == tenantId
            ? Recording
            : throw Failures.TenantNotSaved(_savePath!, "the accounts are in different tenants. Save each tenant in a separate file.");
    }

    /// <summary>The environment of the saved tenant. If the user named an environment, the two must be the same.</summary>
    /// <exception cref="PartnerMfaException"><c>TenantFileInvalid</c>.</exception>
    public PartnerMfaEnvironment EnvironmentOf(string tenantPath, PartnerMfaEnvironment? named)
    {
        string saved = Tenant!.Environment;
        if (named is not null && !named.Name.Equals(saved, StringComparison.OrdinalIgnoreCase))
            throw Failures.TenantFileInvalid(tenantPath, $"it was saved from the environment '{saved}', not from '{named.Name}'.");
        return named ?? PartnerMfaEnvironments.All.FirstOrDefault(known => known.Name.Equals(saved, StringComparison.OrdinalIgnoreCase))
            ?? throw Failures.TenantFileInvalid(tenantPath, $"it was saved from an environment of your own, '{saved}': name that environment as well.");
    }

    /// <summary>Saves what was read. If nothing was read, nothing is saved.</summary>
    /// <exception cref="PartnerMfaException"><c>TenantNotSaved</c>.</exception>
    public void Save()
    {
        if (_savePath is not null && Recording is { Accounts.Count: > 0 } recording) SavedTenantFile.Write(_savePath, recording);
    }
}
