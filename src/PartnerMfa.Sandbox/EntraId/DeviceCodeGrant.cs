using System.Globalization;
using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>What a device code stands for: the account, and when the simulated person has signed in.</summary>
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
