using System.Globalization;
using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>What a device code stands for: the account, and when the simulated person has signed in.</summary>
internal sealed record DeviceCodeGrant(string Account, DateTimeOffset DoneOn)
{
    public string ToCode() => Base64UrlEncoder.Encode(
        DoneOn.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) + " " + Account);

    public static DeviceCodeGrant? FromCode(string? code)
    {
        string[] parts = Decode(code ?? "").Split([' '], 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out long milliseconds)
            ? new DeviceCodeGrant(parts[1], DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
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
