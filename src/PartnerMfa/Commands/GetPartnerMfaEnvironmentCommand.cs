using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Parameters;

namespace PartnerMfa.Commands;

/// <summary><c>Get-PartnerMfaEnvironment</c>: lists the clouds that the other commands know, with their addresses.</summary>
[Cmdlet(VerbsCommon.Get, "PartnerMfaEnvironment")]
[OutputType(typeof(PartnerMfaEnvironment))]
public sealed class GetPartnerMfaEnvironmentCommand : PartnerMfaCommand
{
#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>The name of an environment, or several. Default: every environment.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Environment", "EnvironmentName", "Cloud")]
    [PipedText("environment", "Name", "Environment", "EnvironmentName", "Cloud")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];
#pragma warning restore CA1819

    private protected override void ProcessInput()
    {
        foreach (string name in Name)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name)) WriteObject(Matching(name), enumerateCollection: true);
            else Write(name);
        }
    }

    private static List<PartnerMfaEnvironment> Matching(string name)
    {
        WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase);
        return [.. PartnerMfaEnvironments.All.Where(known => pattern.IsMatch(known.Name))];
    }

    private void Write(string name)
    {
        try
        {
            WriteObject(PartnerMfaEnvironments.Find(name));
        }
        catch (PartnerMfaException failure)
        {
            FailOne(failure);
        }
    }
}
