using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsDiagnostic.Test, "PartnerMfaToken", DefaultParameterSetName = Sets.Connection)]
[OutputType(typeof(PartnerMfaResult), typeof(bool))]
public sealed class TestPartnerMfaTokenCommand : PartnerMfaCommand
{
    private static class Sets
    {
        public const string Connection = nameof(Connection);
        public const string Token = nameof(Token);
        public const string Context = nameof(Context);
    }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Alias("AccessToken", "access_token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? Token { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [ContextTransformation]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    [Parameter(ParameterSetName = Sets.Token)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            Write(ParameterSetName switch
            {
                Sets.Token => Client.TestToken(Token!, Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global, "Token"),
                Sets.Context => Client.TestToken(Context!.GetAccessToken(), Context.TokenEnvironment, Context.SignInMethod),
                _ => OfConnection(),
            });
        }
        catch (PartnerMfaException failure)
        {
            FailOne(failure);
            if (Quiet) WriteObject(false);
        }
    }

    private PartnerMfaResult OfConnection() => RunspaceState.Current.Session is { } session
        ? Client.TestToken(session.AccessToken, session.Environment, session.Request.Method)
        : throw Failures.NothingToTest(CommandWords.PowerShell);

    private void Write(PartnerMfaResult result)
    {
        if (Quiet) WriteObject(result.Result == nameof(MfaAnswer.Yes));
        else WriteObject(result);
    }
}
