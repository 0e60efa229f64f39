using System.Collections.ObjectModel;

namespace PartnerMfa;

/// <summary>
/// A list in a result. Its text consists of its items: <c>Export-Csv</c> and other writers of tables use the text of a value, which for an
/// array would be the name of its type.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class PartnerMfaCollection<T> : Collection<T>
{
    internal const string Separator = " | ";

    /// <summary>An empty list.</summary>
    public PartnerMfaCollection()
    {
    }

    /// <summary>Creates a list of these items.</summary>
    /// <param name="items">The items, in order.</param>
    public PartnerMfaCollection(IList<T> items)
        : base(items)
    {
    }

    /// <summary>The number of items, under the same name as for arrays.</summary>
    public int Length => Count;

    /// <param name="items">The items; null returns null.</param>
    public static implicit operator PartnerMfaCollection<T>?(T[]? items) => FromArray(items);

    /// <summary>Creates a list of these items.</summary>
    /// <param name="items">The items; null returns null.</param>
#pragma warning disable CA1000 // The method form of the conversion above, which CA2225 requires.
    public static PartnerMfaCollection<T>? FromArray(T[]? items) => items is null ? null : new PartnerMfaCollection<T>(items);
#pragma warning restore CA1000

    /// <summary>The items separated by vertical bars, because evidence contains semicolons.</summary>
    public override string ToString() => string.Join(Separator, this);
}
