using System.CommandLine;
using System.Text.Json.Nodes;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// <c>partner-mfa app</c>: registers the app that an integration signs in with, completes an existing registration, or removes one that it
/// made.
/// </summary>
internal sealed class AppVerb : Verb
{
    private readonly Option<string?> _name = new("--name") { Description = $"The name of the app. Default: {ApplicationRequest.DefaultName}.", HelpName = "name" };
    private readonly Option<string?> _application = new("--application-id", "-a") { Description = "An app that is registered already, by its client ID: it is completed, or removed.", HelpName = "guid" };
    private readonly Option<string?> _tenant = new("--tenant", "-t") { Description = "The ID or a domain of the partner tenant.", HelpName = "tenant" };
    private readonly Option<bool> _confidential = new("--confidential") { Description = "Register a web app for the secure application model, with a client secret." };
    private readonly Option<string?> _secretPath = new("--secret-path") { Description = "The file to store the new client secret in, readable only by you.", HelpName = "file" };
    private readonly Option<string?> _redirect = new("--redirect-uri") { Description = $"The redirect address. Default: {OAuthConstants.LoopbackRedirect}, or {OAuthConstants.WebRedirect} for a web app.", HelpName = "address" };
    private readonly Option<bool> _whatIf = new("--what-if") { Description = "List the requests that would be sent, and change nothing." };
    private readonly Option<bool> _remove = new("--remove") { Description = "Remove the app, if partner-mfa registered it." };
    private readonly Option<bool> _force = new("--force") { Description = "With --remove: also remove an app that partner-mfa did not register." };
    private readonly Option<bool> _deviceCode = new("--device-code") { Description = "Sign in with a code on another device." };
    private readonly Option<string?> _graphTokenFile = new("--graph-token-file") { Description = "Use the access token for Microsoft Graph in this file; - is standard input.", HelpName = "file" };

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "app",
            "Register the app that an integration signs in with, with consent to Partner Center. An existing registration is completed.",
            new("See what would be sent to Microsoft Graph", "partner-mfa app --what-if"),
            new("A web app for the secure application model", "partner-mfa app --confidential --secret-path secret.txt"),
            new("Take it back", "partner-mfa app --remove --application-id <app id>"));
        command.Add(OptionGroup.Common, _name, _application, _tenant, _confidential, _secretPath, _redirect, _whatIf, _remove, _force, _deviceCode);
        command.Add(OptionGroup.Captures, _graphTokenFile);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_application) is { } id && !Guid.TryParse(id, out _)) parsed.AddError("--application-id takes a GUID: the application's client ID.");
            if (parsed.GetValue(_remove) && parsed.GetValue(_application) is null) parsed.AddError("--remove requires --application-id.");
            if (parsed.GetValue(_force) && !parsed.GetValue(_remove)) parsed.AddError("--force requires --remove.");
            if (parsed.GetValue(_remove) && parsed.GetValue(_confidential)) parsed.AddError("Use either --remove or --confidential, not both.");
            if (parsed.GetValue(_confidential) && parsed.GetValue(_secretPath) is null && !parsed.GetValue(_whatIf)) parsed.AddError("--confidential requires --secret-path: a secret is never printed.");
            if (parsed.GetValue(_secretPath) is not null && !parsed.GetValue(_confidential)) parsed.AddError("--secret-path requires --confidential.");
            if (parsed.GetValue(_redirect) is { } address && !Uri.TryCreate(address, UriKind.Absolute, out _)) parsed.AddError($"--redirect-uri takes an address, such as {OAuthConstants.LoopbackRedirect}.");
        });
        return command;
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        run.PrepareNetwork();
        Secret token = run.Get(_graphTokenFile) is { } file ? SecretFile.Read(_graphTokenFile.Name, file, run.Context) : await SignInAsync(run).ConfigureAwait(false);
        ApplicationRequest request = new(run.Environment, token)
        {
            DisplayName = run.Get(_name) ?? ApplicationRequest.DefaultName,
            ApplicationId = run.Get(_application),
            IsConfidential = run.Get(_confidential),
            SecretPath = run.Get(_secretPath),
            RedirectUri = run.Get(_redirect),
            IsPreview = run.Get(_whatIf),
            Force = run.Get(_force),
        };
        PartnerMfaApplication application = run.Get(_remove)
            ? await run.Client.RemoveApplicationAsync(request, run.Observer, run.Stop).ConfigureAwait(false)
            : await run.Client.RegisterApplicationAsync(request, run.Observer, run.Stop).ConfigureAwait(false);
        run.Output.SetDone();
        Write(run, application);
    }

    private async Task<Secret> SignInAsync(VerbRun run)
    {
        SignInRequest request = run.Get(_deviceCode) ? new DeviceCodeSignIn { Environment = run.Environment } : DefaultSignIn.Choose(run.Environment, run.Context.DetectInteractivity(), CommandHints.Tool);
        request = request with { TenantId = run.Get(_tenant), GraphPermissions = ApplicationRequest.Permissions };
        return (await run.Client.SignInAsync(request, run.Observer, run.Stop).ConfigureAwait(false)).AccessToken;
    }

    private static void Write(VerbRun run, PartnerMfaApplication application)
    {
        if (run.AsJson)
        {
            run.Context.Output.WriteLine(new JsonObject
            {
                ["status"] = application.Status,
                ["message"] = application.Message,
                ["applicationId"] = application.ApplicationId,
                ["objectId"] = application.ObjectId,
                ["displayName"] = application.DisplayName,
                ["tenantId"] = application.TenantId,
                ["environment"] = application.Environment,
                ["redirectUri"] = application.RedirectUri,
                ["isConfidential"] = application.IsConfidential,
                ["secretExpiresOn"] = application.SecretExpiresOn?.ToString("O"),
                ["requests"] = new JsonArray([.. application.Requests.Select(one => (JsonNode)one)]),
            }.ToJsonString());
            return;
        }

        run.Context.Output.WriteLine(application.Message);
        if (application.ApplicationId is { } id) run.Context.Output.WriteLine($"  Client ID       {id}");
        if (application.TenantId is { } tenant) run.Context.Output.WriteLine($"  Tenant          {tenant}");
        if (application.RedirectUri is { } redirect) run.Context.Output.WriteLine($"  Redirect        {redirect}");
        if (run.Environment.IsSandbox) run.Context.Output.WriteLine($"  Environment     {ResultEvidence.Simulated}");
        if (application.Status == "Planned") foreach (string request in application.Requests) run.Context.Output.WriteLine($"  Would send      {request}");
        if (application.Status is "Registered" or "Completed" && !application.IsConfidential)
            run.Context.Output.WriteLine($"  What to do: {CommandHints.Tool.SignIn(new CommandTarget(run.Environment, application.TenantId, application.ApplicationId))}");
    }
}
