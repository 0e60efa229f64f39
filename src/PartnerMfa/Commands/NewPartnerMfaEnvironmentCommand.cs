using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Parameters;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsCommon.New, "PartnerMfaEnvironment")]
[OutputType(typeof(PartnerMfaEnvironment))]
public sealed class NewPartnerMfaEnvironmentCommand : PartnerMfaCommand
{
    [Parameter(Mandatory = true, Position = 0, HelpMessage = HelpMessages.EnvironmentName)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    [Parameter]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment BasedOn { get; set; } = PartnerMfaEnvironments.Global;

    [Parameter]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? AuthorityHost { get; set; }

    [Parameter]
    [Alias("ApiEndpoint")]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? PartnerCenterEndpoint { get; set; }

    [Parameter]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? GraphEndpoint { get; set; }

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
