using System.Text.Json.Nodes;
using PartnerMfa.Environments;

namespace PartnerMfa.SignIn;

/// <summary>The sign-in service's responses in a sign-in with a device code.</summary>
internal static class DeviceCodes
{
    public const string DeviceCode = "planted-device-code";

    public static DeviceCodeSignIn Request { get; } = new()
    {
        Environment = PartnerMfaEnvironments.Global,
        TenantId = TestTokens.TenantId,
        ApplicationId = TestTokens.ApplicationId,
        UserPrincipalName = "a+b@contoso.example",
    };

    public static Reply Pending { get; } = SignIns.Refused("authorization_pending", "AADSTS70016: Pending.");

    public static Reply SlowDown { get; } = SignIns.Refused("slow_down", "Polled too fast.");

    /// <summary>A device code response. A value changes a field, and null removes it.</summary>
    public static Reply Given(string? field = null, JsonNode? value = null)
    {
        JsonObject body = new()
        {
            ["user_code"] = "ABCD-EFGH",
            ["device_code"] = DeviceCode,
            ["verification_uri"] = "https://microsoft.com/devicelogin",
            ["expires_in"] = 900,
            ["interval"] = 5,
            ["message"] = "Not our words.",
        };
        if (field is not null && value is null) body.Remove(field);
        else if (field is not null) body[field] = value;
        return new Reply(200, body.ToJsonString());
    }
}
