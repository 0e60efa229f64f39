using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using PartnerMfa.Http;

namespace PartnerMfa.SignIn.Browser;

/// <summary>
/// Opens the sign-in page in the browser and waits for the response on the loopback redirect URI (RFC 8252, section 7.3), as a query or as
/// a form. Any program on this machine and any web page can send requests here, so only a request that contains the state of the sign-in is
/// accepted.
/// </summary>
/// <param name="open">Opens the page.</param>
/// <param name="clock">Limits how long a connection may take.</param>
internal sealed class LoopbackBrowser(Action<Uri> open, TimeProvider clock) : ICustomWebUi
{
    // This is longer than any browser takes to send a redirect.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
    {
        Dictionary<string, string> asked = QueryFields.Parse(authorizationUri.Query);
        if (!asked.TryGetValue("state", out string? state) || state.Length == 0 || !asked.ContainsKey("code_challenge") || !asked.TryGetValue("code_challenge_method", out string? method) || method != "S256")
            throw new MsalClientException(MsalError.AuthenticationFailed, "The sign-in page was requested without state or PKCE.");

        using LoopbackListener listener = new(redirectUri);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stop = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        Task serving = listener.ServeAsync(ServeAsync, ended.Token);
        try
        {
            open(authorizationUri);
            return new UriBuilder(redirectUri) { Query = await answer.Task.ConfigureAwait(false) }.Uri;
        }
        finally
        {
            ended.Cancel();
            await serving.ConfigureAwait(false);
        }

        async Task ServeAsync(Stream connection, CancellationToken end)
        {
            using CancellationTokenSource limit = clock.StartTimer(LongestCall);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, end);
            // On .NET Framework, socket streams ignore cancellation, but they react to being closed.
            using CancellationTokenRegistration closing = either.Token.Register(connection.Dispose);
            string? fields = await LoopbackRequest.ReadAnswerAsync(connection, redirectUri, state, either.Token).ConfigureAwait(false);
            await LoopbackRequest.ReplyAsync(connection, isAnswer: fields is not null, either.Token).ConfigureAwait(false);
            // The response is stored only after the page was sent, because the listener ends with it.
            if (fields is not null) answer.TrySetResult(fields);
        }
    }
}
