using System.Globalization;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>
/// A refresh token of the sandbox. It carries its own content, so the sandbox keeps no state and a token from one process works in another.
/// A token that does not state its age never expires by age.
/// </summary>
/// <param name="Account">The account that the token belongs to.</param>
/// <param name="IssuedOn">When it was issued; null for a token without an age.</param>
/// <param name="SignedInOn">When the user performed the MFA that the token carries forward.</param>
/// <param name="IsFromDeviceCode">Whether it is bound to the device code flow.</param>
internal sealed record SandboxRefreshToken(SandboxAccount Account, DateTimeOffset? IssuedOn, DateTimeOffset? SignedInOn, bool IsFromDeviceCode)
{
    private const string Prefix = "0.Asandbox-";
    private const string Dated = "5ad";
    private const int MiddleLength = 32;

    public override string ToString()
    {
        string random = Guid.NewGuid().ToString("N");
        string middle = IssuedOn is { } issued && SignedInOn is { } signedIn
            ? $"{Dated}{issued.ToUnixTimeSeconds():x8}{signedIn.ToUnixTimeSeconds():x8}{(IsFromDeviceCode ? 'd' : 'b')}{random}".Substring(0, MiddleLength)
            : random;
        return Prefix + middle + Base64UrlEncoder.Encode(Account.Name);
    }

    /// <returns>Null when it is no refresh token of the sandbox.</returns>
    public static SandboxRefreshToken? Read(string text)
    {
        if (text.StartsWith(KeptTokenAccounts.Prefix, StringComparison.Ordinal))
            return SandboxAccounts.Find(text.Substring(KeptTokenAccounts.Prefix.Length)) is { } keeper ? new SandboxRefreshToken(keeper.Kept ?? keeper, null, null, false) : null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length <= Prefix.Length + MiddleLength) return null;
        string name = text.Substring(Prefix.Length + MiddleLength), middle = text.Substring(Prefix.Length, MiddleLength);
        if (SandboxAccounts.All.SelectMany(account => account.Variants).FirstOrDefault(account => name == Base64UrlEncoder.Encode(account.Name)) is not { } account) return null;
        return middle.StartsWith(Dated, StringComparison.Ordinal) && Time(middle, 3) is { } issued && Time(middle, 11) is { } signedIn && middle[19] is 'd' or 'b'
            ? new SandboxRefreshToken(account, Time(middle, 3), Time(middle, 11), middle[19] == 'd')
            : new SandboxRefreshToken(account, null, null, false);
    }

    /// <summary>Why the token can no longer be redeemed; null when it can.</summary>
    public SandboxRefusal? RefusalAt(DateTimeOffset now)
    {
        if (IssuedOn is { } issued && now - issued > PartnerMfaRefreshToken.UnusedLifetime)
        {
            return new("invalid_grant", 700082, $"The refresh token has expired due to inactivity. The token was issued on {issued:yyyy-MM-ddTHH:mm:ss.fffffffZ} and was inactive for 90.00:00:00.");
        }

        SandboxTokenRules rules = Account.Rules;
        if (rules.BlocksDeviceCode && IsFromDeviceCode)
            return new("invalid_grant", 530036, "The refresh token was issued by a flow that an authentication flow policy blocks.");
        if (SignedInOn is { } signedIn && rules.RememberMfa is { } remember && now - signedIn > remember)
            return new("interaction_required", 50076, "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication.", "basic_action");
        return SignedInOn is { } since && rules.SignInFrequency is { } frequency && now - since > frequency
            ? new("invalid_grant", 70043, "The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.")
            : null;
    }

    private static DateTimeOffset? Time(string middle, int at) =>
        middle.Substring(at, 8) is var digits && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
