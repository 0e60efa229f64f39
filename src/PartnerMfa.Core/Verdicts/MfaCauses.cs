using PartnerMfa.SignIn;

namespace PartnerMfa.Verdicts;

/// <summary>
/// The likely causes of a sign-in without MFA, judging by the token and the sign-in method. The first cause that matches is the most
/// likely.
/// </summary>
internal static class MfaCauses
{
    /// <param name="Cause">The cause, as part of a sentence.</param>
    /// <param name="Fits">Whether the evidence points to it.</param>
    /// <param name="Remedy">What to do about it: a template of <see cref="RemedyTemplate"/>.</param>
    private sealed record Row(string Cause, Func<VerdictContext, bool> Fits, string Remedy);

    private const string ThenAgain = " Then sign in again with MFA: {signIn}";

    private const string ThenStore = " Then sign in once with MFA, and give the program the refresh token of that sign-in: {newToken}";

    private static readonly Row[] Rows =
    [
        new("MFA was done at a federated identity provider, and the token does not show it",
            found => found.Token.HasMethod("fed") || found.Token.IdentityProvider is not null,
            "Make the identity provider send the multipleauthn claim and set the domain's federatedIdpMfaBehavior to accept it, or let Entra ID perform the MFA. To see which it is: {setup}." + ThenAgain),
        new("the sign-in came from a trusted network, where the policy does not ask for MFA",
            found => found.Token.IsFromTrustedNetwork || found.Token.HasMethod("wia") || found.Token.HasMethod("wiaormfa"),
            "Stop the MFA policy from skipping the trusted network for this account. To find the policy: {setup}." + ThenAgain),
        new("the security key counted as a single factor",
            found => found.Token.HasMethod("fido"),
            "Require MFA for this account by a policy, such as the authentication strength 'Phishing-resistant MFA', so that the sign-in counts as MFA; to see the policies: {setup}." + ThenAgain),
        new("the certificate counted as a single factor",
            found => found.Token.HasMethod("x509"),
            "Make the certificate's binding multifactor (Entra admin center > Authentication methods > Certificate-based authentication); to see the methods: {setup}." + ThenAgain),
        new("the refresh token was made by a sign-in without MFA, and every renewal carries that on",
            found => found.Form == SignInForm.RefreshToken,
            "Sign in once with MFA, on a machine with a browser, and store the new refresh token in place of the old one: {newToken}. If it lacks MFA again, see what the tenant requires of this account: {setup}"),
        new("MFA was asked for and is not recorded: a Conditional Access custom control or an identity provider did it, or the account is excluded",
            found => found.AskedForMfa,
            "See what the tenant requires of this account: {setup}. Custom controls never count as MFA." + ThenAgain),
        new("no policy required MFA at this sign-in",
            found => found.Form is SignInForm.Browser or SignInForm.DeviceCode or SignInForm.AuthorizationCode,
            "See what the tenant requires of this account, and let a policy require MFA: {setup}." + ThenAgain),
        new("no policy required MFA, the account is excluded, or the program signs in with a user name and password (ROPC), which never satisfies the requirement",
            _ => true,
            "Sign in once with MFA, on a machine with a browser, and give the program the refresh token of that sign-in: {newToken}. To see what the tenant requires of this account: {setup}"),
    ];

    /// <summary>What to do about the most likely cause.</summary>
    public static string Remedy(VerdictContext found) => found.KnownSetup is { } setup
        // These texts contain names of policies, so they are not templates.
        ? $"The setup check of this account found the cause: {setup.Message} {Sentence(setup.Remedy!)}{RemedyTemplate.Fill(KeepsToken(found) ? ThenStore : ThenAgain, found.Commands)}"
        : RemedyTemplate.Fill(Likeliest(found).Remedy, found.Commands);

    /// <summary>The other causes that match, in order of likelihood. The last row always matches, so it says nothing.</summary>
    public static IEnumerable<string> OtherCauses(VerdictContext found) =>
        Rows.Take(Rows.Length - 1).Where(row => row.Fits(found)).Skip(found.KnownSetup is null ? 1 : 0).Select(row => row.Cause);

    // A program continues to use its stored token, so a new one must replace it.
    private static bool KeepsToken(VerdictContext found) => found.Form is SignInForm.RefreshToken or SignInForm.AccessToken or SignInForm.Unknown;

    // A period directly after a link would be mistaken for a part of it.
    private static string Sentence(string remedy) => remedy.EndsWith(".", StringComparison.Ordinal) || remedy.LastIndexOf("://", StringComparison.Ordinal) > remedy.LastIndexOf(' ') ? remedy : remedy + ".";

    private static Row Likeliest(VerdictContext found) => Rows.First(row => row.Fits(found));
}
