using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Http.Resources;

/// <summary>Reads a body that is one object, within a bound.</summary>
internal static class ObjectReader
{
    private const int Usual = 16 * 1024;

    /// <exception cref="UnusableBodyException">It is not an object, not complete, or too large.</exception>
    public static async Task<JsonElement> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        JsonWindow window = new(body, Usual);
        while (!window.IsFinal)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await window.FillAsync(cancellationToken).ConfigureAwait(false) && !window.Grow())
                throw new UnusableBodyException("a body far too large");
        }

        using JsonDocument? document = StrictJson.Parse(window.Text.ToArray());
        return document?.RootElement switch
        {
            null => throw new UnusableBodyException("a body that is not complete JSON"),
            { ValueKind: JsonValueKind.Object } root => root.Clone(),
            _ => throw new UnusableBodyException("JSON that is not an object"),
        };
    }
}
