using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>An authentication method that the account has registered.</summary>
/// <param name="Kind">Its type, as the service names it.</param>
/// <param name="Properties">Other properties of that type.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/authentication-list-methods</remarks>
internal sealed record GraphMethod(string Kind, params (string Name, string? Value)[] Properties)
{
    public static GraphMethod Password { get; } = new("passwordAuthenticationMethod", ("password", null));

    public static GraphMethod Authenticator { get; } = new(
        "microsoftAuthenticatorAuthenticationMethod", ("displayName", "Pixel 8"), ("deviceTag", "SoftwareTokenActivated"), ("phoneAppVersion", "6.2605.3311"));

    public static GraphMethod SoftwareCode { get; } = new("softwareOathAuthenticationMethod", ("secretKey", null));

    public static GraphMethod Phone { get; } = new(
        "phoneAuthenticationMethod", ("phoneNumber", "+1 4255550100"), ("phoneType", "mobile"), ("smsSignInState", "notAllowedByPolicy"));

    public JsonObject ToJson(DateTimeOffset now)
    {
        JsonObject json = new()
        {
            ["@odata.type"] = "#microsoft.graph." + Kind,
            ["id"] = this == Password ? GraphIds.Password : GraphIds.Of(Kind),
            ["createdDateTime"] = GraphJson.Time(now.AddDays(-90)),
        };
        foreach ((string name, string? value) in Properties) json[name] = value;
        return json;
    }
}
