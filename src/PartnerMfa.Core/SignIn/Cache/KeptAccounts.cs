using System.Diagnostics;
using System.Text.Json;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Http;
using PartnerMfa.Json;

namespace PartnerMfa.SignIn.Cache;

/// <summary>An account whose tokens are stored for later sessions.</summary>
/// <param name="Name">The account.</param>
/// <param name="Host">The host of its sign-in service.</param>
/// <param name="RemoveAsync">Removes its tokens for every app.</param>
internal sealed record KeptAccount(string Name, string Host, Func<Task> RemoveAsync);

/// <summary>
/// Finds and removes what <see cref="PartnerMfaContextScope.CurrentUser"/> has stored, regardless of the session and the app.
/// </summary>
internal sealed class KeptAccounts(ServiceBackend backend)
{
    /// <returns>Returns no accounts when nothing is stored or nothing can be read.</returns>
    public async Task<IReadOnlyList<KeptAccount>> FindAsync()
    {
        if (await OpenAsync().ConfigureAwait(false) is not var (helper, place)) return [];
        List<(IAccount Account, IPublicClientApplication Application)> found = [];
        // MSAL forgets an account together with the first of its apps, so all apps are queried before anything is removed.
        foreach ((string application, string host) in Applications(helper))
        {
            IPublicClientApplication client = PublicClientApplicationBuilder.Create(application)
                .WithAuthority(new Uri($"https://{host}/{OAuthConstants.AnyOrganization}"), validateAuthority: false)
                .WithInstanceDiscovery(false)
                .Build();
            await LockedCacheAccess.RegisterAsync(helper, client.UserTokenCache, place, backend.Clock).ConfigureAwait(false);
            found.AddRange((await client.GetAccountsAsync().ConfigureAwait(false)).Select(account => (account, client)));
        }

        return
        [
            .. found.GroupBy(one => (one.Account.Username, one.Account.Environment)).Select(group => new KeptAccount(group.Key.Username, group.Key.Environment, async () =>
            {
                foreach ((IAccount account, IPublicClientApplication client) in group) await client.RemoveAsync(account).ConfigureAwait(false);
            })),
        ];
    }

    /// <summary>Removes everything, including tokens that belong to no account or cannot be read.</summary>
    public async Task ClearAsync()
    {
        if (await OpenAsync().ConfigureAwait(false) is not var (helper, place)) return;
        using IDisposable? alone = await LockedCacheAccess.LockAsync(place, backend.Clock, CancellationToken.None).ConfigureAwait(false);
        helper.SaveUnencryptedTokenCache([]);
    }

    // Where there is no place for secrets, nothing was ever stored.
    private async Task<(MsalCacheHelper Helper, StorageCreationProperties Place)?> OpenAsync()
    {
        if (backend.TokenStorage is not { } storage) return null;
        try
        {
            StorageCreationProperties place = storage();
            MsalCacheHelper helper = await MsalCacheHelper.CreateAsync(place, new TraceSource("PartnerMfa.TokenCache", SourceLevels.Off)).ConfigureAwait(false);
            return helper.LoadUnencryptedTokenCache().Length > 0 ? (helper, place) : null;
        }
#pragma warning disable CA1031 // Without a keyring, the library fails with many kinds of exceptions, some of them internal to it.
        catch (Exception)
        {
            return null;
        }
#pragma warning restore CA1031
    }

    // https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization: one format for MSAL of every language.
    private static HashSet<(string Application, string Host)> Applications(MsalCacheHelper helper)
    {
        HashSet<(string, string)> applications = [];
        try
        {
            using JsonDocument? cache = StrictJson.Parse(helper.LoadUnencryptedTokenCache());
            foreach (string section in new[] { "RefreshToken", "AccessToken", "IdToken" })
            {
                if (cache?.RootElement.Member(section) is not { ValueKind: JsonValueKind.Object } entries) continue;
                foreach (JsonProperty entry in entries.EnumerateObject())
                    if (TextOf(entry.Value, "client_id") is { } application && TextOf(entry.Value, "environment") is { } host) applications.Add((application, host));
            }
        }
        catch (InvalidOperationException)
        {
            // A damaged cache contains no readable accounts.
        }

        return applications;
    }

    private static string? TextOf(JsonElement entry, string name) =>
        entry.Text(name) is { } text && Uri.CheckHostName(text) != UriHostNameType.Unknown ? text : null;
}
