using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Applications;

/// <summary>Reads and changes resources of Microsoft Graph, and keeps a list of the changes. A preview only lists them.</summary>
internal sealed class GraphChanges(ServiceBackend backend, PartnerMfaEnvironment environment, Secret token, IWorkObserver observer, TimeLimit limit, bool isPreview)
{
    private const string Activity = "Registering the application";

    // The servers of a directory synchronize within seconds, so a new object may be missing on the next server.
    private const int MostTries = 6;

    private static readonly TimeSpan UntilAgreed = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ResourceService _graph = ResourceService.Graph(environment);
    private readonly List<string> _requests = [];

    /// <summary>The method, address and body of each change.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <returns>Null when the object does not exist.</returns>
    /// <exception cref="PartnerMfaException"><c>ApplicationNotChanged</c>.</exception>
    public async Task<JsonElement?> FindAsync(string pathAndQuery)
    {
        ResourceResult<JsonElement> read = await new ResourceReader(backend, _graph, token, observer).GetAsync(pathAndQuery, limit).ConfigureAwait(false);
        return read.Failure switch
        {
            null => read.Value,
            { Kind: ResourceFailureKind.NotFound } => null,
            { } failure => throw Failed($"GET {pathAndQuery.Split('?')[0]}", failure),
        };
    }

    /// <exception cref="PartnerMfaException"><c>ApplicationNotChanged</c>.</exception>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string pathAndQuery)
    {
        List<JsonElement> items = [];
        ResourceResult<ItemCount> read = await new ResourceReader(backend, _graph, token, observer)
            .GetAllAsync(pathAndQuery, GraphConstants.ItemsName, item => items.Add(item.Clone()), limit).ConfigureAwait(false);
        return read.Failure is { } failure ? throw Failed($"GET {pathAndQuery.Split('?')[0]}", failure) : items;
    }

    /// <summary>Changes a resource.</summary>
    /// <param name="method">POST, PATCH or DELETE.</param>
    /// <param name="path">The resource.</param>
    /// <param name="body">Null for none.</param>
    /// <param name="dependsOnNew">Whether it depends on an object that was just created, which not every server may have yet.</param>
    /// <returns>The response of Graph; undefined for a preview and for a response without a body.</returns>
    /// <exception cref="PartnerMfaException"><c>ApplicationNotChanged</c>.</exception>
    public async Task<JsonElement> SendAsync(string method, string path, JsonObject? body = null, bool dependsOnNew = false)
    {
        string text = body?.ToJsonString(Written) ?? "";
        _requests.Add($"{method} {environment.GraphResource}{path}{(text.Length == 0 ? "" : " " + text)}");
        if (isPreview) return default;
        JsonElement answer = default;
        for (int tries = 1; ; tries++)
        {
            // When a creation fails on the way, only Graph knows whether it took effect, so it is not repeated.
            RetryOptions retries = method == "POST" ? RetryOptions.Never : RetryOptions.Default;
            ServiceCall call = new($"{_graph.Address.GetLeftPart(UriPartial.Authority)}{path}", ids => Request(method, path, text, ids), CorrelationIds.New())
            {
                Method = method,
                ReadBody = async (content, stop) => answer = await ReadAsync(content, stop).ConfigureAwait(false),
            };
            ResourceFailure? failure = ResourceFailure.Of(await new CallExecutor(backend, retries, Activity, observer).RunAsync(call, limit).ConfigureAwait(false));
            if (failure is null) return answer;
            if (method == "DELETE" && failure.Kind == ResourceFailureKind.NotFound) return default;
            bool isTooEarly = dependsOnNew && failure.StatusCode is 400 or 404;
            if (!isTooEarly || tries == MostTries) throw Failed($"{method} {path}", failure);
            observer.Progress(Activity, "Waiting until the directory knows the new application.");
            await backend.Clock.PauseAsync(UntilAgreed, limit.Token).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage Request(string method, string path, string text, CorrelationIds ids)
    {
        HttpRequestMessage request = _graph.Get(new Uri(_graph.Address, path), token, ids);
        request.Method = new HttpMethod(method);
        if (text.Length > 0)
        {
            request.Content = new StringContent(text, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    // A 204 response has no body.
    private static async Task<JsonElement> ReadAsync(Stream content, CancellationToken stop)
    {
        byte[] first = new byte[1];
        if (await content.ReadAsync(first, 0, 1, stop).ConfigureAwait(false) == 0) return default;
        using MemoryStream whole = new();
        whole.Write(first, 0, 1);
        await content.CopyToAsync(whole, 81920, stop).ConfigureAwait(false);
        whole.Position = 0;
        return await ObjectReader.ReadAsync(whole, stop).ConfigureAwait(false);
    }

    private static PartnerMfaException Failed(string what, ResourceFailure failure) => Failures.ApplicationNotChanged(what, failure.Words, failure.Kind == ResourceFailureKind.Forbidden, failure.CorrelationId);
}

/// <summary>
/// Checks that an answer is about what was asked for. What it says goes into the next requests, and the last of them consents for a whole
/// tenant.
/// </summary>
internal static class GraphAnswers
{
    /// <param name="appId">The client ID that was asked for; null for any.</param>
    /// <param name="answer">An application or a service principal.</param>
    /// <returns>The same.</returns>
    /// <exception cref="PartnerMfaException"><c>ApplicationNotChanged</c>.</exception>
    public static JsonElement Of(string? appId, JsonElement answer)
    {
        string? named = answer.Text("appId");
        bool isRight = IsId(answer.Text("id")) && IsId(named) && (appId is null || appId.Equals(named, StringComparison.OrdinalIgnoreCase));
        return isRight ? answer : throw Failures.ApplicationNotChanged("the registration", "its answer is not about the application that was asked for", isForbidden: false, correlationId: null);
    }

    private static bool IsId(string? text) => Guid.TryParseExact(text, "D", out _);
}
