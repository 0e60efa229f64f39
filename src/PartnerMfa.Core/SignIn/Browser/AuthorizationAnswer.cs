using Microsoft.Identity.Client;

namespace PartnerMfa.SignIn.Browser;

/// <summary>What came back on the redirect address (RFC 6749, sections 4.1.2 and 4.1.2.1).</summary>
internal static class AuthorizationAnswer
{
    /// <exception cref="MsalServiceException">The service's refusal, or an answer to another request than ours.</exception>
    public static string CodeOf(Uri answer, string state)
    {
        Dictionary<string, string> fields = QueryFields.Parse(answer.Query);
        if (!fields.TryGetValue("state", out string? sent) || sent != state)
            throw new MsalClientException(MsalError.StateMismatchError, "The answer in the browser belongs to another sign-in than this one.");
        if (fields.TryGetValue("error", out string? error))
            throw new MsalServiceException(error, fields.TryGetValue("error_description", out string? words) ? words : error, 400);
        return fields.TryGetValue("code", out string? code)
            ? code
            : throw new MsalClientException(MsalError.AuthenticationFailed, "The answer in the browser has no authorization code in it.");
    }
}
