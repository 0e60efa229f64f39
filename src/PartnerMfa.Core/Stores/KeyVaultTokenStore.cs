using System.Net.Http.Headers;
using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Http.Responses;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Stores;

/// <summary>
/// A secret in an Azure key vault. Each write creates a new version and keeps the previous one, so a write never loses a token. The facts
/// about the token are in the tags of the version.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/keyvault/secrets</remarks>
/// <param name="reference">The secret and its vault.</param>
/// <param name="backend">Sends requests to the vault.</param>
/// <param name="signIn">Gets an access token for the vault from the sign-in service and tenant that the vault names.</param>
/// <param name="observer">Receives attempts and waits.</param>
internal sealed class KeyVaultTokenStore(
    StoreReference reference, ServiceBackend backend, Func<VaultChallenge, CancellationToken, Task<Secret>> signIn, IWorkObserver observer) : IRefreshTokenStore
{
    private const string ApiVersion = "2025-07-01";
    private const string Activity = "Asking the key vault";

    private readonly Uri _address = new($"{reference.Vault}/secrets/{reference.Name}?api-version={ApiVersion}");
    private Secret? _token;
    private Dictionary<string, string> _otherTags = [];

    public string Name => $"the secret {reference.Name} of {Redactor.Address(new Uri(reference.Vault!))}";

    /// <summary>
    /// A vault has no locks. When two jobs run at once, both get a new token that works, and the next job reads the newer version.
    /// </summary>
    public Task<IDisposable?> LockAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable?>(null);

    public async Task<StoredRefreshToken> ReadAsync(CancellationToken cancellationToken)
    {
        JsonElement secret = default;
        CallResult call = await CallAsync(HttpMethod.Get, body: null, json => secret = json, cancellationToken).ConfigureAwait(false);
        if (WhyNot(call) is { } why) throw Failures.StoreUnavailable(Name, why, RemedyOf(call, "Key Vault Secrets User"));
        try
        {
            return Read(secret);
        }
        catch (InvalidOperationException)
        {
            // The text contains half of a surrogate pair: it is valid JSON but not valid text.
            throw Failures.StoreUnavailable(Name, "something other than a key vault answered.", "Check the address of the vault and the proxy.");
        }
    }

    private StoredRefreshToken Read(JsonElement secret)
    {
        if (ValueOf(secret, "id") is not null && !IsOwn(secret)) throw Failures.StoreUnavailable(Name, "something other than a key vault answered.", "Check the address of the vault and the proxy.");
        if (secret.Text("value") is not { } value || string.IsNullOrWhiteSpace(value))
            throw Failures.StoreUnavailable(Name, "the secret has no value.", "Store the refresh token as the value of the secret.");
        Dictionary<string, string> tags = new(StringComparer.Ordinal);
        if (secret.Member("tags") is { ValueKind: JsonValueKind.Object } all)
            foreach (JsonProperty tag in all.EnumerateObject())
                if (all.Text(tag.Name) is { } text) tags[tag.Name] = text;
        _otherTags = tags.Where(tag => !TokenFacts.IsOwnTag(tag.Key)).ToDictionary(tag => tag.Key, tag => tag.Value);
        return new StoredRefreshToken(new Secret(value), TokenFacts.FromTags(tags));
    }

    public async Task WriteAsync(StoredRefreshToken token, CancellationToken cancellationToken)
    {
        using SecretScope secrets = SecretScope.Begin([token.Token]);
        JsonElement written = default;
        CallResult call = await CallAsync(HttpMethod.Put, BodyOf(token), json => written = json, cancellationToken).ConfigureAwait(false);
        if (WhyNot(call) is { } why) throw Failures.StoreNotWritten(Name, why, RemedyOf(call, "Key Vault Secrets Officer"));
        // A 200 without a version of this secret does not come from the vault.
        if (!IsOwn(written)) throw Failures.StoreNotWritten(Name, "something other than a key vault answered.", "Check the address of the vault and the proxy.");
        if (!HasValue(written, token.Token.Reveal().Trim())) throw Failures.StoreNotWritten(Name, "the vault gives back another value.", "Look at the newest versions of the secret, and check that no other job writes to it.");
    }

    // The ID of each version is https://<vault>/secrets/<name>/<version>.
    private bool IsOwn(JsonElement secret) => ValueOf(secret, "id") is { } id
        && Uri.TryCreate(id, UriKind.Absolute, out Uri? address)
        && address.AbsolutePath.Split('/') is { Length: 4 } parts
        && parts[0].Length == 0 && parts[1] == "secrets" && parts[3].Length > 0
        && parts[2].Equals(reference.Name, StringComparison.OrdinalIgnoreCase);

    private static bool HasValue(JsonElement secret, string token) => ValueOf(secret, "value") == token;

    private static string? ValueOf(JsonElement secret, string name)
    {
        try
        {
            return secret.Text(name);
        }
        catch (InvalidOperationException)
        {
            // The text contains half of a surrogate pair.
            return null;
        }
    }

    private byte[] BodyOf(StoredRefreshToken token)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WriteString("value", token.Token.Reveal().Trim());
            writer.WriteString("contentType", "Refresh token for Partner Center");
            writer.WriteStartObject("tags");
            foreach (KeyValuePair<string, string> tag in _otherTags.Concat(token.Facts.ToTags())) writer.WriteString(tag.Key, tag.Value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private async Task<CallResult> CallAsync(HttpMethod method, byte[]? body, Action<JsonElement> take, CancellationToken cancellationToken)
    {
        using TimeLimit limit = new(backend.Clock, TimeLimit.ForOneCall, cancellationToken);
        Secret token = _token ??= await signIn(await ChallengeAsync(limit).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        using SecretScope secrets = SecretScope.Begin([token]);
        ServiceCall call = new(Name, _ => Request(method, body, token), CorrelationIds.New())
        {
            Method = method.Method,
            ReadBody = async (stream, stop) => take(await ObjectReader.ReadAsync(stream, stop).ConfigureAwait(false)),
        };
        CallResult result = await new CallExecutor(backend, RetryOptions.Default, Activity, observer).RunAsync(call, limit).ConfigureAwait(false);
        observer.Completed(Activity);
        // The next call requests a new token, because this one may have expired.
        if (result.Response?.StatusCode == 401) _token = null;
        return result;
    }

    // The vault refuses a call without a token and says where to get one (RFC 9110, section 11.6.1).
    private async Task<VaultChallenge> ChallengeAsync(TimeLimit limit)
    {
        ResponseText? response = null;
        ServiceCall call = new($"{Name} without a token", _ => Request(HttpMethod.Get, body: null, token: null), CorrelationIds.New())
        {
            Look = text => response = text,
        };
        CallResult result = await new CallExecutor(backend, RetryOptions.Default, Activity, observer).RunAsync(call, limit).ConfigureAwait(false);
        if (result.Response?.StatusCode != 401 || response is null)
            throw Failures.StoreUnavailable(Name, result.Response is null ? $"no response: {result.Failure}." : $"it did not ask who we are ({result.Summary}).", "Check the address of the vault, its firewall, and the proxy.");
        return VaultChallenge.Read(response.Header(HttpHeaderNames.Challenge), reference, Name);
    }

    private HttpRequestMessage Request(HttpMethod method, byte[]? body, Secret? token)
    {
        HttpRequestMessage request = new(method, _address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        if (body is null) return request;
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return request;
    }

    private static string? WhyNot(CallResult call)
    {
        if (call.Response is not { } response) return $"no response: {call.Failure}.";
        if (response.IsSuccess && call.Failure is null) return null;
        return call.Summary + (response.Description is { } description ? $": {description.TrimEnd('.')}." : ".");
    }

    private string RemedyOf(CallResult call, string role) => call.Response?.StatusCode switch
    {
        401 => "Check that the identity belongs to the tenant of the vault.",
        403 => $"Give the identity that reads the vault the role '{role}' on it, and let this network through its firewall. A secret that is switched off must be enabled.",
        404 => $"Store the refresh token under this name first. If it was deleted, recover it: az keyvault secret recover --vault-name {VaultName} --name {reference.Name}",
        409 => $"The name belongs to a deleted secret. Recover it, then try again: az keyvault secret recover --vault-name {VaultName} --name {reference.Name}",
        429 => "The vault is throttled. Try again later, or use a separate vault for this job.",
        _ => "Check the address of the vault, the network and the proxy, then try again.",
    };

    private string VaultName => new Uri(reference.Vault!).Host.Split('.')[0];
}

/// <summary>The source of access tokens for a vault, according to the vault.</summary>
/// <param name="SignInHost">The sign-in service.</param>
/// <param name="TenantId">The vault's tenant.</param>
/// <param name="Resource">The audience that the token must have.</param>
internal sealed record VaultChallenge(string SignInHost, string TenantId, string Resource)
{
    /// <summary>
    /// Reads the challenge. The resource must belong to the vault's own domain; otherwise a vault could request a token that another
    /// service accepts. https://devblogs.microsoft.com/azure-sdk/guidance-for-applications-using-the-key-vault-libraries/
    /// </summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenStoreUnavailable</c>.</exception>
    public static VaultChallenge Read(IEnumerable<string> headers, StoreReference reference, string name)
    {
        AuthenticationChallenge? bearer = AuthenticationChallenge.Parse(headers).FirstOrDefault(one => one.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase));
        string? authority = Value("authorization") ?? Value("authorization_uri");
        string resource = (Value("resource") ?? Value("scope")?.Replace(OAuthConstants.EverythingGiven, "") ?? "").TrimEnd('/');
        if (authority is null || !Uri.TryCreate(authority, UriKind.Absolute, out Uri? address) || address.AbsolutePath.Trim('/').Split('/')[0] is not { Length: > 0 } tenant)
            throw Failures.StoreUnavailable(name, "it does not say where to sign in.", "Check the address of the vault and the proxy.");
        return resource.Equals(reference.VaultResource, StringComparison.OrdinalIgnoreCase)
            ? new VaultChallenge(address.Host, tenant, resource)
            : throw Failures.StoreUnavailable(name, $"it asks for a token for another service ({Redactor.Foreign(resource)}).", "Check the address of the vault. Nothing was sent to it.");

        string? Value(string parameter) => bearer is not null && bearer.Parameters.TryGetValue(parameter, out string? value) ? value : null;
    }
}
