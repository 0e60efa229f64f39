
namespace PartnerMfa.Testing;

/// <summary>A request as it was sent.</summary>
internal sealed record SentRequest(string Method, string Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The fields of a form body, decoded.</summary>
    public IReadOnlyDictionary<string, string> Form => Fields(Body);

    /// <summary>The fields of the address's query, decoded.</summary>
    public IReadOnlyDictionary<string, string> Query => Fields(new Uri(Uri).Query.TrimStart('?'));

    public static async Task<SentRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method.Method,
        request.RequestUri!.AbsoluteUri,
        request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));

    private static Dictionary<string, string> Fields(string text) => text
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .ToDictionary(pair => Decode(pair[0]), pair => Decode(pair[1]));

    private static string Decode(string text) => System.Uri.UnescapeDataString(text.Replace('+', ' '));
}
