using PartnerMfa.Environments;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;

namespace PartnerMfa.Sandbox.Support;

/// <summary>The complete result for a row of the account table.</summary>
internal static class ExpectedResult
{
    // Values that differ from run to run, and the wording, which Core's own tests check, are taken from the result itself.
    public static PartnerMfaResult Of(
        AccountTable.Answer row, DateTime signedIn, PartnerMfaResult actual, string environment = "Sandbox") => new()
        {
            Result = row.Result,
            Reason = row.Reason,
            Message = actual.Message,
            Remedy = row.Result == "Yes" ? null : actual.Remedy ?? "a remedy",
            HelpUri = actual.HelpUri ?? "a page",
            Account = row.Account switch
            {
                "app-only" => null,
                "another-account" => "everyday@sandbox.example",
                _ => row.Account + "@sandbox.example",
            },
            TenantId = SandboxAccounts.TenantId,
            ApplicationId = KnownApplications.Default,
            AuthenticationMethods = row.Methods.Length == 0 ? null : row.Methods,
            Audience = row.Account == "v2" ? PartnerMfaEnvironment.PartnerCenterApplicationId : PartnerMfaEnvironments.Sandbox.Resource,
            IssuedOn = row.Account == "expired" ? signedIn.AddDays(-1) : signedIn,
            ExpiresOn = (row.Account == "expired" ? signedIn.AddDays(-1) : signedIn).AddSeconds(3900),
            IsExpired = row.Account == "expired",
            Environment = environment,
            Source = "Browser",
            StatusCode = row.StatusCode,
            ClaimsChallenge = row.Reason == "ClaimsChallenge" ? actual.ClaimsChallenge ?? "a challenge" : null,
            OrdinaryCallsTried = row.Result == "No" ? 1 : null,
            OrdinaryCallsRefused = row.Result == "No" ? (row.Account == "enforced" ? 1 : 0) : null,
            ServiceConfirmed = row.ServiceConfirmed,
            CorrelationId = actual.CorrelationId,
            RequestId = actual.RequestId,
            Attempts = row.Attempts,
            Duration = actual.Duration,
            CheckedOn = signedIn,
            Evidence = actual.Evidence,
        };
}
