using System.Text.Json;

namespace PartnerMfa.Sandbox.Support;

/// <summary>Sends requests to the simulated sign-in service directly, as any OAuth client could.</summary>
internal sealed class TokenRequests(SandboxRun sandbox)
{
    public const string ClientId = "23ec45a3-5127-4185-9eff-c8887839e6ab";

    private const string Tenant = "https://login.sandbox.example/organizations";

    public Task<JsonElement> PostAsync(string endpoint, params (string Name, string Value)[] form) => PostAsync(endpoint, "", form);

    public async Task<JsonElement> PostAsync(string endpoint, string query, params (string Name, string Value)[] form)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"{Tenant}/oauth2/v2.0/{endpoint}{query}"))
        {
            Content = new FormUrlEncodedContent(
                form.Append(("client_id", ClientId)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        using HttpResponseMessage response = await sandbox.SendAsync(request);
        return await WireBody.JsonAsync(response);
    }

    public async Task<JsonElement> GetAsync(Uri address)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        using HttpResponseMessage response = await sandbox.SendAsync(request);
        return await WireBody.JsonAsync(response);
    }

    /// <summary>Opens the authorization page, where the user signs in at once.</summary>
    /// <returns>The authorization code.</returns>
    public async Task<string> AuthorizeAsync(string account, string codeChallenge)
    {
        Uri address = new($"{Tenant}/oauth2/v2.0/authorize?client_id={ClientId}&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A8400"
            + $"&login_hint={Uri.EscapeDataString(account)}&code_challenge={codeChallenge}&code_challenge_method=S256&state=s-1");
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        using HttpResponseMessage response = await sandbox.SendAsync(request);
        SentRequest redirect = new("GET", response.Headers.Location!.AbsoluteUri, new Dictionary<string, string>(), "");
        Assert.Equal("s-1", redirect.Query["state"]);
        return redirect.Query["code"];
    }

    public static string Text(JsonElement body, string property) => body.GetProperty(property).GetString()!;
}
