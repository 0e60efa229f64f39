using System.Text;
using System.Text.Json;

namespace PartnerMfa.Sandbox.Support;

/// <summary>Reads the bodies of the sandbox's responses as they are sent over the wire.</summary>
internal static class WireBody
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static Task<byte[]> BytesAsync(HttpResponseMessage response) =>
        response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    public static bool HasByteOrderMark(byte[] body) => body.AsSpan().StartsWith(ByteOrderMark);

    public static async Task<string> TextAsync(HttpResponseMessage response)
    {
        byte[] body = await BytesAsync(response);
        return Encoding.UTF8.GetString(HasByteOrderMark(body) ? body[ByteOrderMark.Length..] : body);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await TextAsync(response));
        return document.RootElement.Clone();
    }
}
