using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Sandbox.KeyVault;

/// <summary>
/// A simulated key vault: secrets with versions and soft delete. Each account of the sandbox has a secret with its name, which contains its
/// refresh token; some other names show errors. Stored secrets last as long as the process.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/keyvault/secrets</remarks>
internal sealed class VaultEndpoint(TimeProvider clock)
{
    public const string Resource = "https://vault.sandbox.example";
    private const string Path = "/secrets/";

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private readonly ConcurrentDictionary<string, Secret> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.OrdinalIgnoreCase);

    private sealed record Secret(string Value, JsonObject? Tags, string Version, DateTimeOffset CreatedOn)
    {
        public bool IsDeleted { get; init; }
    }

    public static bool IsAt(string path) => path.StartsWith(Path, StringComparison.Ordinal);

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        if (!await IsKnownAsync(request.Headers.Authorization?.Parameter).ConfigureAwait(false)) return Challenge();
        string name = request.RequestUri!.AbsolutePath.Substring(Path.Length).Split('/')[0];
        bool writes = request.Method == HttpMethod.Put;
        // The cases that are selected by name.
        if (name.StartsWith("throttled", StringComparison.OrdinalIgnoreCase) && _calls.AddOrUpdate(name, 1, (_, count) => count + 1) % 2 == 1) return Throttled();
        if (name.StartsWith("read-only", StringComparison.OrdinalIgnoreCase) && writes)
            return Refuse(HttpStatusCode.Forbidden, "Forbidden", "Caller is not authorized to perform action on resource. Action: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'.", "ForbiddenByRbac");
        if (name.StartsWith("down-on-write", StringComparison.OrdinalIgnoreCase) && writes) return Refuse(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "The service is temporarily unavailable.");
        if (request.Method == HttpMethod.Delete) return Delete(name);
        return writes ? await PutAsync(name, request).ConfigureAwait(false) : Get(name);
    }

    private HttpResponseMessage Get(string name)
    {
        Secret? secret = Find(name);
        return secret is null or { IsDeleted: true } || name.StartsWith("deleted", StringComparison.OrdinalIgnoreCase)
            ? Refuse(HttpStatusCode.NotFound, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command.")
            : Answer(name, secret);
    }

    private async Task<HttpResponseMessage> PutAsync(string name, HttpRequestMessage request)
    {
        if (Find(name) is { IsDeleted: true } || name.StartsWith("deleted", StringComparison.OrdinalIgnoreCase))
            return Refuse(HttpStatusCode.Conflict, "Conflict", $"Secret {name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.", "ObjectIsDeletedButRecoverable");
        JsonObject body = JsonNode.Parse(await request.Content!.ReadAsStringAsync().ConfigureAwait(false))!.AsObject();
        Secret written = new((string)body["value"]!, body["tags"]?.DeepClone().AsObject(), Guid.NewGuid().ToString("N"), clock.GetUtcNow());
        _secrets[name] = written;
        return Answer(name, written);
    }

    private HttpResponseMessage Delete(string name)
    {
        if (Find(name) is not { } secret) return Get(name);
        _secrets[name] = secret with { IsDeleted = true };
        return Answer(name, secret);
    }

    // The secret of an account exists from the start.
    private Secret? Find(string name)
    {
        if (_secrets.TryGetValue(name, out Secret? known)) return known;
        string account = name.Split(["--"], StringSplitOptions.None).Last();
        return SandboxAccounts.FindByName(account) is { } found
            ? _secrets.GetOrAdd(name, _ => new Secret(new SandboxRefreshToken(found, clock.GetUtcNow(), clock.GetUtcNow(), false).ToString(), null, Guid.NewGuid().ToString("N"), clock.GetUtcNow()))
            : null;
    }

    private static HttpResponseMessage Answer(string name, Secret secret)
    {
        long created = secret.CreatedOn.ToUnixTimeSeconds();
        return SandboxJson.Ok(new JsonObject
        {
            ["value"] = secret.Value,
            ["id"] = $"https://partner.vault.sandbox.example/secrets/{name}/{secret.Version}",
            ["attributes"] = new JsonObject { ["enabled"] = true, ["created"] = created, ["updated"] = created, ["recoveryLevel"] = "Recoverable+Purgeable", ["recoverableDays"] = 90 },
            ["tags"] = secret.Tags?.DeepClone() ?? new JsonObject(),
        });
    }

    private static HttpResponseMessage Challenge()
    {
        HttpResponseMessage response = Refuse(HttpStatusCode.Unauthorized, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.");
        response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", $"authorization=\"https://login.sandbox.example/{SandboxAccounts.TenantId}\", resource=\"{Resource}\""));
        return response;
    }

    private static HttpResponseMessage Throttled()
    {
        HttpResponseMessage response = Refuse((HttpStatusCode)429, "Throttled", "Request was not processed because too many requests were received.");
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
        return response;
    }

    private static HttpResponseMessage Refuse(HttpStatusCode status, string code, string message, string? inner = null)
    {
        JsonObject error = new() { ["code"] = code, ["message"] = message };
        if (inner is not null) error["innererror"] = new JsonObject { ["code"] = inner };
        return SandboxJson.Create(status, new JsonObject { ["error"] = error });
    }

    private async Task<bool> IsKnownAsync(string? token)
    {
        if (token is null) return false;
        TokenValidationResult result = await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = SandboxKey.Public,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidAudiences = [Resource],
            ValidIssuers = [SandboxTokens.IssuerV1],
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        }).ConfigureAwait(false);
        return result.IsValid;
    }
}
