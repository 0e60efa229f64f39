using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Web.StandIn;

namespace PartnerMfa.Web.Support;

/// <summary>The stand-in, served for a test on free ports.</summary>
internal sealed class StandInStage : IAsyncDisposable
{
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo _folder;
    private readonly StandInServer _server;
    private readonly List<string> _lines;

    private StandInStage(DirectoryInfo folder, StandInServer server, List<string> lines, string certificateFile)
    {
        _folder = folder;
        _server = server;
        _lines = lines;
        CertificateFile = certificateFile;
        Http = CreateClient();
    }

    public string CertificateFile { get; }

    /// <summary>A client that trusts only the certificate of the stand-in.</summary>
    public HttpClient Http { get; }

    public StandInAddresses Addresses => _server.Addresses;

    public Uri SignIn => Addresses.Of(Service.SignIn);

    public Uri PartnerCenter => Addresses.Of(Service.PartnerCenter);

    public Uri Graph => Addresses.Of(Service.Graph);

    /// <summary>The lines of the log, without their times.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_lines) return [.. _lines.Select(line => string.Join(' ', line[8..].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        }
    }

    public static async Task<StandInStage> StartAsync(Func<StandInOptions, StandInOptions>? change = null)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("partnermfa-stand-in-");
        List<string> lines = [];
        StandInOptions options = new()
        {
            Port = 0,
            CertificateFile = Path.Combine(folder.FullName, "serve.pem"),
            Log = line =>
            {
                lock (lines) lines.Add(line);
            },
        };
        options = change?.Invoke(options) ?? options;
        return new StandInStage(folder, await StandInServer.StartAsync(options, TestContext.Current.CancellationToken), lines, options.CertificateFile);
    }

    public HttpClient CreateClient()
    {
        SocketsHttpHandler handler = new() { UseProxy = false, AllowAutoRedirect = false };
        if (File.Exists(CertificateFile))
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(CertificateFile) },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        return new HttpClient(handler);
    }

    /// <summary>A refresh token of an account: redeemed, it yields the account's access token.</summary>
    public async Task<JsonObject> RedeemAsync(string account, string endpoint = "oauth2/v2.0/token", string scope = "https://api.partnercenter.microsoft.com/user_impersonation")
    {
        string refreshToken = Sandbox.EntraId.SandboxTokens.RefreshToken(SandboxAccounts.Find(account)!);
        return await PostAsync(endpoint, ("grant_type", "refresh_token"), ("client_id", ClientSettings.Application), ("refresh_token", refreshToken), (endpoint.Contains("v2.0", StringComparison.Ordinal) ? "scope" : "resource", scope));
    }

    public async Task<JsonObject> PostAsync(string endpoint, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using HttpResponseMessage response = await Http.PostAsync(new Uri(SignIn, $"{SandboxAccounts.TenantId}/{endpoint}"), form, TestContext.Current.CancellationToken);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Calls a service with the token of an account.</summary>
    public async Task<HttpResponseMessage> CallAsync(Uri service, string path, string token, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(service, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach ((string name, string value) in headers) request.Headers.Add(name, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs another program to its end.</summary>
    /// <returns>Its standard output, without the line end.</returns>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? output.TrimEnd() : $"{output}{await error} (exit code {process.ExitCode})";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
