using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Msal;

/// <summary>
/// A way to ask for MFA during a sign-in. Which of the two ways Entra ID accepts is not documented for every endpoint, so when it refuses
/// one, the other is tried once before the user is bothered.
/// </summary>
internal sealed class MfaAsk
{
    private const int ParameterNotSupported = 901002;

    private readonly string _name;

    private MfaAsk(string name) => _name = name;

    /// <summary>The authorize parameter <c>amr_values</c>, as Microsoft's own sample sends it.</summary>
    public static MfaAsk ByParameter { get; } = new(OAuthConstants.AuthenticationMethodsParameter)
    {
        Parameters = new Dictionary<string, (string, bool)> { [OAuthConstants.AuthenticationMethodsParameter] = (OAuthConstants.Mfa, false) },
    };

    /// <summary>The claims request for <c>amr</c> (OpenID Connect Core, section 5.5).</summary>
    public static MfaAsk ByClaims { get; } = new("claims");

    private static MfaAsk NotAtAll { get; } = new("");

    /// <summary>The additional parameters of the request.</summary>
    public IDictionary<string, (string Value, bool IncludeInCacheKey)> Parameters { get; private init; } = new Dictionary<string, (string, bool)>();

    /// <summary>The claims request of the sign-in; null when it has none.</summary>
    public string? ClaimsOf(SignInRequest request) => this == ByClaims ? ClaimsRequest.WithMfa(request.ClaimsChallenge) : request.ClaimsChallenge;

    /// <param name="request">The sign-in.</param>
    /// <param name="first">The way to try first.</param>
    /// <param name="observer">Receives a message that says how MFA is requested.</param>
    /// <param name="signIn">Signs in, asking for MFA in the given way.</param>
    public static async Task<T> RunAsync<T>(SignInRequest request, MfaAsk first, IWorkObserver observer, Func<MfaAsk, Task<T>> signIn)
    {
        if (!request.AsksForMfa) return await signIn(NotAtAll).ConfigureAwait(false);
        try
        {
            observer.Verbose($"Asking for MFA with {first._name}.");
            return await signIn(first).ConfigureAwait(false);
        }
        catch (MsalServiceException refusal) when (first.IsRefusedBy(refusal))
        {
            MfaAsk other = first == ByParameter ? ByClaims : ByParameter;
            observer.Verbose($"The service does not accept {first._name}; asking for MFA with {other._name} instead.");
            return await signIn(other).ConfigureAwait(false);
        }
    }

    // The refusal names the parameter, or says without naming it that a parameter is not supported. A refusal that names another parameter
    // does not count.
    private bool IsRefusedBy(MsalServiceException refusal)
    {
        string text = $"{refusal.Message} {refusal.ResponseBody}";
        bool isNamed = Regex.IsMatch(text, $@"(?<![\w]){_name}(?![\w])", RegexOptions.IgnoreCase);
        if (AadstsText.CodesIn(text).Contains(ParameterNotSupported)) return isNamed || !Regex.IsMatch(text, @"'[^']+' request parameter");
        return isNamed && refusal.ErrorCode is "invalid_request" or "unsupported_parameter" or "invalid_parameter";
    }
}
