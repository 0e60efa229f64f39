using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.Work;

namespace PartnerMfa.Sandbox.Applications;

/// <summary>An application is registered, completed and removed with exactly the requests that a preview lists.</summary>
public sealed class ApplicationRegistrarTests
{
    private readonly SandboxRun _sandbox = new();

    [Theory]
    [InlineData(false, 3, "publicClient", "http://localhost")]
    [InlineData(true, 4, "web", "http://localhost:8400")]
    public async Task A_preview_lists_every_request_and_changes_nothing(bool isConfidential, int count, string platform, string redirect)
    {
        PartnerMfaApplication planned = await RunAsync(Request() with { IsPreview = true, IsConfidential = isConfidential });

        Assert.Equal(("Planned", count, null, redirect), (planned.Status, planned.Requests.Count, planned.ApplicationId, planned.RedirectUri));
        Assert.StartsWith("POST https://graph.sandbox.example/v1.0/applications {\"displayName\":\"Partner Center integration (PartnerMfa)\",\"signInAudience\":\"AzureADMyOrg\",\"tags\":[\"PartnerMfa\"]", planned.Requests[0], StringComparison.Ordinal);
        Assert.Contains($"\"{platform}\":{{\"redirectUris\":[\"{redirect}\"]}}", planned.Requests[0], StringComparison.Ordinal);
        Assert.Contains("\"resourceAppId\":\"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd\",\"resourceAccess\":[{\"id\":\"1cebfa2a-fb4d-419e-b5f9-839b4383e05a\",\"type\":\"Scope\"}]", planned.Requests[0], StringComparison.Ordinal);
        Assert.Contains("\"consentType\":\"AllPrincipals\"", planned.Requests[2], StringComparison.Ordinal);
        Assert.Equal("Planned", (await RunAsync(Request() with { IsPreview = true })).Status);
    }

    [Fact]
    public async Task Registering_twice_changes_nothing_the_second_time_and_every_check_is_met()
    {
        PartnerMfaApplication first = await RunAsync(Request());
        PartnerMfaApplication second = await RunAsync(Request());

        Assert.Equal(("Registered", 3, "Unchanged", 0), (first.Status, first.Requests.Count, second.Status, second.Requests.Count));
        Assert.Equal(first.ApplicationId, second.ApplicationId);
        IReadOnlyList<PartnerMfaResult> results = await new PartnerMfaClient(_ => _sandbox.Backend, CommandHints.PowerShell).TestSetupAsync(
            new SetupRequest("mfa@sandbox.example", PartnerMfaEnvironments.Sandbox, Token(), "a test") { ApplicationId = first.ApplicationId, UsesDeviceCode = true },
            PartnerMfa.Setup.SetupFiles.None,
            _sandbox.Observer,
            TestContext.Current.CancellationToken);
        Assert.Equal("Yes", results[0].Result);
        Assert.DoesNotContain(results, result => result.Check?.StartsWith("Application", StringComparison.Ordinal) == true && result.Result is ("No" or "Unknown"));
    }

    [Fact]
    public async Task A_secret_is_made_once_and_never_shown()
    {
        PartnerMfaApplication first = await RunAsync(Request() with { IsConfidential = true, DisplayName = "Web" });
        PartnerMfaApplication second = await RunAsync(Request() with { IsConfidential = true, DisplayName = "Web" });
        string secret = new Secret(first.ClientSecret!).Reveal();

        Assert.StartsWith("Sbx8Q~", secret, StringComparison.Ordinal);
        Assert.Equal((180, "Unchanged", null), ((int)(first.SecretExpiresOn!.Value - _sandbox.Clock.GetUtcNow().UtcDateTime).TotalDays, second.Status, second.ClientSecret));
        Assert.DoesNotContain(secret, string.Join('\n', first.Requests) + first.Message + string.Join('\n', _sandbox.Observer.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_stored_readable_by_its_owner_only()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("application").FullName, "secret.txt");
        PartnerMfaApplication made = await RunAsync(Request() with { IsConfidential = true, SecretPath = path });

        Assert.Null(made.ClientSecret);
        Assert.StartsWith("Sbx8Q~", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_place_for_the_secret_that_cannot_be_written_is_refused_before_anything_is_sent()
    {
        RecordingHandler sent = new(_sandbox.Backend.Handler);
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => RunAsync(Request() with { IsConfidential = true, SecretPath = "/no-such-folder/secret.txt" }, sent));

        Assert.Equal((ErrorId.SecretNotStored, 0), (failure.Id, sent.Sent.Count));
    }

    [Fact]
    public async Task A_secret_is_never_written_to_a_device_and_none_is_created_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: it needs the devices of Linux.");
        RecordingHandler sent = new(_sandbox.Backend.Handler);
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => RunAsync(Request() with { IsConfidential = true, SecretPath = "/dev/full" }, sent));

        Assert.Equal((ErrorId.SecretNotStored, 0), (failure.Id, sent.Sent.Count));
    }

    [Theory]
    [InlineData("http://contoso.example/back")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://alice:secret@contoso.example/back")]
    [InlineData("https://contoso.example/back#fragment")]
    [InlineData("Tr0ub4dor&3-x9Kq7Zw")]
    public async Task A_redirect_that_could_give_a_code_away_is_refused_before_anything_is_sent(string redirect)
    {
        RecordingHandler sent = new(_sandbox.Backend.Handler);
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => RunAsync(Request() with { RedirectUri = redirect }, sent));

        Assert.Equal((ErrorId.RedirectNotRegistered, 0), (failure.Id, sent.Sent.Count));
        Assert.DoesNotMatch("alice|Tr0ub4dor", failure.Message + failure.TargetName);
    }

    [Fact]
    public async Task Only_the_public_part_of_a_certificate_is_sent()
    {
        PartnerMfaApplication made = await RunAsync(Request() with { IsConfidential = true, Certificate = [1, 2, 3] });

        Assert.Equal("PATCH", made.Requests[3].Split(' ')[0]);
        Assert.Contains("{\"keyCredentials\":[{\"type\":\"AsymmetricX509Cert\",\"usage\":\"Verify\",\"displayName\":\"PartnerMfa\",\"key\":\"AQID\"}]}", made.Requests[3], StringComparison.Ordinal);
        Assert.Null(made.ClientSecret);
    }

    [Fact]
    public async Task Only_the_application_with_the_given_id_is_removed()
    {
        PartnerMfaApplication made = await RunAsync(Request());
        ApplicationRequest removal = Request() with { ApplicationId = made.ApplicationId };

        PartnerMfaApplication planned = await RemoveAsync(removal with { IsPreview = true });
        Assert.Equal(("Planned", $"DELETE https://graph.sandbox.example/v1.0/applications/{made.ObjectId}"), (planned.Status, Assert.Single(planned.Requests)));
        Assert.Equal("Removed", (await RemoveAsync(removal)).Status);
        Assert.Equal(ErrorId.ApplicationNotFound, (await Assert.ThrowsAsync<PartnerMfaException>(() => RemoveAsync(removal))).Id);
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(() => RemoveAsync(removal with { ApplicationId = "11112222-aaaa-2222-bbbb-3333cccc4444" }));
        Assert.Equal(ErrorId.ApplicationNotOurs, refused.Id);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "Request_ResourceNotFound", null)]
    [InlineData(HttpStatusCode.Forbidden, "Authorization_RequestDenied", ErrorId.ApplicationNotChanged)]
    internal async Task An_application_that_somebody_else_removes_meanwhile_is_removed(HttpStatusCode status, string code, ErrorId? error)
    {
        PartnerMfaApplication made = await RunAsync(Request());
        RefusingHandler refusing = new(_sandbox.Backend.Handler, "DELETE", $"/v1.0/applications/{made.ObjectId}", status, code);
        Task<PartnerMfaApplication> removing = RemoveAsync(Request() with { ApplicationId = made.ApplicationId }, refusing);

        if (error is null) Assert.Equal("Removed", (await removing).Status);
        else Assert.Equal(error, (await Assert.ThrowsAsync<PartnerMfaException>(() => removing)).Id);
        Assert.Equal(1, refusing.Count);
    }

    [Fact]
    public async Task A_complete_application_is_left_unchanged()
    {
        PartnerMfaApplication found = await RunAsync(Request() with { ApplicationId = "11112222-aaaa-2222-bbbb-3333cccc4444" });

        Assert.Equal(("Unchanged", 0), (found.Status, found.Requests.Count));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "such as Privileged Role Administrator")]
    [InlineData(HttpStatusCode.BadRequest, "Request_BadRequest", "Run it again")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "Run it again")]
    [InlineData((HttpStatusCode)429, "TooManyRequests", "Run it again")]
    public async Task A_refused_request_is_named_and_a_creation_is_not_repeated(HttpStatusCode status, string code, string advice)
    {
        RefusingHandler refusing = new(_sandbox.Backend.Handler, "POST", "/v1.0/applications", status, code);
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => RunAsync(Request(), refusing));

        Assert.Equal((ErrorId.ApplicationNotChanged, "POST /v1.0/applications", 1), (failure.Id, failure.TargetName, refusing.Count));
        Assert.Contains(advice, failure.Remedy, StringComparison.Ordinal);
        Assert.StartsWith($"Microsoft Graph did not carry out POST /v1.0/applications: HTTP {(int)status}, code {code}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_principal_waits_until_the_directory_knows_the_application()
    {
        RefusingHandler refusing = new(_sandbox.Backend.Handler, "POST", "/v1.0/servicePrincipals", HttpStatusCode.BadRequest, "NoBackingApplicationObject") { Times = 2 };

        Assert.Equal("Registered", (await RunAsync(Request(), refusing)).Status);
        Assert.Equal(3, refusing.Count);
    }

    // Whatever an answer names goes into the next requests, and the last of them consents for the whole tenant.
    [Theory]
    [InlineData("POST", "/v1.0/applications", "appId", "x\u001b]0;y", "POST /v1.0/applications")]
    [InlineData("POST", "/v1.0/applications", "id", "../users/all", "POST /v1.0/applications")]
    [InlineData("POST", "/v1.0/applications", "id", "", "POST /v1.0/applications")]
    [InlineData("POST", "/v1.0/servicePrincipals", "appId", "00003333-aaaa-2222-bbbb-3333cccc4444", "POST /v1.0/applications, POST /v1.0/servicePrincipals")]
    [InlineData("POST", "/v1.0/servicePrincipals", "id", "a'b", "POST /v1.0/applications, POST /v1.0/servicePrincipals")]
    [InlineData("GET", "/v1.0/servicePrincipals(appId='fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd')", "appId", "00003333-aaaa-2222-bbbb-3333cccc4444", "POST /v1.0/applications, POST /v1.0/servicePrincipals")]
    public async Task An_answer_about_another_application_ends_it(string method, string path, string member, string value, string changes)
    {
        RecordingHandler recording = new(new LyingHandler(_sandbox.Backend.Handler, method, path, member, value));

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => RunAsync(Request(), recording));

        Assert.Equal(
            (ErrorId.ApplicationNotChanged, "Microsoft Graph did not carry out the registration: its answer is not about the application that was asked for."),
            (failure.Id, failure.Message));
        Assert.Equal(changes, string.Join(", ", recording.Sent.Where(sent => sent.Method != HttpMethod.Get.Method).Select(sent => $"{sent.Method} {new Uri(sent.Uri).AbsolutePath}")));
    }

    [Fact]
    public async Task An_application_that_is_found_must_have_the_ID_that_was_asked_for()
    {
        const string id = "11112222-aaaa-2222-bbbb-3333cccc4444";
        LyingHandler lying = new(_sandbox.Backend.Handler, "GET", $"/v1.0/applications(appId='{id}')", "appId", "00003333-aaaa-2222-bbbb-3333cccc4444");

        Assert.Equal(ErrorId.ApplicationNotChanged, (await Assert.ThrowsAsync<PartnerMfaException>(() => RunAsync(Request() with { ApplicationId = id }, lying))).Id);
        Assert.Equal(ErrorId.ApplicationNotChanged, (await Assert.ThrowsAsync<PartnerMfaException>(() => RemoveAsync(Request() with { ApplicationId = id, Force = true }, lying))).Id);
    }

    [Fact]
    public async Task An_application_that_was_there_under_the_name_may_be_anyones_and_is_completed_with_a_warning()
    {
        PartnerMfaApplication made = await RunAsync(Request());
        Assert.Empty(Warnings);
        await RunAsync(Request());
        Assert.Empty(Warnings);

        await RunAsync(Request() with { RedirectUri = "http://localhost:8401", IsPreview = true });

        Assert.Equal(
            $"warning: An application with this name was in the tenant already (client ID {made.ApplicationId}) and is completed. Anyone who may register applications can have made it: if it is not yours, remove it, or choose another name.",
            Assert.Single(Warnings));
    }

    private IEnumerable<string> Warnings => _sandbox.Observer.Told.Where(told => told.StartsWith("warning: ", StringComparison.Ordinal));

    private static ApplicationRequest Request() => new(PartnerMfaEnvironments.Sandbox, new Secret(""));

    private Secret Token() => new(new SandboxTokens(_sandbox.Clock).GraphToken(SandboxAccounts.Default, TokenRequests.ClientId, SandboxAccounts.Default.Tenant.Granted));

    private Task<PartnerMfaApplication> RunAsync(ApplicationRequest request, HttpMessageHandler? handler = null) =>
        Client(handler).RegisterApplicationAsync(request with { GraphToken = Token() }, _sandbox.Observer, TestContext.Current.CancellationToken);

    private Task<PartnerMfaApplication> RemoveAsync(ApplicationRequest request, HttpMessageHandler? handler = null) =>
        Client(handler).RemoveApplicationAsync(request with { GraphToken = Token() }, _sandbox.Observer, TestContext.Current.CancellationToken);

    private PartnerMfaClient Client(HttpMessageHandler? handler)
    {
        ServiceBackend backend = handler is null ? _sandbox.Backend : _sandbox.Backend with { Handler = handler };
        return new PartnerMfaClient(_ => backend, CommandHints.PowerShell);
    }

    /// <summary>Refuses one kind of request, the first times.</summary>
    private sealed class RefusingHandler(HttpMessageHandler inner, string method, string path, HttpStatusCode status, string code) : DelegatingHandler(inner)
    {
        public int Times { get; init; } = int.MaxValue;

        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method.Method != method || request.RequestUri!.AbsolutePath != path || ++Count > Times) return base.SendAsync(request, cancellationToken);
            return Task.FromResult(new HttpResponseMessage(status)
            {
                RequestMessage = request,
                Content = new StringContent($$"""{"error": {"code": "{{code}}", "message": "Not now."} }""", Encoding.UTF8, "application/json"),
            });
        }
    }

    /// <summary>Answers one kind of request with another value.</summary>
    private sealed class LyingHandler(HttpMessageHandler inner, string method, string path, string member, string value) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (request.Method.Method != method || request.RequestUri!.AbsolutePath != path || !response.IsSuccessStatusCode) return response;
            JsonObject answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
            answer[member] = value;
            response.Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json");
            return response;
        }
    }
}
