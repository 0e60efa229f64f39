using PartnerMfa.Redaction;
using static PartnerMfa.Http.Resources.ResourceFailureKind;

namespace PartnerMfa.Http.Resources;

/// <summary>The way from page to page of a collection. It stays with the service, and never leads in a circle.</summary>
internal sealed class PageLinks(ResourceService service)
{
    // A tenant has hundreds of policies, and Graph gives a hundred or more a page.
    internal const int MostPages = 10_000;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The page that comes next; null at the end, and when it must not be asked for.</summary>
    public Uri? Next { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <param name="link">A path, or a whole address; null at the end.</param>
    /// <returns>Why the page must not be asked for; null when it may, and at the end.</returns>
    public ResourceFailure? Follow(string? link)
    {
        Next = link is null ? null : service.Resolve(link);
        Number++;
        if (link is null) return null;
        string? words = Next is null ? $"page {Number} was to be at {PlaceOf(link)}, and the token goes to {service.Address.Authority} alone"
            : !_asked.Add(Next.AbsoluteUri) ? $"page {Number} was to be one that had been read already"
            : Number > MostPages ? Invariant($"there were more than {MostPages:N0} pages")
            : null;
        if (words is not null) Next = null;
        return words is null ? null : new ResourceFailure(Unexpected, words);
    }

    // The rest of an address can hold anything.
    private string PlaceOf(string link) =>
        !Uri.TryCreate(service.Address, link, out Uri? address) || address.Scheme is not ("https" or "http") ? "an address that is none"
        : address.UserInfo.Length > 0 ? "an address with a user in it"
        : Redactor.Foreign($"{address.Scheme}://{address.Host}:{address.Port}");
}
