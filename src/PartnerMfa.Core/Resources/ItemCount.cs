namespace PartnerMfa.Resources;

/// <param name="Given">How many items were given.</param>
/// <param name="Announced">How many there are, as the service says (<c>totalCount</c>, <c>@odata.count</c>); null when it does not.</param>
internal sealed record ItemCount(int Given, long? Announced)
{
    /// <summary>Whether the service says that there are further ones, and gives no address for them.</summary>
    public bool IsCut { get; init; }

    /// <summary>There are more than were given.</summary>
    public bool HasMore => IsCut || Announced > Given;
}
