using PartnerMfa.Http.Responses;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Graph;
using PartnerMfa.Sandbox.KeyVault;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Sandbox;

/// <summary>
/// The simulated Entra ID, Partner Center and Microsoft Graph behind one handler, without ports or a network. Only the path of a request
/// matters, not the host.
/// </summary>
internal sealed class SandboxHandler(TimeProvider clock, Uri? authority = null) : HttpMessageHandler
{
    private readonly CustomerEndpoints _customers = new(new ProfileEndpoint(new ServiceDoor(clock)), new ServiceDoor(clock), clock);
    private readonly DeviceCodeEndpoint _deviceCode = new(clock);
    private readonly ManagedIdentityEndpoint _managedIdentity = new(clock);
    private readonly ProfileEndpoint _profile = new(new ServiceDoor(clock));
    private readonly UsageEndpoint _usage = new(new ServiceDoor(clock), clock);
    private readonly GraphEndpoint _graph = new(clock);
    private readonly VaultEndpoint _vault = new(clock);

    private TokenEndpoint TokenEndpoint => field ??= new TokenEndpoint(clock, _customers, authority);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string path = request.RequestUri!.AbsolutePath;
        FormFields query = new(request.RequestUri.Query);
        HttpResponseMessage response = (request.Method.Method, path) switch
        {
            (_, _) when CustomerEndpoints.IsAt(request) => await _customers.AnswerAsync(request).ConfigureAwait(false),
            ("GET", PartnerCenterConstants.OrganizationProfilePath) => await _profile.AnswerAsync(request).ConfigureAwait(false),
            ("GET", _) when ProfileEndpoint.IsList(path) => await _profile.AnswerListAsync(request).ConfigureAwait(false),
            ("GET", _) when UsageEndpoint.Paths.Contains(path) => await _usage.AnswerAsync(request, query).ConfigureAwait(false),
            ("POST", GraphEndpoint.EvaluatePath) => await _graph.AnswerAsync(request).ConfigureAwait(false),
            (_, _) when GraphApplications.IsAt(path) => await _graph.AnswerAsync(request).ConfigureAwait(false),
            ("GET", _) when GraphEndpoint.IsAt(path) => await _graph.AnswerAsync(request).ConfigureAwait(false),
            (_, _) when VaultEndpoint.IsAt(path) => await _vault.AnswerAsync(request).ConfigureAwait(false),
            ("GET", _) when path.EndsWith("/oauth2/v2.0/authorize", StringComparison.Ordinal) =>
                AuthorizeEndpoint.Answer(request.RequestUri, request.Headers.Accept.Any(type => type.MediaType == "text/html")),
            ("GET", ManagedIdentityEndpoint.Path) => _managedIdentity.Answer(query),
            ("POST", _) when path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) => TokenEndpoint.Answer(path.Split('/')[1], await FormAsync(request).ConfigureAwait(false)),
            ("POST", _) when path.EndsWith("/oauth2/v2.0/devicecode", StringComparison.Ordinal) =>
                _deviceCode.Answer(query, await FormAsync(request).ConfigureAwait(false)),
            ("GET", _) => MetadataEndpoint.Answer(path) ?? SandboxAnswers.NotFound(),
            _ => SandboxAnswers.NotFound(),
        };
        response.RequestMessage = request;
        return response;
    }

    private static async Task<FormFields> FormAsync(HttpRequestMessage request) =>
        new(request.Content is null ? "" : await request.Content.ReadAsStringAsync().ConfigureAwait(false));
}
