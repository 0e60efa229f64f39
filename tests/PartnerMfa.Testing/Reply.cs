using System.Net;
using System.Text;

namespace PartnerMfa.Testing;

/// <summary>A response, in a form that fits a row of a table. Each call creates a new one.</summary>
internal sealed record Reply(int Status, string Body = "")
{
    /// <summary>The minimum that is recognized as an organization profile.</summary>
    public const string ProfileBody = """{"id":"1","companyName":"Contoso","profileType":"OrganizationProfile"}""";

    public static Reply Profile { get; } = new(200, ProfileBody);

    public string MediaType { get; init; } = "application/json";

    public string? ReasonPhrase { get; init; }

    public string? ContentEncoding { get; init; }

    /// <summary>Lines of <c>name: value</c>, which are not validated.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    public Reply With(params string[] headers) => this with { Headers = [.. Headers, .. headers] };

    public HttpResponseMessage Create() => Create(new StringContent(Body, Encoding.UTF8, MediaType));

    public HttpResponseMessage Create(HttpContent content)
    {
        HttpResponseMessage response = new((HttpStatusCode)Status) { Content = content, ReasonPhrase = ReasonPhrase };
        if (ContentEncoding is not null) content.Headers.ContentEncoding.Add(ContentEncoding);
        foreach (string header in Headers)
        {
            string[] pair = header.Split(": ", 2);
            response.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        }

        return response;
    }
}
