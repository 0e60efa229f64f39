namespace PartnerMfa.Errors;

/// <summary>Failures of requests to Microsoft Graph.</summary>
internal static partial class Failures
{
    public static PartnerMfaException GraphTokenInvalid(PartnerMfaEnvironment environment, string why) => new(
        ErrorId.GraphTokenInvalid, $"This is not an access token for Microsoft Graph: {why}", AnotherGraphToken(environment), environment.GraphResource);

    public static PartnerMfaException GraphTokenExpired(PartnerMfaEnvironment environment, string? account, DateTimeOffset expiredOn) => new(
        ErrorId.GraphTokenExpired, $"The access token for Microsoft Graph expired at {expiredOn:u}.", AnotherGraphToken(environment), account);

    private static string AnotherGraphToken(PartnerMfaEnvironment environment) =>
        $"Leave it out and sign in when asked, or give another one for {environment.GraphResource}: Graph Explorer (https://aka.ms/ge) shows one under 'Access token'.";
}
