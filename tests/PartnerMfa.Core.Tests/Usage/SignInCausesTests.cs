using System.Text.Json;

namespace PartnerMfa.Usage;

/// <summary>A call is explained by the last sign-in of its application and user before it.</summary>
public sealed class SignInCausesTests
{
    private const string Application = "00001111-aaaa-2222-bbbb-3333cccc4444";

    [Theory]
    [InlineData("'authenticationProtocol': 'ropc', 'authenticationRequirement': 'singleFactorAuthentication'", "the sign-in of 2026-06-08 09:00:00Z sent the user name and password (ROPC), which never has MFA")]
    [InlineData("'authenticationRequirement': 'singleFactorAuthentication'", "no policy required MFA at the sign-in of 2026-06-08 09:00:00Z")]
    [InlineData("'authenticationRequirement': 'multiFactorAuthentication'", "the sign-in of 2026-06-08 09:00:00Z was required to use MFA, so the job uses an older token or another one")]
    [InlineData("'authenticationRequirement': 'singleFactorAuthentication', 'networkLocationDetails': [{'networkType': 'trustedNamedLocation'}]", "the sign-in of 2026-06-08 09:00:00Z came from a trusted location, where no MFA was required")]
    [InlineData("'authenticationRequirement': 'singleFactorAuthentication', 'appliedConditionalAccessPolicies': [{'displayName': 'Require MFA', 'result': 'notApplied', 'enforcedGrantControls': ['Mfa'], 'excludeRulesSatisfied': [{'conditionalAccessCondition': 'users', 'ruleSatisfied': 'groupId'}]}]", "the policy 'Require MFA' excludes the account (the sign-in of 2026-06-08 09:00:00Z)")]
    [InlineData("'authenticationRequirement': 'singleFactorAuthentication', 'appliedConditionalAccessPolicies': [{'displayName': 'Require MFA', 'result': 'notApplied', 'enforcedGrantControls': ['Mfa'], 'excludeRulesSatisfied': []}]", "no policy required MFA at the sign-in of 2026-06-08 09:00:00Z")]
    [InlineData("'authenticationRequirement': 'somethingNew'", null)]
    public void The_requirement_of_its_sign_in_explains_a_call(string members, string? cause)
    {
        SignInCauses causes = Of(SignIn("2026-06-08T09:00:00Z", members));

        Assert.Equal(cause, causes.Explain(Application.ToUpperInvariant(), Call("2026-06-08T09:30:00Z")));
    }

    [Fact]
    public void A_token_can_be_older_than_the_policy()
    {
        SignInCauses causes = Of(
            SignIn("2026-06-08T12:00:00Z", "'authenticationRequirement': 'multiFactorAuthentication'"),
            SignIn("2026-06-08T09:00:00Z", "'authenticationRequirement': 'singleFactorAuthentication'"));

        Assert.Equal("the sign-in of 2026-06-08 09:00:00Z was before MFA was required: the token is older than the policy", causes.Explain(Application, Call("2026-06-08T10:00:00Z")));
    }

    [Theory]
    [InlineData("2026-06-08T08:00:00Z", "user-id", Application)]
    [InlineData("2026-06-08T10:00:00Z", "another-user", Application)]
    [InlineData("2026-06-08T10:00:00Z", "user-id", "99991111-aaaa-2222-bbbb-3333cccc4444")]
    [InlineData("2026-06-08T10:00:00Z", "user-id", null)]
    public void A_call_that_no_sign_in_belongs_to_is_not_explained(string time, string user, string? application)
    {
        SignInCauses causes = Of(SignIn("2026-06-08T09:00:00Z", "'authenticationRequirement': 'singleFactorAuthentication'"));

        Assert.Null(causes.Explain(application, Call(time, user)));
    }

    [Fact]
    public void A_refused_sign_in_gave_no_token()
    {
        SignInCauses causes = Of(SignIn("2026-06-08T09:00:00Z", "'authenticationProtocol': 'ropc', 'authenticationRequirement': 'singleFactorAuthentication'", error: 50126));

        Assert.Null(causes.Explain(Application, Call("2026-06-08T09:30:00Z")));
    }

    [Fact]
    public void A_user_is_found_by_name_where_the_call_has_no_id()
    {
        SignInCauses causes = Of(SignIn("2026-06-08T09:00:00Z", "'authenticationProtocol': 'ropc'"));

        Assert.NotNull(causes.Explain(Application, new ListedCall(new DateTime(2026, 6, 8, 9, 30, 0, DateTimeKind.Utc), null, new UsageUser("JOBS@contoso.com", null, null))));
    }

    private static ListedCall Call(string time, string user = "user-id") =>
        new(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, "GetCustomers", new UsageUser(null, user, null));

    private static string SignIn(string time, string members, int error = 0) =>
        $"{{'createdDateTime': '{time}', 'appId': '{Application}', 'userId': 'user-id', 'userPrincipalName': 'jobs@contoso.com', 'status': {{'errorCode': {error}}}, {members}}}".Replace('\'', '"');

    private static SignInCauses Of(params string[] signIns)
    {
        SignInCauses causes = new();
        foreach (string signIn in signIns) causes.Add(JsonDocument.Parse(signIn).RootElement);
        return causes;
    }
}
