using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Http;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Applications;

/// <summary>Registers the application that an integration signs in with, completes an existing registration, or removes one.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/application-post-applications</remarks>
internal sealed class ApplicationRegistrar(ServiceBackend backend, ApplicationRequest request, IWorkObserver observer)
{
    /// <summary>The tag that marks applications registered by PartnerMfa.</summary>
    public const string Tag = "PartnerMfa";

    private const string NewApplication = "{new application}";

    private static readonly string Members = "$select=" + string.Join(",", RegistrationOfApplication.Members);

    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="PartnerMfaException">
    /// Graph refused a request, the application does not exist, several have the name, or the secret cannot be stored.
    /// </exception>
    public async Task<PartnerMfaApplication> RegisterAsync(CancellationToken cancellationToken)
    {
        if (request.SecretPath is { } path) CheckSecretPath(path);
        if (request.RedirectUri is { } address) CheckRedirect(new Uri(address, UriKind.RelativeOrAbsolute));
        (GraphToken token, GraphChanges graph, TimeLimit limit) = Begin(cancellationToken);
        using TimeLimit ending = limit;
        JsonElement? existing = await FindAsync(graph).ConfigureAwait(false);
        string redirect = request.RedirectUri ?? (request.IsConfidential ? OAuthConstants.WebRedirect : OAuthConstants.LoopbackRedirect);
        JsonElement application = existing ?? await CreateAsync(graph, redirect).ConfigureAwait(false);
        if (existing is { } found) await CompleteAsync(graph, found, redirect).ConfigureAwait(false);
        string objectId = application.Text("id") ?? NewApplication, clientId = application.Text("appId") ?? NewApplication;
        string principal = await PrincipalAsync(graph, clientId, isNew: existing is null).ConfigureAwait(false);
        string partnerCenter = await PrincipalAsync(graph, PartnerMfaEnvironment.PartnerCenterApplicationId, isNew: false).ConfigureAwait(false);
        await ConsentAsync(graph, principal, partnerCenter).ConfigureAwait(false);
        (Secret? secret, DateTimeOffset? endsOn) = request.IsConfidential ? await ProveAsync(graph, existing, objectId).ConfigureAwait(false) : default;
        if (secret is not null && request.SecretPath is { } file) Store(file, secret);
        if (existing is not null && request.ApplicationId is null && graph.Requests.Count > 0)
            observer.Warning($"An application with this name was in the tenant already (client ID {clientId}) and is completed. Anyone who may register applications can have made it: if it is not yours, remove it, or choose another name.");
        string status = graph.Requests.Count == 0 ? "Unchanged" : request.IsPreview ? "Planned" : existing is null ? "Registered" : "Completed";
        return new PartnerMfaApplication
        {
            Status = status,
            Message = Sentence(status, graph.Requests.Count, secret is not null),
            ApplicationId = clientId == NewApplication ? null : clientId,
            ObjectId = objectId == NewApplication ? null : objectId,
            DisplayName = Redactor.Shown(application.Text("displayName") ?? request.DisplayName),
            TenantId = token.Claims.TenantId,
            Environment = request.Environment.Name,
            RedirectUri = redirect,
            IsConfidential = request.IsConfidential,
            ClientSecret = request.SecretPath is null ? secret?.ToSecureString() : null,
            SecretExpiresOn = secret is null ? null : endsOn?.UtcDateTime,
            Requests = [.. graph.Requests],
        };
    }

    // https://learn.microsoft.com/entra/identity-platform/reply-url
    private static void CheckRedirect(Uri address)
    {
        if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw Failures.RedirectInvalid(address, OAuthConstants.WebRedirect, "it must be https, or http on this machine (localhost).");
        if (address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
            throw Failures.RedirectInvalid(address, OAuthConstants.WebRedirect, "it must not contain a user name, a password, a query or a fragment.");
    }

    /// <summary>Removes the application. Entra ID keeps a removed application for 30 days, during which it can be restored.</summary>
    /// <inheritdoc cref="RegisterAsync"/>
    public async Task<PartnerMfaApplication> RemoveAsync(CancellationToken cancellationToken)
    {
        (GraphToken token, GraphChanges graph, TimeLimit limit) = Begin(cancellationToken);
        using TimeLimit ending = limit;
        JsonElement found = await FindAsync(graph).ConfigureAwait(false) ?? throw Failures.ApplicationToRemoveNotFound(request.ApplicationId!);
        RegistrationOfApplication application = RegistrationOfApplication.Read(found);
        if (!request.Force && !application.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase)) throw Failures.ApplicationNotOurs(request.ApplicationId!);
        await graph.SendAsync("DELETE", $"/v1.0/applications/{Uri.EscapeDataString(application.ObjectId ?? "")}").ConfigureAwait(false);
        return new PartnerMfaApplication
        {
            Status = request.IsPreview ? "Planned" : "Removed",
            Message = request.IsPreview ? "The application would be removed." : "The application was removed. It can be restored for 30 days: Entra admin center > App registrations > Deleted applications.",
            ApplicationId = found.Text("appId"),
            ObjectId = application.ObjectId,
            DisplayName = application.DisplayName is { } name ? Redactor.Shown(name) : null,
            TenantId = token.Claims.TenantId,
            Environment = request.Environment.Name,
            IsConfidential = application.WebRedirects.Count > 0,
            Requests = [.. graph.Requests],
        };
    }

    private (GraphToken, GraphChanges, TimeLimit) Begin(CancellationToken cancellationToken)
    {
        GraphToken token = GraphToken.Read(request.GraphToken, request.Environment, backend.Clock.GetUtcNow());
        TimeLimit limit = new(backend.Clock, SetupRequest.DefaultTimeLimit, cancellationToken);
        return (token, new GraphChanges(backend, request.Environment, request.GraphToken, observer, limit, request.IsPreview), limit);
    }

    private async Task<JsonElement?> FindAsync(GraphChanges graph)
    {
        if (request.ApplicationId is { } id)
            return GraphAnswers.Of(id, await graph.FindAsync($"/v1.0/applications(appId='{Uri.EscapeDataString(id)}')?{Members}").ConfigureAwait(false) ?? throw Failures.ApplicationToRemoveNotFound(id));
        string name = Uri.EscapeDataString($"displayName eq '{request.DisplayName.Replace("'", "''")}'");
        JsonElement[] ours =
        [
            .. (await graph.ListAsync($"/v1.0/applications?$filter={name}&{Members}").ConfigureAwait(false))
                .Where(one => one.Text("displayName") == request.DisplayName && RegistrationOfApplication.Read(one).Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase)),
        ];
        return ours.Length switch { 0 => null, 1 => GraphAnswers.Of(null, ours[0]), _ => throw Failures.SeveralApplications(request.DisplayName) };
    }

    private async Task<JsonElement> CreateAsync(GraphChanges graph, string redirect)
    {
        JsonObject body = new()
        {
            ["displayName"] = request.DisplayName,
            ["signInAudience"] = "AzureADMyOrg",
            ["tags"] = new JsonArray(Tag),
            ["requiredResourceAccess"] = new JsonArray(PartnerCenterAccess()),
            [Platform] = new JsonObject { ["redirectUris"] = new JsonArray(redirect) },
        };
        // A public client can then also sign in with a device code.
        if (!request.IsConfidential) body["isFallbackPublicClient"] = true;
        JsonElement made = await graph.SendAsync("POST", "/v1.0/applications", body).ConfigureAwait(false);
        return request.IsPreview ? made : GraphAnswers.Of(null, made);
    }

    private async Task CompleteAsync(GraphChanges graph, JsonElement found, string redirect)
    {
        RegistrationOfApplication application = RegistrationOfApplication.Read(found);
        JsonObject lacking = [];
        if (!application.AsksForPartnerCenter)
        {
            // Other permissions that the application requests are kept.
            JsonArray all = found.Member("requiredResourceAccess") is { ValueKind: JsonValueKind.Array } access ? JsonNode.Parse(access.GetRawText())!.AsArray() : [];
            JsonObject? own = all.OfType<JsonObject>().FirstOrDefault(one => PartnerMfaEnvironment.PartnerCenterApplicationId.Equals((string?)one["resourceAppId"], StringComparison.OrdinalIgnoreCase));
            if (own?["resourceAccess"] is JsonArray scopes) scopes.Add((JsonNode)Scope());
            else all.Add((JsonNode)PartnerCenterAccess());
            lacking["requiredResourceAccess"] = all;
        }

        IReadOnlyList<string> redirects = request.IsConfidential ? application.WebRedirects : application.PublicRedirects;
        bool isRedirectMissing = request.RedirectUri is null ? redirects.Count == 0 : !redirects.Contains(redirect);
        // An application that the user named is changed only where sign-ins would not work otherwise.
        if (request.ApplicationId is not null && request.RedirectUri is null && application.WebRedirects.Count + application.PublicRedirects.Count > 0) isRedirectMissing = false;
        if (isRedirectMissing) lacking[Platform] = new JsonObject { ["redirectUris"] = new JsonArray([.. redirects.Append(redirect).Select(one => (JsonNode)one)]) };
        if (lacking.Count > 0) await graph.SendAsync("PATCH", $"/v1.0/applications/{Uri.EscapeDataString(application.ObjectId ?? "")}", lacking).ConfigureAwait(false);
    }

    private static async Task<string> PrincipalAsync(GraphChanges graph, string clientId, bool isNew)
    {
        JsonElement? found = isNew ? null : await graph.FindAsync($"/v1.0/servicePrincipals(appId='{Uri.EscapeDataString(clientId)}')?$select={string.Join(",", PrincipalOfApplication.Members)}").ConfigureAwait(false);
        found ??= await graph.SendAsync("POST", "/v1.0/servicePrincipals", new JsonObject { ["appId"] = clientId }, dependsOnNew: isNew).ConfigureAwait(false);
        if (found.Value.ValueKind != JsonValueKind.Undefined) GraphAnswers.Of(clientId, found.Value);
        return found.Value.Text("id") ?? $"{{service principal of {clientId.Trim('{', '}')}}}";
    }

    private static async Task ConsentAsync(GraphChanges graph, string principal, string partnerCenter)
    {
        IReadOnlyList<JsonElement> grants = principal[0] == '{' ? [] : await graph.ListAsync($"/v1.0/servicePrincipals/{Uri.EscapeDataString(principal)}/oauth2PermissionGrants").ConfigureAwait(false);
        JsonElement? grant = grants.Where(one => one.Text("resourceId") == partnerCenter && one.Text("consentType") == "AllPrincipals").Select(one => (JsonElement?)one).FirstOrDefault();
        string scope = grant?.Text("scope")?.Trim() ?? "";
        if (scope.Split(' ').Contains(PartnerMfaEnvironment.PartnerCenterPermission, StringComparer.OrdinalIgnoreCase)) return;
        if (grant is { } known)
            await graph.SendAsync("PATCH", $"/v1.0/oauth2PermissionGrants/{Uri.EscapeDataString(known.Text("id") ?? "")}", new JsonObject { ["scope"] = $"{scope} {PartnerMfaEnvironment.PartnerCenterPermission}".Trim() }).ConfigureAwait(false);
        else
            await graph.SendAsync(
                "POST",
                "/v1.0/oauth2PermissionGrants",
                new JsonObject { ["clientId"] = principal, ["consentType"] = "AllPrincipals", ["resourceId"] = partnerCenter, ["scope"] = PartnerMfaEnvironment.PartnerCenterPermission },
                dependsOnNew: true).ConfigureAwait(false);
    }

    private async Task<(Secret?, DateTimeOffset?)> ProveAsync(GraphChanges graph, JsonElement? existing, string objectId)
    {
        DateTimeOffset now = backend.Clock.GetUtcNow();
        bool hasValid = existing is { } found && RegistrationOfApplication.Read(found).Credentials.Any(one => one.EndsOn is null || one.EndsOn > now);
        string path = $"/v1.0/applications/{(objectId == NewApplication ? objectId : Uri.EscapeDataString(objectId))}";
        if (request.Certificate is { } certificate)
        {
            if (hasValid) return default;
            JsonObject key = new() { ["type"] = "AsymmetricX509Cert", ["usage"] = "Verify", ["displayName"] = "PartnerMfa", ["key"] = Convert.ToBase64String(certificate) };
            await graph.SendAsync("PATCH", path, new JsonObject { ["keyCredentials"] = new JsonArray(key) }, dependsOnNew: existing is null).ConfigureAwait(false);
            return default;
        }

        if (hasValid && (request.SecretPath is null || File.Exists(request.SecretPath))) return default;
        DateTimeOffset endsOn = now + ApplicationRequest.SecretLifetime;
        string end = DisplayFormat.Timestamp(endsOn.UtcDateTime);
        JsonElement answer = await graph.SendAsync(
            "POST",
            path + "/addPassword",
            new JsonObject { ["passwordCredential"] = new JsonObject { ["displayName"] = "PartnerMfa", ["endDateTime"] = end } },
            dependsOnNew: existing is null).ConfigureAwait(false);
        return answer.Text("secretText") is { } text ? (new Secret(text), endsOn) : default;
    }

    private string Platform => request.IsConfidential ? "web" : "publicClient";

    private static JsonObject PartnerCenterAccess() => new() { ["resourceAppId"] = PartnerMfaEnvironment.PartnerCenterApplicationId, ["resourceAccess"] = new JsonArray(Scope()) };

    private static JsonObject Scope() => new() { ["id"] = PartnerMfaEnvironment.PartnerCenterPermissionId, ["type"] = "Scope" };

    private string Sentence(string status, int changes, bool hasSecret) => status switch
    {
        "Unchanged" => "The application is registered as it must be. Nothing was changed.",
        "Planned" => $"{changes} {(changes == 1 ? "request" : "requests")} would be sent. Nothing was changed.",
        "Registered" => "The application is registered, with consent.",
        _ => "The application was completed.",
    } + (!hasSecret ? "" : request.SecretPath is { } path ? $" Its new secret is stored in '{Redactor.Path(path)}'." : " Its new secret is in ClientSecret.");

    private static void CheckSecretPath(string path)
    {
        if (FileLink.WhyNot(path) is { } why) throw Failures.SecretNotStored(path, why);
    }

    private static void Store(string path, Secret secret)
    {
        try
        {
            using AtomicFile file = new(path, isSecret: true);
            byte[] text = Encoding.UTF8.GetBytes(secret.Reveal() + "\n");
            file.Content.Write(text, 0, text.Length);
            file.Complete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.SecretNotStored(path, exception is UnauthorizedAccessException ? "access is denied." : "it cannot be written.");
        }
    }
}
