using System.Net;
using System.Text;
using System.Text.Json;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>JSON answers of the sign-in service.</summary>
internal static class SandboxJson
{
    public static HttpResponseMessage Ok(Dictionary<string, object?> body) => Create(HttpStatusCode.OK, body);

    public static HttpResponseMessage Create(HttpStatusCode status, Dictionary<string, object?> body) => new(status)
    {
        Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
    };
}
