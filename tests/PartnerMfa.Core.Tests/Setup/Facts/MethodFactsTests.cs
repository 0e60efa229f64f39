using System.Text.Json;

namespace PartnerMfa.Setup.Facts;

/// <summary>What is read from the resources about authentication methods, member by member.</summary>
public sealed class MethodFactsTests
{
    [Theory]
    [InlineData("#microsoft.graph.phoneAuthenticationMethod", "phone")]
    [InlineData("#microsoft.graph.fido2AuthenticationMethod", "fido2")]
    [InlineData("#microsoft.graph.newMethod", "newMethod")]
    [InlineData("newAuthenticationMethod", "new")]
    [InlineData("new", "new")]
    public void The_kind_of_a_method_is_its_type_without_prefix_and_suffix(string type, string kind) =>
        Assert.Equal(new RegisteredMethod(kind), RegisteredMethod.Read(Json($"{{'@odata.type': '{type}'}}")));

    [Fact]
    public void A_method_without_a_type_is_of_unknown_kind() => Assert.Equal(new RegisteredMethod("unknown"), RegisteredMethod.Read(Json("{}")));

    [Fact]
    public void A_method_is_read_whole()
    {
        Assert.Equal(
            new RegisteredMethod("phone") { PhoneType = "alternateMobile" },
            RegisteredMethod.Read(Json("{'@odata.type': '#microsoft.graph.phoneAuthenticationMethod', 'phoneType': 'alternateMobile', 'phoneNumber': '+1'}")));
        Guid model = new("de1e552d-db1d-4423-a619-566b625cdc84");
        foreach (string name in new[] { "aaGuid", "aaguid" })
            Assert.Equal(
                new RegisteredMethod("fido2") { Passkey = model },
                RegisteredMethod.Read(Json($"{{'@odata.type': '#microsoft.graph.fido2AuthenticationMethod', '{name}': '{model}'}}")));
        Assert.Equal(
            new RegisteredMethod("temporaryAccessPass")
            {
                IsUsable = true,
                IsUsableOnce = false,
                StartsOn = new(2026, 6, 8, 10, 0, 0, TimeSpan.Zero),
                EndsOn = new(2026, 6, 8, 11, 0, 0, TimeSpan.Zero),
            },
            RegisteredMethod.Read(Json(
                """
                {'@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod', 'isUsable': true, 'isUsableOnce': false,
                 'startDateTime': '2026-06-08T12:00:00+02:00', 'createdDateTime': '2026-06-01T00:00:00Z', 'lifetimeInMinutes': 60}
                """)));
    }

    [Theory]
    [InlineData("'createdDateTime': '2026-06-08T10:00:00Z', 'lifetimeInMinutes': 0", "2026-06-08T10:00:00Z", "2026-06-08T10:00:00Z")]
    [InlineData("'createdDateTime': '2026-06-08T10:00:00Z', 'lifetimeInMinutes': -1", "2026-06-08T10:00:00Z", null)]
    [InlineData("'createdDateTime': '2026-06-08T10:00:00Z', 'lifetimeInMinutes': '60'", "2026-06-08T10:00:00Z", null)]
    [InlineData("'createdDateTime': '2026-06-08T10:00:00Z', 'lifetimeInMinutes': 1.5", "2026-06-08T10:00:00Z", null)]
    [InlineData("'createdDateTime': '9999-12-31T23:00:00Z', 'lifetimeInMinutes': 60", "9999-12-31T23:00:00Z", null)]
    [InlineData("'createdDateTime': '2026-06-08T10:00:00Z'", "2026-06-08T10:00:00Z", null)]
    [InlineData("'lifetimeInMinutes': 60", null, null)]
    public void A_pass_ends_when_its_lifetime_is_over_if_both_are_known(string members, string? starts, string? ends)
    {
        RegisteredMethod pass = RegisteredMethod.Read(Json($"{{'@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod', {members}}}"));

        Assert.Equal((Time(starts), Time(ends)), (pass.StartsOn, pass.EndsOn));
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(null, null, true, true)]
    [InlineData(null, null, false, false)]
    [InlineData(null, "2026-06-08T12:00:00Z", true, false)]
    [InlineData(null, "2026-06-08T12:00:01Z", null, true)]
    [InlineData(null, "2026-06-08T12:00:01Z", false, false)]
    [InlineData("2026-06-08T12:00:01Z", null, null, false)]
    [InlineData("2026-06-08T12:00:01Z", null, true, true)]
    [InlineData("2026-06-08T12:00:00Z", "2026-06-08T12:00:01Z", null, true)]
    [InlineData("2026-06-08T12:00:00Z", null, null, null)]
    [InlineData("2026-06-08T11:00:00Z", "2026-06-08T11:59:59Z", null, false)]
    public void A_pass_is_valid_from_its_start_until_its_end(string? starts, string? ends, bool? isUsable, bool? isValid) =>
        Assert.Equal(
            isValid,
            TemporaryAccessPass.IsValid(new RegisteredMethod("temporaryAccessPass") { StartsOn = Time(starts), EndsOn = Time(ends), IsUsable = isUsable }, GoodSetup.Now));

    [Theory]
    [InlineData("{'isMfaCapable': true, 'isMfaRegistered': false, 'methodsRegistered': ['mobilePhone']}")]
    [InlineData("{'value': {'isMfaCapable': true, 'isMfaRegistered': false, 'methodsRegistered': ['mobilePhone']}}")]
    [InlineData("{'value': 7, 'isMfaCapable': true, 'isMfaRegistered': false, 'methodsRegistered': ['mobilePhone']}")]
    public void The_registration_report_is_read_wrapped_or_not(string json)
    {
        RegistrationFacts facts = RegistrationFacts.Read(Json(json));

        Assert.Equal((true, false), (facts.IsMfaCapable, facts.IsMfaRegistered));
        Assert.Equal(["mobilePhone"], facts.Methods);
        Assert.Equal((null, null, 0), RegistrationFacts.Read(Json("{}")) is var empty ? (empty.IsMfaCapable, empty.IsMfaRegistered, empty.Methods.Count) : default);
    }

    [Theory]
    [InlineData("{'trustedIps': {'skipMfaForFederatedUsers': true}}", "federated users are not asked for MFA from the intranet", null, false)]
    [InlineData("{'trustedIps': {'skipMfaForFederatedUsers': false, 'ipRanges': ['192.0.2.0/24']}}", "trusted IP addresses are not asked for MFA", null, false)]
    [InlineData("{'trustedIps': {'isEnabled': true}}", "trusted IP addresses are not asked for MFA", null, false)]
    [InlineData("{'trustedIps': {'isEnabled': false, 'ipRanges': []}}", null, null, false)]
    [InlineData("{'trustedIps': {'skipMfaForFederatedUsers': false, '@odata.type': 'x'}}", null, null, false)]
    [InlineData("{'trustedIps': ['192.0.2.0/24']}", "trusted IP addresses are not asked for MFA", null, false)]
    [InlineData("{'trustedIps': {'ipRanges': []}}", "Microsoft Graph does not say whether federated users are asked for MFA from the intranet", null, false)]
    [InlineData("{'allowAppPasswords': false}", "Microsoft Graph does not list the trusted IP addresses, which are not asked for MFA", null, false)]
    [InlineData("{'trustedIps': []}", null, null, false)]
    [InlineData("{'trustedIps': 'none'}", null, null, false)]
    [InlineData("{'trustedIps': null, 'allowAppPasswords': true}", null, null, true)]
    [InlineData("{'trustedIps': null, 'allowAppPasswords': false}", null, null, false)]
    [InlineData("{'value': {'trustedIps': null, 'allowAppPasswords': true}}", null, null, true)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': 14}}", null, 14, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': '14'}}", null, 14, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': 1}}", null, 1, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': '1'}}", null, 1, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': 365}}", null, 365, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': '365'}}", null, 365, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': 366}}", null, 0, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': '366'}}", null, 0, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': 0}}", null, 0, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true, 'allowedNumberOfDays': '-14'}}", null, 0, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': true}}", null, 0, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'isEnabled': false, 'allowedNumberOfDays': 14}}", null, null, false)]
    [InlineData("{'trustedIps': null, 'rememberMfaOnTrustedDevice': {'allowedNumberOfDays': 14}}", null, null, false)]
    public void The_service_settings_of_per_user_MFA_say_who_can_skip_it(string json, string? skips, int? remembered, bool allowsAppPasswords) =>
        Assert.Equal(new MfaServiceFacts(skips, remembered, allowsAppPasswords), MfaServiceFacts.Read(Json(json)));

    [Theory]
    [InlineData("{}")]
    [InlineData("{'value': {}}")]
    [InlineData("{'trustedIps': null, 'somethingElse': true}")]
    public void Service_settings_without_any_known_value_are_ignored(string json) => Assert.Null(MfaServiceFacts.Read(Json(json)));

    [Theory]
    [InlineData("{'state': 'enabled'}", true, true)]
    [InlineData("{'state': 'disabled'}", false, false)]
    [InlineData("{'state': 'new'}", null, true)]
    [InlineData("{}", null, true)]
    [InlineData("{'state': 'enabled', 'includeTargets': [{'id': 'all_users'}]}", true, true)]
    [InlineData("{'state': 'enabled', 'includeTargets': [{'id': 'BBBB0000-0000-0000-0000-000000000001'}]}", true, true)]
    [InlineData("{'state': 'enabled', 'includeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000009'}]}", true, false)]
    [InlineData("{'state': 'new', 'includeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000009'}]}", null, true)]
    [InlineData("{'state': 'enabled', 'includeTargets': [{'id': 'all_users'}], 'excludeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000001'}]}", true, false)]
    [InlineData("{'state': 'enabled', 'includeTargets': [{'id': 'all_users'}], 'excludeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000009'}, {'id': 'someone'}]}", true, true)]
    [InlineData("{'state': 'enabled', 'includeTargets': 'all_users', 'excludeTargets': {}}", true, true)]
    [InlineData("{'state': 'enabled', 'includeTargets': [{'target': 'x'}]}", true, true)]
    [InlineData("{'state': 'enabled', 'includeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000009'}, {'target': 'x'}]}", true, true)]
    public void Certificates_may_be_for_the_account_unless_something_says_they_are_not(string json, bool? isOn, bool mayBe)
    {
        CertificateFacts facts = CertificateFacts.Read(Json(json));

        Assert.Equal((isOn, mayBe), (facts.IsOn, facts.MayBeFor(ConditionalAccess.PolicySets.Member.Groups, areComplete: true)));
    }

    [Fact]
    public void Certificates_may_apply_to_an_account_whose_groups_are_not_known()
    {
        CertificateFacts facts = CertificateFacts.Read(Json("{'state': 'enabled', 'includeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000009'}], 'excludeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000001'}]}"));

        Assert.True(facts.MayBeFor(null, areComplete: false));
        Assert.True(facts.MayBeFor(new Dictionary<string, string>(), areComplete: false));
    }

    [Fact]
    public void Certificates_are_not_for_an_account_in_an_excluded_group_whatever_other_groups_it_has()
    {
        CertificateFacts facts = CertificateFacts.Read(Json("{'state': 'enabled', 'includeTargets': [{'id': 'all_users'}], 'excludeTargets': [{'id': 'bbbb0000-0000-0000-0000-000000000001'}]}"));

        Assert.False(facts.MayBeFor(ConditionalAccess.PolicySets.Member.Groups, areComplete: false));
    }

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text.Replace('\'', '"'));
        return document.RootElement.Clone();
    }
}
