using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>The device authorization endpoint (RFC 8628, section 3.1). It simulates a user who needs one second.</summary>
internal sealed class DeviceCodeEndpoint(TimeProvider clock)
{
    private static readonly TimeSpan PersonNeeds = TimeSpan.FromSeconds(1);

    // A client that polls at once and again after this time finds that the user is done; a client that gives up after one second never
    // does.
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

/// <summary>The content of a device code: the account, and when the simulated user has signed in.</summary>
internal sealed record DeviceCodeGrant(string Account, DateTimeOffset DoneOn, SignInAsk Asked)
{
    public string ToCode() => Base64UrlEncoder.Encode(
        $"{DoneOn.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)} {(Asked.Mfa ? "mfa" : "")} {(Asked.Challenge ? "challenge" : "")} {Account}");

    public static DeviceCodeGrant? FromCode(string? code)
    {
        string[] parts = Decode(code ?? "").Split([' '], 4);
        return parts.Length == 4 && long.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out long milliseconds)
            ? new DeviceCodeGrant(parts[3], DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new SignInAsk(parts[1].Length > 0, parts[2].Length > 0))
            : null;
    }

    private static string Decode(string code)
    {
        try
        {
            return Base64UrlEncoder.Decode(code);
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
