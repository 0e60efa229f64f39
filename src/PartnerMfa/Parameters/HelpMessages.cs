namespace PartnerMfa.Parameters;

/// <summary>The messages that PowerShell shows for <c>!?</c> when it prompts for a mandatory parameter.</summary>
internal static class HelpMessages
{
    public const string AccessToken = "An access token for Partner Center: the text after 'Authorization: Bearer'.";
    public const string RefreshToken = "The refresh token from the integration account's own sign-in with MFA.";
    public const string IssuedToken = "A refresh token, as New-PartnerMfaRefreshToken returns it.";
    public const string GraphToken = "An access token for Microsoft Graph, of an administrator who can read the tenant's settings.";
    public const string Account = "The integration account, such as integration@contoso.onmicrosoft.com, or its object ID.";
    public const string ApplicationId = "'Application (client) ID' on the overview page of the app registration in the Entra admin center.";
    public const string TenantId = "The partner tenant: its ID, or a domain such as contoso.onmicrosoft.com.";
    public const string Credential = "The application ID as user name, and the client secret's value as password.";
    public const string Certificate = "A certificate with its private key, whose public part is uploaded to the app registration.";
    public const string CertificateThumbprint = "The thumbprint (40 hexadecimal digits) of a certificate in a personal store.";
    public const string CertificatePath = "A PFX file, or in PowerShell 7 a PEM file, with the certificate and its private key.";
    public const string FederatedToken = "The token that the other identity provider issued for this workload.";
    public const string FederatedTokenPath = "The file that contains the token of the other identity provider, such as the one AZURE_FEDERATED_TOKEN_FILE names.";
    public const string TokenPath = "A text file that contains one access token.";
    public const string CapturePath = "A capture of calls: HAR, SAZ, or text.";
    public const string PolicyPath = "Files of Conditional Access policies, as Microsoft Graph exports them; wildcards are allowed.";
    public const string TenantPath = "A tenant that Test-PartnerMfaSetup -SaveTenant saved.";
    public const string CaptureText = "A call as text, such as a copied curl command.";
    public const string ReportPath = "The file to write. Its name decides the format: report.html is a web page.";
    public const string ReportParts = "JSON reports that are joined into one.";
    public const string SignedReport = "The report: the page, the signed report (.jws), or a report with a separate signature file.";
    public const string RefreshTokenStore = "Where the refresh token is stored: a file, https://<vault>.vault.azure.net/secrets/<name>, secret:<vault>/<name>, or automation:<variable>.";
    public const string OldReport = "The older report: a JSON file that Export-PartnerMfaReport or partner-mfa wrote.";
    public const string NewReport = "The newer report: a JSON file that Export-PartnerMfaReport or partner-mfa wrote.";
    public const string Result = "Results of the Test-PartnerMfa and Test-PartnerCenterMfa commands.";
    public const string Error = "An error as text, such as 'AADSTS50076' or a whole message, or an error record.";
    public const string EnvironmentName = "The name that results show, such as 'Contoso test'.";
}
