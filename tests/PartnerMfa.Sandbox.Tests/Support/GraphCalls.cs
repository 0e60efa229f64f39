using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Graph;

namespace PartnerMfa.Sandbox.Support;

/// <summary>Sends requests to the simulated Microsoft Graph directly, as any client could.</summary>
internal sealed class GraphCalls(SandboxRun sandbox)
{
    public const string Host = "https://graph.sandbox.example";

    /// <summary>Returns the token that an administrator of the account's tenant gets for these permissions, or for all.</summary>
    public string TokenOf(string account, params string[] permissions) => new SandboxTokens(sandbox.Clock).GraphToken(
        SandboxAccounts.Find(account)!,
        TokenRequests.ClientId,
        permissions.Length == 0 ? SandboxAccounts.Find(account)!.Tenant.Granted : permissions);

    public async Task<HttpResponseMessage> SendAsync(string path, string token, string? clientRequestId = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path.StartsWith("https", StringComparison.Ordinal) ? path : Host + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (clientRequestId is not null) request.Headers.Add("client-request-id", clientRequestId);
        return await sandbox.SendAsync(request);
    }

    /// <summary>The body of a successful response.</summary>
    public async Task<JsonObject> GetAsync(string path, string token)
    {
        using HttpResponseMessage response = await SendAsync(path, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await BodyAsync(response);
    }

    public Task<JsonObject> OfAsync(string account, string path, params string[] permissions) => GetAsync(path, TokenOf(account, permissions));

    /// <summary>The status and the error code.</summary>
    public async Task<(int Status, string? Code)> RefusedAsync(string path, string token)
    {
        using HttpResponseMessage response = await SendAsync(path, token);
        return ((int)response.StatusCode, (string?)(await BodyAsync(response))["error"]?["code"]);
    }

    public static async Task<JsonObject> BodyAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await WireBody.TextAsync(response))!.AsObject();

    /// <summary>The address of a resource for an account.</summary>
    public static string PathOf(GraphResource resource, string account) => resource.Path
        .Replace(GraphResource.AnyUser, account + "@sandbox.example", StringComparison.Ordinal)
        .Replace(GraphResource.AnyDomain, "sandbox.example", StringComparison.Ordinal);
}
