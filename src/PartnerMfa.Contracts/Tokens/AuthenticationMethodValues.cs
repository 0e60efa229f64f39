namespace PartnerMfa.Tokens;

/// <summary>Elements of the <c>amr</c> claim that decide, and the version whose tokens never carry it.</summary>
internal static class AuthenticationMethodValues
{
    public const string Mfa = "mfa";

    /// <summary>MFA by a key of Windows Hello for Business or the like.</summary>
    public const string NgcMfa = "ngcmfa";
}
