using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.SignIn.Browser;

namespace PartnerMfa.SignIn.Msal;

/// <summary>
/// MSAL's application objects. A public client is kept, with its tokens, for the next sign-in of the same app; others are created for each
/// sign-in.
/// </summary>
internal sealed class MsalApplications(ServiceBackend backend)
{
    private readonly Dictionary<(string ApplicationId, Uri Authority, PartnerMfaContextScope Scope), MsalClient> _public = [];

    /// <summary>The public client of an app, with the tokens it has obtained so far.</summary>
    public MsalClient Public(SignInRequest request)
    {
        var key = (IdOf(request), Authority(request), request.ContextScope);
        return _public.TryGetValue(key, out MsalClient? kept) && CanListen(kept, request)
            ? kept
            : _public[key] = NewPublic(request, NeedsPort(request) ? LoopbackRedirect.Any() : new Uri(OAuthConstants.LoopbackRedirect));
    }

    // If another program is now using the port, the client cannot wait for a response there.
    private bool CanListen(MsalClient kept, SignInRequest request) =>
        !NeedsPort(request) || (kept.RedirectUri is { IsDefaultPort: false } redirect && LoopbackRedirect.IsFree(redirect.Port));

    private bool NeedsPort(SignInRequest request) => backend.WebUi is null && request is BrowserSignIn;

    /// <summary>A public client for one sign-in, without any other tokens in it.</summary>
    public MsalClient NewPublic(SignInRequest request, Uri redirect)
    {
        TokenEndpointHandler tap = new(new BoundedAnswers(backend.Handler), backend.Clock);
        return new MsalClient(
            PublicClientApplicationBuilder.Create(IdOf(request))
                .WithAuthority(Authority(request), validateAuthority: false)
                .WithInstanceDiscovery(false)
                .WithHttpClientFactory(new MsalHttpClientFactory(tap))
                .WithRedirectUri(redirect.OriginalString)
                .Build(),
            tap,
            redirect);
    }

    public MsalClient Confidential(SignInRequest request, ClientCredential credential, Uri? redirect = null)
    {
        TokenEndpointHandler tap = new(new BoundedAnswers(backend.Handler), backend.Clock);
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(request.ApplicationId)
            .WithAuthority(Authority(request), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new MsalHttpClientFactory(tap));
        builder = credential switch
        {
            ClientSecretCredential secret => builder.WithClientSecret(secret.Value.Reveal()),
            ClientCertificateCredential certificate => builder.WithCertificate(certificate.Certificate),
            FederatedTokenCredential federated => builder.WithClientAssertion((AssertionRequestOptions _) => Task.FromResult(federated.Read().Reveal())),
            _ => throw new NotSupportedException(credential.GetType().Name),
        };
        if (redirect is not null) builder = builder.WithRedirectUri(redirect.OriginalString);
        return new MsalClient(builder.Build(), tap);
    }

    public IManagedIdentityApplication ManagedIdentity(SignInRequest request) =>
        ManagedIdentityApplicationBuilder
            .Create(request.ApplicationId is { } id ? ManagedIdentityId.WithUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
            .WithHttpClientFactory(new MsalHttpClientFactory(new BoundedAnswers(backend.Handler)))
            .Build();

    private static string IdOf(SignInRequest request) => request.ApplicationId
        ?? (request.IsForGraph ? KnownApplications.DefaultForGraph : KnownApplications.Default);

    private static Uri Authority(SignInRequest request) =>
        new(request.Environment.AuthorityHost, request.TenantId ?? OAuthConstants.AnyOrganization);
}

/// <summary>An MSAL application, together with the handler that sees its responses.</summary>
internal sealed record MsalClient(IClientApplicationBase Application, TokenEndpointHandler Tap, Uri? RedirectUri = null);

/// <summary>Gives MSAL an HttpClient on our own handler.</summary>
#pragma warning disable CA1001 // The client does not own its handler, which belongs to the process.
internal sealed class MsalHttpClientFactory(HttpMessageHandler handler) : IMsalHttpClientFactory
{
    private readonly HttpClient _client = new(handler, disposeHandler: false) { MaxResponseContentBufferSize = BoundedAnswers.Longest };

    public HttpClient GetHttpClient() => _client;
}

/// <summary>Reads the sign-in service's responses within a limit before MSAL sees them, because MSAL itself reads without one.</summary>
internal sealed class BoundedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>
    /// The maximum size of a response, in bytes. It is twenty times that of the largest known one, a token with many groups.
    /// </summary>
    public const int Longest = 1024 * 1024;

    /// <exception cref="PartnerMfaException">
    /// <c>SignInFailed</c> when the response is too large, <c>NetworkFailure</c> when it is truncated.
    /// </exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Uri host = request.RequestUri!;
        if (BoundedBody.StaysPacked(response.Content)) throw Failures.SignInAnswerUnusable(host, "it is compressed in a way that cannot be read here.");
        (byte[] body, BodyEnd end) = await BoundedBody.ReadAsync(response.Content, Longest, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (end == BodyEnd.TooLarge) throw Failures.SignInAnswerUnusable(host, "it is far too large.");
        if (end == BodyEnd.BrokenOff) throw Failures.SignInUnreachable(host, "the response is truncated");
        ByteArrayContent read = new(body);
        if (response.Content?.Headers.ContentType is { } type) read.Headers.ContentType = type;
        response.Content?.Dispose();
        response.Content = read;
        return response;
    }
}
