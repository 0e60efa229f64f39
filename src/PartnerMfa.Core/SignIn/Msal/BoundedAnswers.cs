using PartnerMfa.Errors;
using PartnerMfa.Http;

namespace PartnerMfa.SignIn.Msal;

/// <summary>Reads the answers of the sign-in service within a bound before MSAL sees them, which reads whatever comes.</summary>
internal sealed class BoundedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The most that an answer may have, in bytes. The largest known, a token with many groups, has a twentieth.</summary>
    public const int Longest = 1024 * 1024;

    /// <exception cref="PartnerMfaException"><c>SignInFailed</c> when the answer is too large, <c>NetworkFailure</c> when it breaks off.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Uri host = request.RequestUri!;
        if (BoundedBody.StaysPacked(response.Content)) throw Failures.SignInAnswerUnusable(host, "it is compressed in a way that cannot be read here.");
        (byte[] body, BodyEnd end) = await BoundedBody.ReadAsync(response.Content, Longest, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (end == BodyEnd.TooLarge) throw Failures.SignInAnswerUnusable(host, "it is far too large.");
        if (end == BodyEnd.BrokenOff) throw Failures.SignInUnreachable(host, "the answer breaks off");
        ByteArrayContent read = new(body);
        if (response.Content?.Headers.ContentType is { } type) read.Headers.ContentType = type;
        response.Content?.Dispose();
        response.Content = read;
        return response;
    }
}
