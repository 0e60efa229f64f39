namespace PartnerMfa.Verdicts;

/// <summary>Commands are found in sentences, completely and without the text that follows them.</summary>
public sealed class CommandTextTests
{
    [Theory]
    [InlineData("Sign in with MFA: partner-mfa probe --environment Sandbox --tenant 5a9db0c5-0000-4000-8000-000000000001. An integration keeps its token.", "partner-mfa probe --environment Sandbox --tenant 5a9db0c5-0000-4000-8000-000000000001")]
    [InlineData("Sign in: partner-mfa probe", "partner-mfa probe")]
    [InlineData("Sign in again: Connect-PartnerMfa -TenantId contoso.com, then test.", "Connect-PartnerMfa -TenantId contoso.com")]
    [InlineData("Use one (partner-mfa token --capture <file>).", "partner-mfa token --capture <file>")]
    [InlineData("Run partner-mfa refresh-token --application-id <app id> --save-refresh-token <file>, and store it.", "partner-mfa refresh-token --application-id <app id> --save-refresh-token <file>")]
    [InlineData("Test-PartnerCenterMfa | Export-PartnerMfaReport report.html", "Test-PartnerCenterMfa | Export-PartnerMfaReport report.html")]
    [InlineData("Connect-PartnerMfa -RefreshToken $refreshToken -ApplicationId <app id> -TenantId <tenant>", "Connect-PartnerMfa -RefreshToken $refreshToken -ApplicationId <app id> -TenantId <tenant>")]
    [InlineData("It goes through the pipeline: Get-Clipboard | Import-PartnerMfaCapture", "Get-Clipboard | Import-PartnerMfaCapture")]
    [InlineData("Read it: Get-Content 'a b.log' -Raw | Import-PartnerMfaCapture -AllHosts | Test-PartnerMfaToken.", "Get-Content 'a b.log' -Raw | Import-PartnerMfaCapture -AllHosts | Test-PartnerMfaToken")]
    [InlineData("Sign in: Connect-PartnerMfa -ClaimsChallenge '{\"access_token\":{}}'. Then test.", "Connect-PartnerMfa -ClaimsChallenge '{\"access_token\":{}}'")]
    [InlineData("Use Connect-PartnerMfa and look at the answer.", "Connect-PartnerMfa")]
    [InlineData("Import-PartnerMfaCapture <file> | Test-PartnerMfaToken", "Import-PartnerMfaCapture <file> | Test-PartnerMfaToken")]
    [InlineData("Run partner-mfa probe and look at the answer.", "partner-mfa probe")]
    [InlineData("Use partner-mfa setup --user jobs@contoso.com; it tells more.", "partner-mfa setup --user jobs@contoso.com")]
    public void A_command_is_found_with_its_options_and_values(string text, string command)
    {
        TextSegment[] segments = [.. CommandText.Split(text)];

        Assert.Equal([command], segments.Where(segment => segment.IsCommand).Select(segment => segment.Text));
        Assert.Equal(text, string.Concat(segments.Select(segment => segment.Text)));
    }

    [Theory]
    [InlineData("Switch security defaults on.")]
    [InlineData("")]
    [InlineData("Written by PartnerMfa 1.0")]
    [InlineData("x-partner-mfa-y")]
    public void Prose_stays_prose(string text)
    {
        TextSegment[] segments = [.. CommandText.Split(text)];

        Assert.DoesNotContain(segments, segment => segment.IsCommand);
        Assert.Equal(text, string.Concat(segments.Select(segment => segment.Text)));
    }
}
