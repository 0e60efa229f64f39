using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary>
/// <c>New-PartnerMfaApplication</c>: registers the app that an integration signs in with, completes an existing registration, or removes
/// one that it made.
/// </summary>
[Cmdlet(VerbsCommon.New, "PartnerMfaApplication", DefaultParameterSetName = Sets.Register, SupportsShouldProcess = true)]
[OutputType(typeof(PartnerMfaApplication))]
public sealed class NewPartnerMfaApplicationCommand : NetworkCommand
{
    private static class Sets
    {
        public const string Register = nameof(Register);
        public const string Complete = nameof(Complete);
        public const string Remove = nameof(Remove);
    }

    /// <summary>The name of the app.</summary>
    [Parameter(Position = 0, ParameterSetName = Sets.Register)]
    [Parameter(Position = 0, ParameterSetName = Sets.Complete)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 120)]
    public string DisplayName { get; set; } = ApplicationRequest.DefaultName;

    /// <summary>The client ID of an app that is already registered.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Complete, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Remove, HelpMessage = HelpMessages.ApplicationId)]
    [Alias("ClientId", "AppId")]
    [ConvertedArgument(typeof(Guid), "a GUID such as 00001111-aaaa-2222-bbbb-3333cccc4444")]
    public Guid ApplicationId { get; set; }

    /// <summary>Registers a web app for the secure application model, with a secret or certificate.</summary>
    [Parameter(ParameterSetName = Sets.Register)]
    [Parameter(ParameterSetName = Sets.Complete)]
    public SwitchParameter Confidential { get; set; }

    /// <summary>The certificate that the web app authenticates with, instead of a secret. Only its public part is sent.</summary>
    [Parameter(ParameterSetName = Sets.Register)]
    [Parameter(ParameterSetName = Sets.Complete)]
    [ConvertedArgument(typeof(X509Certificate2), "a certificate, as Get-PfxCertificate or the Cert: drive returns one")]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The file in which to store the new client secret, readable only by its owner.</summary>
    [Parameter(ParameterSetName = Sets.Register)]
    [Parameter(ParameterSetName = Sets.Complete)]
    [ValidateNotNullOrEmpty]
    public string? SecretPath { get; set; }

    /// <summary>The redirect URI. Default: http://localhost, or http://localhost:8400 for a web app.</summary>
    [Parameter(ParameterSetName = Sets.Register)]
    [Parameter(ParameterSetName = Sets.Complete)]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? RedirectUri { get; set; }

    /// <summary>Removes the app.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Remove)]
    public SwitchParameter Remove { get; set; }

    /// <summary>Also removes an app that PartnerMfa did not register.</summary>
    [Parameter(ParameterSetName = Sets.Remove)]
    public SwitchParameter Force { get; set; }

    /// <summary>An access token for Microsoft Graph.</summary>
    [Parameter]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    /// <summary>The tenant to register in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>The environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment Environment { get; set; } = PartnerMfaEnvironments.Global;

    private protected override void ProcessInput()
    {
        try
        {
            if (PipelineInput is not null && ParameterSetName == Sets.Register) throw Failures.NoApplicationPiped();
            WarnOfOwnAddresses(Environment);
            ApplicationRequest request = new(Environment, GraphToken ?? SignIn())
            {
                DisplayName = DisplayName,
                ApplicationId = ApplicationId == Guid.Empty ? null : ApplicationId.ToString(),
                IsConfidential = Confidential,
                Certificate = Certificate?.RawData,
                SecretPath = SecretPath is null ? null : FilePaths.Literal(this, SecretPath),
                RedirectUri = RedirectUri?.OriginalString,
                Force = Force,
            };
            // -WhatIf shows every request before any is sent.
            PartnerMfaApplication planned = Send(request with { IsPreview = true });
            if (planned.Requests.Count == 0) WriteObject(planned);
            else if (planned.Requests.Where(one => !ShouldProcess(one, "Send to Microsoft Graph")).Take(int.MaxValue).ToList().Count == 0) WriteObject(Send(request));
        }
        catch (PartnerMfaException failure) when (PipelineInput is not null)
        {
            FailOne(failure);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private PartnerMfaApplication Send(ApplicationRequest request)
    {
        bool isRemoval = Remove;
        return Run((client, observer, stop) => isRemoval ? client.RemoveApplicationAsync(request, observer, stop) : client.RegisterApplicationAsync(request, observer, stop));
    }

    private Secret SignIn()
    {
        SignInRequest request = DefaultSignIn.Choose(Environment, HostInteractivity.Of(Host), CommandHints.PowerShell) with { TenantId = TenantId, GraphPermissions = ApplicationRequest.Permissions };
        Session session = Run((client, observer, stop) => client.SignInAsync(request, observer, stop));
        RunspaceState.Current.GraphSessions.Add(session);
        return session.AccessToken;
    }
}
