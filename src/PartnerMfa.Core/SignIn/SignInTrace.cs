using Microsoft.Identity.Client;

namespace PartnerMfa.SignIn;

/// <summary>The details of a sign-in that -Verbose shows. None of them is secret.</summary>
internal static class SignInTrace
{
    public static string Asked(SignInRequest request) =>
        $"{request.Method} sign-in: {AuthorityOf(request)}{ClientOf(request)}scopes {string.Join(" ", request.Scopes)}{(request.AsksForMfa ? "" : ", MFA not asked for")}.";

    public static string Answered(AuthenticationResult answer) =>
        $"The token came from {SourceOf(answer)}; correlation ID {answer.CorrelationId:D}.";

    private static string ClientOf(SignInRequest request) => request.ApplicationId is { } client ? $"client {client}, " : "default client, ";

    private static string AuthorityOf(SignInRequest request) =>
        request is ManagedIdentitySignIn ? "" : $"authority {new Uri(request.Environment.AuthorityHost, request.TenantId ?? OAuthConstants.AnyOrganization)}, ";

    private static string SourceOf(AuthenticationResult answer) => answer.AuthenticationResultMetadata.TokenSource switch
    {
        TokenSource.Cache => "the cache",
        TokenSource.Broker => "the broker",
        _ => "the service",
    };
}
