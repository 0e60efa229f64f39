using PartnerMfa.Redaction;
using static PartnerMfa.Http.Resources.ResourceFailureKind;

namespace PartnerMfa.Http.Resources;

/// <summary>Follows the links from page to page of a collection, within the service and never in a circle.</summary>
internal sealed class PageLinks(ResourceService service)
{
    // A tenant has at most hundreds of policies, and Graph returns a hundred or more per page.
    internal const int MostPages = 10_000;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The address of the next page; null at the end, and when the page must not be requested.</summary>
    public Uri? Next { get; private set; }

    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; private set; }

    /// <param name="link">A path or an absolute address; null at the end.</param>
    /// <returns>Why the page must not be requested; null when it may be or at the end.</returns>
    public ResourceFailure? Follow(string? link)
    {
        Next = link is null ? null : service.Resolve(link);
        Number++;
        if (link is null) return null;
        string? words = Next is null ? $"page {Number} should be at {PlaceOf(link)}, but the token goes only to {service.Address.Authority}"
            : !_asked.Add(Next.AbsoluteUri) ? $"page {Number} has already been read"
            : Number > MostPages ? Invariant($"there were more than {MostPages:N0} pages")
            : null;
        if (words is not null) Next = null;
        return words is null ? null : new ResourceFailure(Unexpected, words);
    }

    // The rest of the address could contain anything.
    private string PlaceOf(string link) =>
        !Uri.TryCreate(service.Address, link, out Uri? address) || address.Scheme is not ("https" or "http") ? "an invalid address"
        : address.UserInfo.Length > 0 ? "an address with a user in it"
        : Redactor.Foreign($"{address.Scheme}://{address.Host}:{address.Port}");
}
