using System.Net;

namespace PartnerMfa.Web.Support;

/// <summary>A client of the page that is not a browser: it sends what a test says, and follows no redirects.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer(), UseProxy = false });
    private readonly Stage _stage;

    public Visitor(Stage stage) => _stage = stage;

    /// <summary>A client that arrived with the key.</summary>
    public static async Task<Visitor> EnterAsync(Stage stage)
    {
        Visitor visitor = new(stage);
        using HttpResponseMessage entered = await visitor.GetAsync(stage.Address);
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        return visitor;
    }

    public Task<HttpResponseMessage> GetAsync(Uri address, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, address, null, headers);

    public async Task<string> ReadAsync(string path)
    {
        using HttpResponseMessage response = await GetAsync(new Uri(_stage.Home, path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a form as our own page does.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) =>
        SendAsync(HttpMethod.Post, new Uri(_stage.Home, path), content, ("Origin", _stage.Home.GetLeftPart(UriPartial.Authority)));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, address) { Content = content };
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a test, waits for its end, and reads its page.</summary>
    public async Task<string> AnswerAsync(HttpResponseMessage started)
    {
        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        string job = started.Headers.Location!.OriginalString;
        started.Dispose();
        // The events end with the test.
        await ReadAsync(job.Replace("job?", "events?", StringComparison.Ordinal));
        return await ReadAsync(job);
    }

    public void Dispose() => _client.Dispose();
}
