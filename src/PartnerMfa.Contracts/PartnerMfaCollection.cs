using System.Collections.ObjectModel;

namespace PartnerMfa;

/// <summary>
/// A list of a result. Its text is its items, joined: <c>Export-Csv</c> and other writers of tables take the text of a value, and of an
/// array that would be the name of its type.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class PartnerMfaCollection<T> : Collection<T>
{
    internal const string Separator = " | ";

    /// <summary>An empty list.</summary>
    public PartnerMfaCollection()
    {
    }

    /// <summary>A list of these items.</summary>
    /// <param name="items">The items, in their order.</param>
    public PartnerMfaCollection(IList<T> items)
        : base(items)
    {
    }

    /// <summary>The number of items, under the name that arrays use.</summary>
    public int Length => Count;

    /// <param name="items">Null stays null.</param>
    public static implicit operator PartnerMfaCollection<T>?(T[]? items) => FromArray(items);

    /// <summary>A list of these items.</summary>
    /// <param name="items">Null stays null.</param>
#pragma warning disable CA1000 // The named form of the conversion above, which CA2225 asks for on this type.
    public static PartnerMfaCollection<T>? FromArray(T[]? items) => items is null ? null : new PartnerMfaCollection<T>(items);
#pragma warning restore CA1000

    /// <summary>The items, separated by vertical bars, because evidence contains semicolons.</summary>
    public override string ToString() => string.Join(Separator, this);
}
