using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Parameters;

namespace PartnerMfa.Commands;

/// <summary>
/// <c>New-PartnerMfaEnvironment</c>: describes a custom environment, such as a gateway in front of Partner Center, a test double, or
/// another sign-in service.
/// </summary>
[Cmdlet(VerbsCommon.New, "PartnerMfaEnvironment")]
[OutputType(typeof(PartnerMfaEnvironment))]
public sealed class NewPartnerMfaEnvironmentCommand : PartnerMfaCommand
{
    /// <summary>The name that results show. It must differ from the built-in names.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = HelpMessages.EnvironmentName)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The environment that supplies everything you leave out. Default: Global.</summary>
    [Parameter]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment BasedOn { get; set; } = PartnerMfaEnvironments.Global;

    /// <summary>The address of the sign-in service: https, without a tenant. Default: the address from -BasedOn.</summary>
    [Parameter]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? AuthorityHost { get; set; }

    /// <summary>The base address of the Partner Center API: https, or http on this machine. Default: the address from -BasedOn.</summary>
    [Parameter]
    [Alias("ApiEndpoint")]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? PartnerCenterEndpoint { get; set; }

    /// <summary>The base address of Microsoft Graph: https, or http on this machine. Default: the address from -BasedOn.</summary>
    [Parameter]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? GraphEndpoint { get; set; }

    /// <summary>The resource that tokens must be issued for (their aud claim). Default: the resource from -BasedOn.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Resource { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            WriteObject(PartnerMfaEnvironments.Custom(Name, new EnvironmentAddresses(
                AuthorityHost ?? BasedOn.AuthorityHost,
                PartnerCenterEndpoint ?? BasedOn.PartnerCenterEndpoint,
                GraphEndpoint ?? BasedOn.GraphEndpoint,
                Resource ?? BasedOn.Resource)));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }
}
