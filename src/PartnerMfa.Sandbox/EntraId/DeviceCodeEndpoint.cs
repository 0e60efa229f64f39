using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>The device authorization endpoint (RFC 8628, section 3.1): a person is simulated who needs one second.</summary>
internal sealed class DeviceCodeEndpoint(TimeProvider clock)
{
    private static readonly TimeSpan PersonNeeds = TimeSpan.FromSeconds(1);

    // A client that asks at once and then only after this finds the person done, and one that gives up after a second never does.
    private const int PollingSeconds = 2;

    public HttpResponseMessage Answer(FormFields query, FormFields form)
    {
        string account = query["login_hint"] ?? form["login_hint"] ?? "";
        return SandboxJson.Ok(new JsonObject
        {
            ["user_code"] = "SANDBOX42",
            ["device_code"] = new DeviceCodeGrant(account, clock.GetUtcNow() + PersonNeeds, SignInAsk.Of(query["amr_values"] ?? form["amr_values"], query["claims"] ?? form["claims"])).ToCode(),
            ["verification_uri"] = "https://login.sandbox.example/device",
            ["expires_in"] = 900,
            ["interval"] = PollingSeconds,
            ["message"] = "To sign in, use a web browser to open the page https://login.sandbox.example/device and enter the code SANDBOX42.",
        });
    }
}
