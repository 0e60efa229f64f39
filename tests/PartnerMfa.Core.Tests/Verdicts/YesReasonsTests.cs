namespace PartnerMfa.Verdicts;

/// <summary>The reasons that a Yes can have, written out here on purpose: a Yes from a file with any other reason is refused.</summary>
public sealed class YesReasonsTests
{
    private static readonly string[] Reasons =
    [
        "MfaClaimPresent", "MfaConfirmedByService",
        "AccountFound", "AccountEnabled", "AccountIsMember", "AccountLooksSeparate", "AdminAgentAssigned",
        "MfaMethodRegistered", "TemporaryAccessPassOnly", "SecurityDefaultsOn", "PerUserMfaEnforced",
        "PolicyRequiresMfa", "SignInNotBlocked", "SomeSignInsBlocked", "UnattendedSignInPossible",
        "SessionNotLimited", "FederatedMfaAccepted", "FederatedMfaRejected", "LicensePresent",
        "NoRecentChange", "ApplicationFound", "ApplicationOfOtherTenant", "ApplicationPermissionConsented",
        "RedirectRegistered", "PublicClientAllowed", "CredentialValid", "AccountAssigned",
        "CallsWithMfa", "TenantScoreMet",
        "CustomerReached",
    ];

    [Fact]
    public void A_Yes_has_one_of_these_reasons_and_no_other() =>
        Assert.Equal(Reasons.Order(StringComparer.Ordinal), YesReasons.Names.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("MfaClaimPresent", true)]
    [InlineData("CustomerReached", true)]
    [InlineData("mfaClaimPresent", false)]
    [InlineData("MfaClaimMissing", false)]
    [InlineData("NotNeeded", false)]
    [InlineData("", false)]
    public void The_name_must_be_exact(string reason, bool isOne) => Assert.Equal(isOne, YesReasons.Contains(reason));
}
