using PartnerMfa.Redaction;

namespace PartnerMfa.Work;

/// <summary>What a person must do to sign in by device code (RFC 8628, section 3.3).</summary>
/// <param name="UserCode">The code to type.</param>
/// <param name="VerificationUri">The address to open on any device.</param>
/// <param name="ExpiresOn">When the code ends.</param>
/// <param name="IsForGraph">The token is for Microsoft Graph: an administrator signs in.</param>
internal sealed record DeviceCodePrompt(string UserCode, Uri VerificationUri, DateTimeOffset ExpiresOn, bool IsForGraph = false)
{
    /// <summary>Our own words: the service does not always send any.</summary>
    public string Instruction =>
        $"To sign in, open {Redactor.Address(VerificationUri)} on any device and enter the code {UserCode}. "
        + (IsForGraph ? "Use an account that may read the tenant's settings, such as a Global Reader." : "Use the integration account, and complete MFA when asked.");
}
