using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>What Microsoft Graph returns about the tenant without problems, completely and as documented, at noon on 8 June 2026.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/overview, the page of each resource</remarks>
internal static class GoodTenant
{
    private const string AccountId = "(the id of the account)";

    private static readonly (string Path, string Body)[] Bodies =
    [
        (
            "/v1.0/users/mfa@sandbox.example",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#users/$entity","businessPhones":[],
            "displayName":"Partner Center Integration","givenName":null,"jobTitle":null,"mail":null,"mobilePhone":null,"officeLocation":null,
            "preferredLanguage":null,"surname":null,"userPrincipalName":"mfa@sandbox.example","id":"(the id of the account)"}
            """),
        (
            "/v1.0/users/mfa@sandbox.example/transitiveMemberOf",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#directoryObjects","value":[{"@odata.type":"#microsoft.graph.group",
            "id":"57852602-a911-defb-2361-e21713824f85","displayName":"AdminAgents","description":null,"mailEnabled":false,"securityEnabled":true,
            "groupTypes":[]}]}
            """),
        (
            "/v1.0/users/mfa@sandbox.example/transitiveMemberOf/microsoft.graph.group",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#groups","value":[{"@odata.type":"#microsoft.graph.group",
            "id":"57852602-a911-defb-2361-e21713824f85","displayName":"AdminAgents","description":null,"mailEnabled":false,"securityEnabled":true,
            "groupTypes":[]}]}
            """),
        (
            "/v1.0/users/mfa@sandbox.example/transitiveMemberOf/microsoft.graph.directoryRole",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#directoryRoles","value":[]}
            """),
        (
            "/v1.0/users/mfa@sandbox.example/licenseDetails",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#users('mfa%40sandbox.example')/licenseDetails",
            "value":[{"id":"9d97f63c-6916-9fae-37e3-b980b4c29773","skuId":"ec6850bd-858c-3572-0789-58047e55bc09","skuPartNumber":"AAD_PREMIUM",
            "servicePlans":[{"servicePlanId":"eef97f64-e809-9073-9ccd-c25b2eef28f5","servicePlanName":"AAD_PREMIUM","provisioningStatus":"Success",
            "appliesTo":"User"},{"servicePlanId":"6a55e1d5-4b79-0bc4-072f-f6f697023730","servicePlanName":"MFA_PREMIUM",
            "provisioningStatus":"Success","appliesTo":"User"},{"servicePlanId":"85038aaf-9ecc-9b4e-1a86-7738ba7432ad",
            "servicePlanName":"ADALLOM_S_DISCOVERY","provisioningStatus":"Success","appliesTo":"User"}]}]}
            """),
        (
            "/v1.0/users/mfa@sandbox.example/authentication/methods",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#users('mfa%40sandbox.example')/authentication/methods",
            "value":[{"@odata.type":"#microsoft.graph.passwordAuthenticationMethod","id":"28c10230-6103-485e-b985-444c60001490",
            "createdDateTime":"2026-03-10T12:00:00Z","password":null},{"@odata.type":"#microsoft.graph.microsoftAuthenticatorAuthenticationMethod",
            "id":"2e033886-341a-e8b7-45d2-a525bab82cc3","createdDateTime":"2026-03-10T12:00:00Z","displayName":"Pixel 8",
            "deviceTag":"SoftwareTokenActivated","phoneAppVersion":"6.2605.3311"},{"@odata.type":"#microsoft.graph.softwareOathAuthenticationMethod",
            "id":"98fda858-c9bd-1594-80b6-2598259b4363","createdDateTime":"2026-03-10T12:00:00Z","secretKey":null}]}
            """),
        (
            "/beta/users/mfa@sandbox.example/authentication/requirements",
            """
            {"@odata.context":"https://graph.sandbox.example/beta/$metadata#users('mfa%40sandbox.example')/authentication/requirements",
            "perUserMfaState":"disabled"}
            """),
        (
            "/v1.0/reports/authenticationMethods/userRegistrationDetails/mfa@sandbox.example",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#reports/authenticationMethods/userRegistrationDetails/$entity",
            "id":"(the id of the account)","userPrincipalName":"mfa@sandbox.example","userDisplayName":"Partner Center Integration","userType":"member",
            "isAdmin":false,"isSsprRegistered":false,"isSsprEnabled":false,"isSsprCapable":false,"isMfaRegistered":true,"isMfaCapable":true,
            "isPasswordlessCapable":false,"methodsRegistered":["microsoftAuthenticatorPush","softwareOneTimePasscode"],
            "lastUpdatedDateTime":"2026-06-08T09:00:00Z"}
            """),
        (
            "/beta/policies/mfaServicePolicy",
            """
            {"@odata.context":"https://graph.sandbox.example/beta/$metadata#policies/mfaServicePolicy/$entity","allowAppPasswords":false,
            "trustedIps":{"skipMfaForFederatedUsers":false,"ipAddressRanges":[]},
            "rememberMfaOnTrustedDevice":{"isEnabled":false,"allowedNumberOfDays":90}}
            """),
        (
            "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#authenticationMethodConfigurations/$entity",
            "@odata.type":"#microsoft.graph.x509CertificateAuthenticationMethodConfiguration","id":"X509Certificate","state":"disabled",
            "excludeTargets":[],"includeTargets":[{"targetType":"group","id":"all_users","isRegistrationRequired":false}]}
            """),
        (
            "/beta/auditLogs/signIns?$filter=userId%20eq%20'f79f235a-340e-de11-36bf-130ec2822fca'",
            """
            {"@odata.context":"https://graph.sandbox.example/beta/$metadata#auditLogs/signIns","value":[
            {"id":"954ed014-12c6-41b4-cbd5-944a268c99bc","createdDateTime":"2026-06-07T12:00:00Z","userPrincipalName":"mfa@sandbox.example","userId":"(the id of the account)",
            "appId":"11112222-aaaa-2222-bbbb-3333cccc4444","resourceId":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd","isInteractive":false,"signInEventTypes":["nonInteractiveUser"],
            "authenticationRequirement":"multiFactorAuthentication","authenticationProtocol":"none","conditionalAccessStatus":"success","status":{"errorCode":0},
            "appliedConditionalAccessPolicies":[{"id":"ce7ff8f9-d190-a52f-b56d-d3748cc2336a","displayName":"Require MFA for all users","result":"success"}]},
            {"id":"f941ecee-5c29-6823-260c-278c50d59e3b","createdDateTime":"2026-06-06T12:00:00Z","userPrincipalName":"mfa@sandbox.example","userId":"(the id of the account)",
            "appId":"11112222-aaaa-2222-bbbb-3333cccc4444","resourceId":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd","isInteractive":true,"signInEventTypes":["interactiveUser"],
            "authenticationRequirement":"multiFactorAuthentication","authenticationProtocol":"none","conditionalAccessStatus":"success","status":{"errorCode":0},
            "appliedConditionalAccessPolicies":[{"id":"ce7ff8f9-d190-a52f-b56d-d3748cc2336a","displayName":"Require MFA for all users","result":"success"}]}]}
            """),
        (
            "/v1.0/identity/conditionalAccess/namedLocations",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#identity/conditionalAccess/namedLocations","value":[]}
            """),
        (
            "/v1.0/policies/authenticationStrengthPolicies",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#policies/authenticationStrengthPolicies","value":[
            {"id":"00000000-0000-0000-0000-000000000002","createdDateTime":"2023-09-12T12:00:00Z","modifiedDateTime":"2023-09-12T12:00:00Z",
            "displayName":"Multifactor authentication","description":"Combinations of methods that satisfy strong authentication, such as a password + SMS",
            "policyType":"builtIn","requirementsSatisfied":"mfa",
            "allowedCombinations":["windowsHelloForBusiness","fido2","password,microsoftAuthenticatorPush","password,softwareOath","password,sms"]}]}
            """),
        (
            "/v1.0/domains/sandbox.example",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#domains/$entity","id":"sandbox.example","authenticationType":"Managed",
            "availabilityStatus":null,"isAdminManaged":true,"isDefault":true,"isInitial":false,"isRoot":true,"isVerified":true,
            "supportedServices":["Email","OfficeCommunicationsOnline"],"passwordValidityPeriodInDays":2147483647,
            "passwordNotificationWindowInDays":14,"state":null}
            """),
        (
            "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#policies/identitySecurityDefaultsEnforcementPolicy/$entity",
            "id":"00000000-0000-0000-0000-000000000005","displayName":"Security Defaults",
            "description":"Security defaults is a set of basic identity security mechanisms recommended by Microsoft.","isEnabled":false}
            """),
        (
            "/v1.0/identity/conditionalAccess/policies",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#identity/conditionalAccess/policies",
            "value":[{"id":"61c6ad95-2013-bbac-e1f5-b01b25895921","templateId":null,"displayName":"Block legacy authentication",
            "createdDateTime":"2025-08-12T12:00:00Z","modifiedDateTime":"2025-11-20T12:00:00Z","state":"enabled","sessionControls":null,
            "conditions":{"userRiskLevels":[],"signInRiskLevels":[],"clientAppTypes":["exchangeActiveSync","other"],"servicePrincipalRiskLevels":[],
            "insiderRiskLevels":null,"platforms":null,"locations":null,"devices":null,"clientApplications":null,"authenticationFlows":null,
            "applications":{"includeApplications":["All"],"excludeApplications":[],"includeUserActions":[],
            "includeAuthenticationContextClassReferences":[],"applicationFilter":null},"users":{"includeUsers":["All"],"excludeUsers":[],
            "includeGroups":[],"excludeGroups":[],"includeRoles":[],"excludeRoles":[],"includeGuestsOrExternalUsers":null,
            "excludeGuestsOrExternalUsers":null}},"grantControls":{"operator":"OR","builtInControls":["block"],"customAuthenticationFactors":[],
            "termsOfUse":[],"authenticationStrength":null}},{"id":"ce7ff8f9-d190-a52f-b56d-d3748cc2336a","templateId":null,
            "displayName":"Require MFA for all users","createdDateTime":"2025-08-12T12:00:00Z","modifiedDateTime":"2025-11-20T12:00:00Z",
            "state":"enabled","sessionControls":null,"conditions":{"userRiskLevels":[],"signInRiskLevels":[],"clientAppTypes":["all"],
            "servicePrincipalRiskLevels":[],"insiderRiskLevels":null,"platforms":null,"locations":null,"devices":null,"clientApplications":null,
            "authenticationFlows":null,"applications":{"includeApplications":["All"],"excludeApplications":[],"includeUserActions":[],
            "includeAuthenticationContextClassReferences":[],"applicationFilter":null},"users":{"includeUsers":["All"],"excludeUsers":[],
            "includeGroups":[],"excludeGroups":[],"includeRoles":[],"excludeRoles":[],"includeGuestsOrExternalUsers":null,
            "excludeGuestsOrExternalUsers":null}},"grantControls":{"operator":"OR","builtInControls":["mfa"],"customAuthenticationFactors":[],
            "termsOfUse":[],"authenticationStrength":null}}]}
            """),
        (
            "/v1.0/security/secureScores?$top=1",
            """
            {"@odata.context":"https://graph.sandbox.example/v1.0/$metadata#security/secureScores",
            "@odata.nextLink":"https://graph.sandbox.example/v1.0/security/secureScores?$top=1&$skiptoken=MQ",
            "value":[{"id":"5a9db0c5-0000-4000-8000-000000000001_2026-06-08","azureTenantId":"5a9db0c5-0000-4000-8000-000000000001",
            "activeUserCount":12,"createdDateTime":"2026-06-08T00:00:00Z","currentScore":60,"enabledServices":["HasAADP1"],"licensedUserCount":12,
            "maxScore":80,"averageComparativeScores":[],"controlScores":[{"controlCategory":"Identity","controlName":"AdminMFAV2",
            "description":"Requiring multifactor authentication (MFA) makes it harder for attackers to access accounts.","score":10,
            "scoreInPercentage":100,"count":"3","total":"3","implementationStatus":"You have 0 out of 3 users that do not use MFA.",
            "lastSynced":"2026-06-08T12:00:00Z"},{"controlCategory":"Identity","controlName":"MFARegistrationV2",
            "description":"Requiring multifactor authentication (MFA) makes it harder for attackers to access accounts.","score":10,
            "scoreInPercentage":100,"count":"3","total":"3","implementationStatus":"You have 0 out of 3 users that do not use MFA.",
            "lastSynced":"2026-06-08T12:00:00Z"}],"vendorInformation":{"provider":"SecureScore","providerVersion":null,"subProvider":null,
            "vendor":"Microsoft"}}]}
            """),
        (
            "/beta/security/partner/securityScore/requirements",
            """
            {"@odata.context":"https://graph.sandbox.example/beta/$metadata#security/partner/securityScore/requirements",
            "value":[{"@odata.type":"#microsoft.graph.partner.security.adminsMfaEnforcedSecurityRequirement",
            "id":"c0c42103-b181-58a6-c095-790e26e3d87b","requirementType":"mfaEnforcedForAdmins","complianceStatus":"compliant",
            "actionUrl":"https://aka.ms/partner-center-security-mfaEnforcedForAdmins",
            "helpUrl":"https://aka.ms/partner-center-security-dashboard-mfaEnforcedForAdmins","score":20,"maxScore":20,"state":"active",
            "updatedDateTime":"2026-06-07T12:00:00Z","totalAdminsCount":3,"mfaEnabledAdminsCount":3,"mfaEnabledUsersCount":3,
            "adminsRequiredNotUsingMfaCount":0,"securityDefaultsStatus":"disabled","mfaConditionalAccessPolicyStatus":"enabled",
            "legacyPerUserMfaStatus":"disabled"},{"@odata.type":"#microsoft.graph.partner.security.securityRequirement",
            "id":"58556f11-6955-30a8-1718-8b955ae9b3a3","requirementType":"securityContactProvided","complianceStatus":"compliant",
            "actionUrl":"https://aka.ms/partner-center-security-securityContactProvided",
            "helpUrl":"https://aka.ms/partner-center-security-dashboard-securityContactProvided","score":20,"maxScore":20,"state":"active",
            "updatedDateTime":"2026-06-07T12:00:00Z"}]}
            """),
    ];

    public static IEnumerable<string> Paths => Bodies.Select(row => row.Path);

    public static JsonNode BodyOf(string path, string accountId) =>
        JsonNode.Parse(Bodies.Single(row => row.Path == path).Body.Replace(AccountId, accountId, StringComparison.Ordinal))!;
}
