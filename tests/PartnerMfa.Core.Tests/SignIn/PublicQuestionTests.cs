using PartnerMfa.Environments;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>
/// Errors that people asked about in public, each rebuilt as a small text of our own, together with what would have helped. The first
/// column is the address of the question on github.com.
/// </summary>
public sealed class PublicQuestionTests
{
    public static TheoryData<string, string, string, string> Questions { get; } = new()
    {
        { "microsoft/PartnerCenterPowerShellModule/issues/37", @"Invoke-RestMethod : {""error"":""interaction_required"",""error_description"":""AADSTS50076: you must use multi-factor authentication""}", "AADSTS50076", @"Sign in with MFA" },
        { "microsoft/Partner-Center-DotNet-Samples/issues/59", @"PartnerException: Authentication failed. MFA required. (10001)", "900421", @"Sign in with MFA" },
        { "microsoft/BCTech/issues/34", @"Get-PartnerCustomer : Authentication failed. MFA required. (10001)", "900421", @"setup --user" },
        { "microsoft/Partner-Center-PowerShell/issues/331", @"Connected. Get-PartnerCustomer : Authentication failed. MFA required. (10001)", "900421", @"what the tenant requires of the account" },
        { "microsoft/Partner-Center-PowerShell/issues/5", @"Connect-PartnerCenter -Credential : AADSTS50076: you must use multi-factor authentication. AdalServiceException", "AADSTS50076", @"Sign in with MFA" },
        { "microsoft/Partner-Center-PowerShell/issues/200", @"Get-PartnerAzureBillingAccount : The remote server returned an error: (401) Unauthorized.", "401", @"probe" },
        { "microsoft/PartnerCenterPowerShellModule/issues/54", @"Invoke-RestMethod : The remote server returned an error: (403) Forbidden.", "403", @"role" },
        { "microsoft/Partner-Center-PowerShell/issues/317", @"New-PartnerAccessToken -RefreshToken : AADSTS50078: Presented multi-factor authentication has expired due to policies", "AADSTS50078", @"remember MFA on trusted devices" },
        { "microsoft/Partner-Center-PowerShell/issues/259", @"New-PartnerAccessToken -RefreshToken $refreshToken : AADSTS50076: Due to a configuration change or because you moved to a new location", "AADSTS50076", @"store the new refresh token" },
        { "microsoft/Partner-Center-PowerShell/issues/260", @"The daily job renews the refresh token. AADSTS700082: The refresh token has expired due to inactivity. It was inactive for 90.00:00:00.", "AADSTS700082", @"store the refresh token that each use gives back" },
        { "KelvinTegelaar/CIPP/issues/1357", @"AADSTS900144: The request body must contain the following parameter: scope. {""error"":""invalid_request""}", "AADSTS900144", @"application ID" },
        { "CyberDrain/CIPP/issues/537", @"AADSTS90009: Application is requesting a token for itself. {""error"":""invalid_resource""}", "AADSTS90009", @"resource of Partner Center" },
        { "reruin/sharelist/issues/511", @"AADSTS700082: issued on 2021-02-20 and was inactive for 90.00:00:00. Trace ID: dc41b3fa-a25b-4280-b500-cd8b8788a601", "AADSTS700082", @"Sign in again with MFA" },
        { "mspnp/identity-reference-architectures/issues/9", @"{""error_description"":""AADSTS700082: inactive for 90.00:00:00.\\r\\nTrace ID: 624f7355-f654-4e51-bf41-417b1c4b6200"",""error_codes"":[700082]}", "AADSTS700082", @"Sign in again with MFA" },
        { "blobfile/blobfile/issues/93", @"400: b'{""error"":""invalid_grant"",""error_description"":""AADSTS700082: The refresh token has expired due to inactivity.'", "AADSTS700082", @"Sign in again with MFA" },
        { "microsoft/azuredatastudio/issues/15331", @"Response error! - {""error"":""invalid_grant"",""error_description"":""AADSTS700082: The refresh token has expired due to inactivity.""}", "AADSTS700082", @"each use gives back" },
        { "CompositionalIT/farmer/issues/1070", @"FarmerException: 'ERROR: AADSTS700082: The refresh token has expired due to inactivity. inactive for 90.00:00:00.'", "AADSTS700082", @"Sign in again with MFA" },
        { "microsoft/foundry-dev-tools/issues/707", @"failed to acquire token silently {""errorCode"":""invalid_grant"",""subError"":""bad_token"",""errorNo"":700082}", "AADSTS700082", @"Sign in again with MFA" },
        { "microsoft/powerplatform-build-tools/issues/894", @"Error: AADSTS700082: expired due to inactivity.&nbsp;Issued on 2024-01-28 and was inactive for 90.00:00:00.", "AADSTS700082", @"Sign in again with MFA" },
        { "AzureAD/microsoft-authentication-library-for-java/issues/597", @"MsalInteractionRequiredException: AADSTS53003: Access has been blocked by Conditional Access policies.", "AADSTS53003", @"sign-in log" },
        { "Azure/azure-powershell/issues/9427", @"Connect-AzAccount -UseDeviceAuthentication: AADSTS50097: Device authentication is required.", "AADSTS50097", @"not by device code" },
        { "AzureAD/MSAL.PS/issues/51", @"Get-MsalToken -DeviceCode: AADSTS53000: your admin requires the device to be managed", "AADSTS53000", @"not by device code" },
        { "Azure/azure-cli/issues/32809", @"az login --use-device-code: AADSTS53003: Access has been blocked by Conditional Access policies.", "AADSTS53003", @"Sign in in a browser" },
        { "ahaenggli/AzureAD-LDAP-wrapper/issues/115", @"AADSTS53003: Access has been blocked by Conditional Access policies. With a wrong password it is AADSTS50126: invalid username or password.", "AADSTS53003", @"sign-in log" },
        { "PartnerCenterSamples/Partner-Center-SDK-Samples/issues/39", @"AdalServiceException: AADSTS65001: The user or administrator has not consented ---> WebException: (400)", "AADSTS65001", @"consent" },
        { "PartnerCenterSamples/Partner-Center-SDK-Samples/issues/15", @"AdalServiceException: AADSTS65001: The user or administrator has not consented to use the application", "AADSTS65001", @"consent" },
        { "Azure-Samples/active-directory-dotnet-native-headless/issues/10", @"Message: AADSTS65001: The user or administrator has not consented. Send an interactive authorization request.", "AADSTS65001", @"consent" },
        { "microsoft/Partner-Center-PowerShell/issues/311", @"New-PartnerAccessToken -RefreshToken for a customer: AADSTS65001: The user or administrator has not consented", "AADSTS65001", @"consent" },
        { "microsoft/Partner-Center-DotNet-Samples/issues/49", @"Get a token with a refresh token for a partner tenant: AADSTS65001: has not consented", "AADSTS65001", @"consent" },
        { "KelvinTegelaar/CIPP/issues/6283", @"Could not get token: invalid_grant:AADSTS65001: The user or administrator has not consented. Trace ID: 62a6c9ea-65ca-40af-a78d-a2a008abda00", "AADSTS65001", @"consent" },
        { "microsoft/AzDevOpsDemoGenerator/issues/14", @"device login: AADSTS7000218: client_assertion or client_secret", "AADSTS7000218", @"public client flows" },
        { "MicrosoftDocs/azure-docs/issues/31986", @"device_code: {""error"":""invalid_client"",""error_codes"":[7000218]}", "AADSTS7000218", @"Device code is a public flow" },
        { "MicrosoftDocs/azure-docs/issues/25959", @"AADSTS7000218: The request body must contain the following parameter", "AADSTS7000218", @"public client flows" },
        { "indigo-dc/oidc-agent/issues/560", @"Error: invalid_client: AADSTS7000218: The request body must contain client_assertion", "AADSTS7000218", @"one-time browser sign-in" },
        { "Azure-Samples/ms-identity-javascript-v2/issues/18", @"ServerError: invalid_client: 7000218 - [2020-09-25 07:40:47Z]: AADSTS7000218: client_assertion", "AADSTS7000218", @"public client flows" },
        { "obikuro/Sato/issues/1", @"{""error"":""invalid_client"",""error_description"":""AADSTS700024: Client assertion is not within its valid time range.""}", "AADSTS700024", @"clock" },
        { "AzureAD/microsoft-authentication-library-for-java/issues/984", @"Caused by: MsalServiceException: AADSTS700024: Client assertion is not within its valid time range.", "AADSTS700024", @"clock" },
        { "Azure/login/issues/180", @"ERROR: AADSTS700024: Client assertion is not within its valid time range", "AADSTS700024", @"fetch a new one" },
        { "Azure-Samples/active-directory-dotnet-daemon-certificate-credential/issues/46", @"AADSTS70002: Error validating credentials. AADSTS50012: Client assertion is not within its valid time range.", "AADSTS50012", @"clock" },
        { "AzureAD/microsoft-authentication-library-for-dotnet/issues/1788", @"AADSTS50196: The server terminated an operation because it encountered a loop", "AADSTS50196", @"Stop the loop" },
        { "AzureAD/microsoft-authentication-library-for-js/issues/547", @"AADSTS50196: loop while processing a request", "AADSTS50196", @"Stop the loop" },
        { "AzureAD/MSAL.PS/issues/10", @"AADSTS50196: encountered a client request loop. Please contact your app vendor.", "AADSTS50196", @"reuse each access token" },
        { "microsoftgraph/msgraph-sdk-raptor/issues/269", @"AADSTS50196: LoopDetected - A client loop has been detected.", "AADSTS50196", @"Stop the loop" },
        { "AzureAD/microsoft-authentication-library-for-js/issues/617", @"AADSTS50158: External security challenge not satisfied.", "AADSTS50158", @"custom controls never count" },
        { "Ylianst/MeshCentral/issues/5626", @"TokenError: AADSTS50158: External security challenge not satisfied (Duo).", "AADSTS50158", @"must send its claims" },
        { "hkamel/sonar-auth-aad/issues/111", @"AdalClaimsChallengeException: {""error_description"":""AADSTS50158: not satisfied"",""error"":""interaction_required""}", "AADSTS50158", @"Sign in with MFA in a browser" },
        { "microsoftgraph/msgraph-sdk-powershell/issues/532", @"Could not load file or assembly 'Microsoft.Identity.Client, Version=4.23.0.0, Culture=neutral'", "MSAL conflict", @"new session" },
        { "microsoftgraph/msgraph-sdk-powershell/issues/1738", @"Impossible de charger le type 'X' a partir de l'assembly 'Microsoft.Identity.Client, Version=4.21.0.0'", "MSAL conflict", @"new session" },
        { "AzureAD/MSAL.PS/issues/38", @"WARNING: Assembly with same name ""Microsoft.Identity.Client.Desktop.dll"" is already loaded", "MSAL conflict", @"separate sessions" },
        { "AzureAD/microsoft-authentication-library-for-js/issues/2482", @"AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.", "AADSTS9002327", @"under 'Web'" },
        { "nextauthjs/next-auth/issues/9414", @"error: 'invalid_request', error_codes: [ 9002327 ]", "AADSTS9002327", @"under 'Web'" },
        { "vippsas/vipps-ecom-api/issues/246", @"{""error"":""invalid_request"",""error_codes"":[9002326]}", "AADSTS9002326", @"outside the browser" },
        { "Azure/login/issues/561", @"Error: AADSTS700016: Application with identifier '***' was not found in the directory", "AADSTS700016", @"environment" },
        { "OneDrive/onedrive-api-docs/issues/950", @"AADSTS700016: Application with identifier 'Insert your client ID here' was not found", "AADSTS700016", @"application ID" },
        { "Azure-Samples/active-directory-dotnet-daemon-certificate-credential/issues/16", @"AADSTS70001: Application with identifier was not found in the directory", "AADSTS70001", @"tenant" },
        { "O365/python-o365/issues/1119", @"AADSTS50020: User account from identity provider does not exist in tenant", "AADSTS50020", @"member account" },
        { "Azure/azure-powershell/issues/26885", @"AADSTS50020: User account from identity provider 'https://sts.windows.net/x' does not exist in tenant", "AADSTS50020", @"not a guest" },
        { "Microsoft365DSC/Microsoft365DSC/pull/801", @"AadAuthenticationFailedException: AADSTS50034 ---> AggregateException ---> AdalServiceException: AADSTS50034: The user account does not exist", "AADSTS50034", @"member account" },
        { "AzureAD/azure-activedirectory-library-for-java/issues/294", @"acquireTokenByRefreshToken: {""error_description"":""AADSTS700003: Device object was not found in the tenant"",""error"":""invalid_grant""}", "AADSTS700003", @"store the new refresh token" },
        { "MicrosoftDocs/azure-docs/issues/34055", @"Sign-in error code: 135011", "AADSTS135011", @"device that the tenant knows" },
        { "nais/device/issues/45", @"AADSTS70043: expired due to sign-in frequency checks and the maximum allowed lifetime for this request is 82800. suberror: token_expired", "AADSTS70043", @"Review the policy" },
        { "KelvinTegelaar/CIPP/issues/178", @"Failed to connect to Exchange: AADSTS9002313: Invalid request. Request is malformed or invalid.", "AADSTS9002313", @"copied whole" },
        { "KelvinTegelaar/CIPP/issues/1608", @"invalid_grant:AADSTS50173: The provided grant has expired due to it being revoked", "AADSTS50173", @"Sign in again with MFA" },
        { "CyberNinjas/pam_aad/issues/6", @"AADSTS65005: Misconfigured application.", "AADSTS65005", @"user_impersonation" },
        { "wso2/api-manager/issues/5164", @"{""error"":""invalid_resource"",""error_description"":""AADSTS500011: The resource principal was not found in the tenant"",""error_codes"":[500011]}", "AADSTS500011", @"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd" },
        { "OfficeDev/O365-Windows-Start/issues/23", @"AADSTS90093: This operation can only be performed by an administrator.", "AADSTS90093", @"An administrator consents" },
        { "MicrosoftDocs/office-docs-powershell/issues/6402", @"Connecting with delegated admin rights: AADSTS700016: Application with identifier 'X' was not found in the directory 'customer'.", "AADSTS700016", @"pre-consent the app" },
        { "abraunegg/onedrive/issues/769", @"AADSTS90094: The grant requires admin permission.", "AADSTS90094", @"An administrator consents" },
        { "MicrosoftDocs/azure-docs/issues/80997", @"Sign-in error code: 90095", "AADSTS90095", @"An administrator consents" },
        { "floriscornel/teams-mcp/pull/98", @"Device code sign-in: AADSTS530032: Blocked by security policy.", "AADSTS530032", @"browser" },
        { "AzureAD/microsoft-identity-web/issues/2419", @"{""ErrorCode"":""invalid_grant"",""Message"":""AADSTS53003: Access has been blocked by Conditional Access policies.""}", "AADSTS53003", @"sign-in log" },
        { "RedByte1337/GraphSpy/pull/16", @"refresh_token: AADSTS70043: The refresh token has expired due to sign-in frequency checks", "AADSTS70043", @"Review the policy" },
        { "dafthack/MSOLSpray/pull/8", @"grant_type=password: AADSTS53003: Access has been blocked", "AADSTS53003", @"sign-in log" },
        { "CyberDrain/CIPP/issues/404", @"Could not get token: invalid_grant:AADSTS50076: you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.", "AADSTS50076", @"Sign in with MFA" },
        { "FriedrichWeinmann/EntraAuth/issues/18", @"{""error"":""invalid_grant"",""error_description"":""AADSTS50076: MFA"",""suberror"":""basic_action""}", "AADSTS50076", @"Sign in with MFA" },
        { "microsoft/Partner-Center-PowerShell/issues/358", @"New-PartnerAccessToken: AADSTS700025: Client is public, so no client_secret should be presented", "AADSTS700025", @"Leave the client secret out" },
        { "microsoft/Partner-Center-PowerShell/issues/19", @"Connect-PartnerCenter: AADSTS50011: The reply url does not match", "AADSTS50011", @"http://localhost" },
        { "Azure/migAz/issues/134", @"AADSTS50001: The application named https://graph.windows.net/ was not found in the tenant.", "AADSTS50001", @"Check the environment" },
        { "davidjrh/dnn.azureadprovider/issues/17", @"AADSTS70002: Error validating credentials. AADSTS54005: OAuth2 Authorization code was already redeemed", "AADSTS54005", @"Start again" },
        { "microsoft/Partner-Center-PowerShell/issues/75", @"Get-PartnerIndirectReseller : 1002 Authorization Failed", "1002", @"the partners it serves" },
        { "microsoft/PartnerCenterPowerShellModule/issues/83", @"Invoke-RestMethod : {""code"":1002,""description"":""Authorization Failed"",""source"":""PartnerFD""}", "1002", @"role" },
        { "microsoft/Partner-Smart-Office/issues/12", @"{""code"":20002,""description"":""No relationship between caller and account.""}", "20002", @"MFA is not the cause" },
        { "PartnerCenterSamples/Partner-Center-SDK-Samples/issues/35", @"Error Category: Forbidden. PartnerException: The supplied role does not have the rights to do this.", "900308", @"AdminAgents" },
        { "PartnerCenterSamples/Reseller-Web-Application/issues/13", @"This resource can't be accessed by application credentials.", "900329", @"token of a user" },
        { "MicrosoftDocs/partner-center-docs-powershell/issues/48", @"Connect-PartnerCenter : Unauthorized access [Connect-PartnerCenter], PartnerException", "401", @"Test the token" },
        { "microsoft/Partner-Center-DotNet-Samples/issues/84", @"Response status code does not indicate success: 401 (Unauthorized).", "401", @"Test the token" },
        { "Azure/login/issues/482", @"Error: AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/jobs:environment:dev'.", "AADSTS700213", @"issuer, subject and audience match" },
        { "Azure/login/issues/379", @"AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/jobs:ref:refs/heads/main'.", "AADSTS700213", @"Federated credentials" },
        { "Azure/login/issues/517", @"AADSTS7002138: The subject matches with case-insensitive comparison, but not with case-sensitive comparison.", "AADSTS7002138", @"issuer, subject and audience" },
        { "Azure/login/issues/360", @"AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://token.actions.githubusercontent.com/'.", "AADSTS700211", @"issuer, subject and audience match" },
        { "Azure/azure-workload-identity/issues/340", @"AADSTS70021: No matching federated identity record found for presented assertion.", "AADSTS70021", @"federated credential" },
        { "MicrosoftDocs/azure-docs/issues/16399", @"{""error"":""invalid_grant"",""error_description"":""AADSTS70002: Error validating credentials. AADSTS500133: Assertion is not within its valid time range"",""error_codes"":[70002,500133]}", "AADSTS500133", @"fresh access token" },
        { "Azure/azure-sdk-for-java/issues/25109", @"OnBehalfOfCredential: AADSTS50013: Assertion failed signature validation.", "AADSTS50013", @"issued for your own app" },
        { "microsoft/azure-spring-boot/issues/549", @"{""error_description"":""AADSTS50058: A silent sign-in request was sent but no user is signed in."",""error"":""invalid_grant""}", "AADSTS50058", @"Sign in where a person can answer" },
        { "Azure/Commercial-Marketplace-SaaS-Accelerator/issues/174", @"ClientSecretCredential authentication failed. Original exception: AADSTS7000215: Ensure the secret being sent is the client secret value, not the client secret ID", "AADSTS7000215", @"its ID is often copied" },
        { "microsoft/Partner-Center-PowerShell/issues/368", @"New-PartnerAccessToken -RefreshToken for https://management.azure.com/user_impersonation: AADSTS65001: has not consented to use the application", "AADSTS65001", @"consent" },
        { "microsoftgraph/microsoft-graph-docs/issues/6311", @"{""error"":""invalid_grant"",""error_description"":""AADSTS50076: you moved to a new location"",""suberror"":""basic_action"",""grant"":""refresh_token""}", "AADSTS50076", @"store the new refresh token" },
        { "microsoft/Partner-Center-PowerShell/issues/373", @"Get-PartnerCustomer : (invalid_grant) error", "invalid_grant", @"sign-in log" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void The_question_is_answered(string address, string text, string code, string advice)
    {
        PartnerMfaErrorExplanation root = Explain(text)[0];

        Assert.True(code == root.Code, $"{address}: expected {code}, and got {root.Code}");
        Assert.True(root.Remedy.Contains(advice, StringComparison.OrdinalIgnoreCase), $"{address}: '{advice}' is not in '{root.Remedy}'");
        Assert.True(root.IsRoot && root.Meaning.EndsWith('.'), address);
    }

    // Questions with a token instead of an error.
    [Theory]
    [InlineData("AzureAD/microsoft-authentication-library-for-dotnet/issues/4908", """{"amr":["pwd","rsa"]}""", "No MfaClaimMissing", "partner-mfa setup --user integration@contoso.example")]
    [InlineData("MicrosoftDocs/azure-docs/issues/85021", """{"amr":null,"ver":"2.0"}""", "Unknown AuthenticationMethodsAbsent", "Ask the service: partner-mfa probe --token-file")]
    [InlineData("MicrosoftDocs/azure-docs/issues/62154", """{"amr":null,"ver":"2.0","acr":"1"}""", "Unknown AuthenticationMethodsAbsent", "Ask the service")]
    [InlineData("RedByte1337/GraphSpy/issues/19", """{"aud":"19db86c3-b2b9-44cc-b339-36da233a3be2"}""", "Unknown WrongAudience", "https://api.partnercenter.microsoft.com/user_impersonation")]
    [InlineData("microsoft/Partner-Center-PowerShell/issues/57", """{"amr":null,"upn":null,"unique_name":null,"scp":null}""", "NotApplicable AppOnlyToken", "app+user integration")]
    public void The_token_of_a_question_gets_an_answer_that_helps(string address, string claims, string answer, string advice)
    {
        PartnerMfaClient client = new(_ => ServiceBackends.Live, CommandHints.Tool);
        PartnerMfaResult result = client.TestToken(new Requests.TokenRequest(TestTokens.Changed(claims), PartnerMfaEnvironments.Global, "a question"));

        Assert.True(answer == $"{result.Result} {result.Reason}" && result.Remedy!.Contains(advice, StringComparison.Ordinal), $"{address}: {result.Result} {result.Reason}, {result.Remedy}");
    }

    [Fact]
    public void There_are_at_least_eighty_questions() => Assert.True(Questions.Count >= 80);

    [Theory]
    [InlineData("AADSTS65001: no consent. Then AADSTS50076: MFA.", "AADSTS65001", "AADSTS50076")]
    [InlineData("Exception: AADSTS50076 ---> AADSTS700082: expired", "AADSTS700082", "AADSTS50076")]
    [InlineData("AADSTS9002313: malformed. AADSTS50173: revoked.", "AADSTS50173", "AADSTS9002313")]
    [InlineData("AADSTS901002: The 'amr_values' request parameter is not supported.", "AADSTS901002", "amr_values")]
    [InlineData("AADSTS901002: The 'resource' request parameter is not supported.", "AADSTS901002")]
    [InlineData("AADSTS50076, later AADSTS50076 again, and Partner Center says 900420", "AADSTS50076", "900420")]
    public void Several_errors_are_separated_and_the_root_comes_first(string text, params string[] codes)
    {
        IReadOnlyList<PartnerMfaErrorExplanation> all = Explain(text);

        Assert.Equal(codes, all.Select(explanation => explanation.Code));
        Assert.Equal([true, .. codes.Skip(1).Select(_ => false)], all.Select(explanation => explanation.IsRoot));
    }

    [Theory]
    [InlineData("50076", "AADSTS50076")]
    [InlineData(" 900421 ", "900421")]
    [InlineData("10001", "900421")]
    [InlineData("2032", "2032")]
    [InlineData("900420", "900420")]
    [InlineData("900308", "900308")]
    [InlineData("900309", "900309")]
    [InlineData("900329", "900329")]
    [InlineData("800001", "800001")]
    [InlineData("429", "429")]
    [InlineData("AADSTS530036", "AADSTS530036")]
    [InlineData(@"{""code"":2032,""description"":""Access denied.""}", "2032")]
    [InlineData(@"{""error"":{""code"":""Unauthorized_MissingMFA""}}", "Unauthorized_MissingMFA")]
    [InlineData("Authorization header token missing user information", "400 missing user information")]
    [InlineData(@"WWW-Authenticate: Bearer error=""insufficient_claims"", claims=""e30=""", "insufficient_claims")]
    [InlineData("HTTP/1.1 401 Unauthorized - MFA required", "900421")]
    [InlineData("isMfaCompliant: false", "900421")]
    [InlineData("https://graph.windows.net/contoso/me", "retired audience")]
    [InlineData("error=invalid_grant&error_description=AADSTS50076%3a+MFA", "AADSTS50076")]
    [InlineData("invalid_client", "invalid_client")]
    [InlineData("Connect-PartnerCenter : The user or administrator has not consented to use the application with ID 'a'.", "no consent")]
    [InlineData("WARNING: Unable to acquire token for tenant 'x' with error 'You must use multi-factor authentication to access tenant x'", "MFA needed")]
    [InlineData("""{"error":{"code":"InvalidAuthenticationToken","message":"CompactToken parsing failed with error code: 80049217"}}""", "token not accepted")]
    [InlineData("IDX10205: Issuer validation failed.", "token not accepted")]
    [InlineData("IDX10223: Lifetime validation failed. The token is expired.", "token expired")]
    [InlineData("""{"error":{"code":"InvalidAuthenticationToken","message":"Lifetime validation failed, the token is expired."}}""", "token expired")]
    [InlineData("""{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}""", "no permission")]
    [InlineData("""{"error":{"code":"Authorization_IdentityNotFound"}}""", "no service principal")]
    [InlineData("""{"error":{"code":"TooManyRequests"}}""", "429")]
    [InlineData("""{"http_code":401,"error":"Unauthorized"}""", "401")]
    [InlineData("GDAP: 403 Access denied. You do not have permissions to call this cmdlet", "403")]
    [InlineData("One or more errors occurred. (A configuration issue is preventing authentication - check the error message from the server for details.)", "app registration")]
    [InlineData("AADSTS50012: Authentication failed.", "AADSTS50012")]
    [InlineData("AADSTS90008: The user or administrator has not consented to use the application. This happened because application is misconfigured", "AADSTS90008")]
    [InlineData("PartnerException: error code 2032", "2032")]
    [InlineData("403 {\"code\":\"AccessDenied\",\"message\":\"Access denied due to MFA\"}", "403 MFA")]
    [InlineData("Forbidden: multi-factor authentication is needed for this resource", "403 MFA")]
    [InlineData("MSAL.NetCore.4.92.0.MsalClientException: ErrorCode: authentication_canceled", "sign-in canceled")]
    [InlineData("User cancelled authentication.", "sign-in canceled")]
    [InlineData("ErrorCode: multiple_matching_tokens_detected", "several accounts kept")]
    [InlineData("MsalUiRequiredException: No account or login hint was passed to the AcquireTokenSilent call.", "no sign-in kept")]
    [InlineData("The remote server returned an error: (407) Proxy Authentication Required.", "proxy sign-in")]
    [InlineData("The remote server returned an error: (503) Server Unavailable.", "5xx")]
    [InlineData("HTTP/1.1 502 Bad Gateway", "5xx")]
    [InlineData("HttpRequestException: Connection refused (api.partnercenter.microsoft.com:443)", "not reached")]
    [InlineData("The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.", "not reached")]
    public void Every_pasted_form_of_an_error_is_recognized(string text, string code) => Assert.Equal(code, Explain(text)[0].Code);

    [Theory]
    [InlineData("")]
    [InlineData("All is well.")]
    [InlineData("Build 20320 of 2026-11-27 took 900421 ms-ticks")]
    [InlineData("The process ended with exit code 2032.")]
    public void Text_without_an_error_is_not_guessed_at(string text) => Assert.DoesNotContain(Explain(text), explanation => explanation.Code is "2032" or "AADSTS50076");

    [Theory]
    [InlineData("""{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}""", "asks for a sign-in with MFA")]
    [InlineData("""{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}""", "continuous access evaluation ended this one")]
    [InlineData("""{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""", "authentication context")]
    public void A_claims_challenge_is_read_and_its_claims_are_in_the_command(string claims, string meaning)
    {
        string header = $"""WWW-Authenticate: Bearer realm="", error="insufficient_claims", claims="{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(claims))}" """;

        PartnerMfaErrorExplanation explanation = Assert.Single(Explain(header));

        Assert.True(explanation.IsRoot);
        Assert.Contains(meaning, explanation.Meaning, StringComparison.Ordinal);
        Assert.EndsWith($" --claims-challenge '{claims}'", explanation.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AADSTS7000229: The client application 11111111-1111-4111-8111-111111111111 is missing service principal in the tenant 22222222-2222-4222-8222-222222222222.", "az ad sp create --id 11111111-1111-4111-8111-111111111111")]
    [InlineData("AADSTS7000229 for client_id=11111111-1111-4111-8111-111111111111&scope=x", "az ad sp create --id 11111111-1111-4111-8111-111111111111")]
    [InlineData("AADSTS7000229", "az ad sp create --id '<app id>'")]
    [InlineData("AADSTS90099: The application '11111111-1111-4111-8111-111111111111' (x) has not been authorized in the tenant '22222222-2222-4222-8222-222222222222'.", "/v1/customers/22222222-2222-4222-8222-222222222222/applicationconsents")]
    [InlineData("AADSTS700016: Application with identifier 'x' was not found in the directory '22222222-2222-4222-8222-222222222222'.", "/v1/customers/22222222-2222-4222-8222-222222222222/applicationconsents")]
    [InlineData("AADSTS90099", "/v1/customers/<customer tenant ID>/applicationconsents")]
    public void The_ids_that_an_error_names_are_in_the_advice(string text, string advice) => Assert.Contains(advice, Explain(text)[0].Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData(28002, "one scope")]
    [InlineData(1002012, "https://api.partnercenter.microsoft.com/.default")]
    [InlineData(90008, "user_impersonation")]
    [InlineData(90010, "Name the partner tenant")]
    [InlineData(90014, "Add the field that the message names")]
    [InlineData(50012, "clock")]
    [InlineData(50125, "in a browser")]
    [InlineData(50127, "app protection policy")]
    [InlineData(50129, "managed device")]
    [InlineData(50135, "Change the password")]
    [InlineData(50140, "confirm it")]
    [InlineData(50143, "private window")]
    [InlineData(50178, "session control")]
    [InlineData(53009, "app protection policy")]
    [InlineData(500112, "app registration")]
    [InlineData(500208, "work account")]
    [InlineData(500341, "restored for 30 days")]
    [InlineData(530004, "Cross-tenant access settings")]
    [InlineData(5000225, "Check the tenant ID")]
    [InlineData(7000014, "start again")]
    [InlineData(80002, "authentication agents")]
    public void Rarer_codes_have_specific_advice(int code, string advice) => Assert.Contains(advice, Explain($"AADSTS{code}: refused.")[0].Remedy, StringComparison.Ordinal);

    [Fact]
    public void No_secret_of_the_text_comes_out()
    {
        string token = TestTokens.With().Reveal();
        IReadOnlyList<PartnerMfaErrorExplanation> all = Explain($"Bearer {token} client_secret=abc8Q~zZ0123456789abcdefghijKLMNOPQRSTuv refresh_token=0.AXkAplanted AADSTS7000215: Invalid client secret 'planted'. 900421");
        string everything = System.Text.Json.JsonSerializer.Serialize(all);

        Assert.Equal(2, all.Count);
        Assert.DoesNotContain("planted", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("abc8Q", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(token[..20], everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_commands_are_those_of_the_front_end(bool isTool)
    {
        CommandHints words = isTool ? CommandHints.Tool : CommandHints.PowerShell;
        string everything = string.Join(' ', AadstsErrors.All.SelectMany(row => row.Codes).Select(code => new ErrorExplainer(words).Explain($"AADSTS{code}", new CommandTarget())[0].Remedy));

        Assert.Equal(isTool, everything.Contains("partner-mfa ", StringComparison.Ordinal));
        Assert.Equal(!isTool, everything.Contains("Connect-PartnerMfa", StringComparison.Ordinal));
    }

    private static IReadOnlyList<PartnerMfaErrorExplanation> Explain(string text) =>
        new ErrorExplainer(CommandHints.Tool).Explain(text, new CommandTarget(PartnerMfaEnvironments.Global, Account: "jobs@contoso.example"));
}
