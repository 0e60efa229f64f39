using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary><c>Test-PartnerMfaToken</c>: shows whether the user behind an access token signed in with MFA. The token is not sent anywhere.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerMfaToken", DefaultParameterSetName = Sets.Connection)]
[OutputType(typeof(PartnerMfaResult), typeof(bool))]
public sealed class TestPartnerMfaTokenCommand : NetworkCommand
{
    private static class Sets
    {
        public const string Connection = nameof(Connection);
        public const string Token = nameof(Token);
        public const string Context = nameof(Context);
        public const string Capture = nameof(Capture);
        public const string Path = nameof(Path);
        public const string LiteralPath = nameof(LiteralPath);
    }

    private SignatureKeys? _keys;

    /// <summary>
    /// An access token, as text or SecureString. A leading <c>Bearer </c>, quotes, line breaks, or a whole <c>Authorization:</c> line are
    /// accepted. At most 1 MiB.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.AccessToken)]
    [Alias("AccessToken", "access_token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? Token { get; set; }

    /// <summary>A connection, as Connect-PartnerMfa -PassThru or Get-PartnerMfaContext returns it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [PipedObject(typeof(PartnerMfaContext), typeof(PartnerMfaCapture), TakesFiles = true)]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    /// <summary>A captured call, as Import-PartnerMfaCapture returns it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Capture)]
    [PipedObject(typeof(PartnerMfaContext), typeof(PartnerMfaCapture), TakesFiles = true)]
    [ValidateNotNull]
    public PartnerMfaCapture? Capture { get; set; }

    /// <summary>The files, with one token in each. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Path, HelpMessage = HelpMessages.TokenPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files with exactly these names, with one token in each. The output of Get-ChildItem can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.LiteralPath, HelpMessage = HelpMessages.TokenPath)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The environment whose Partner Center the token must be issued for: Global, USGovernment, China or Sandbox. Default: the capture's
    /// environment, then the connection's, otherwise Global.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Connection)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Parameter(ParameterSetName = Sets.Capture)]
    [Parameter(ParameterSetName = Sets.Path)]
    [Parameter(ParameterSetName = Sets.LiteralPath)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    /// <summary>
    /// Lists every claim of the token with its value in readable form, its meaning, what it says about MFA, and the page that documents it
    /// (property Claims). Unknown claims are marked as such.
    /// </summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    /// <summary>
    /// Fetches the keys of the token's tenant and verifies the signature. SignatureStatus shows the outcome: Valid, Invalid, KeyNotFound or
    /// Unsupported. The token's own answer counts only when the signature is Valid. Tokens for Microsoft's own services, such as Graph,
    /// cannot be verified by anyone else: Unsupported.
    /// </summary>
    [Parameter]
    public SwitchParameter VerifySignature { get; set; }

    /// <summary>
    /// The public key that verifies the signature: a JSON Web Key or key set as text, a key or certificate in PEM, or a certificate object.
    /// Nothing is fetched. A private key is refused, and symmetric keys are never used.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? SigningKey { get; set; }

    /// <summary>
    /// A file with the public keys that verify the signature: a JSON Web Key Set, as sign-in services publish it. Nothing is fetched.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeySetPath { get; set; }

    /// <summary>Returns a Boolean instead of the result: true only for Yes.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    // Without a named environment, the connection's environment applies.
    private PartnerMfaEnvironment TokenEnvironment => Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global;

    private protected override void BeginInputs()
    {
        try
        {
            _keys = SigningKeyArgument.Read(SigningKey, KeySetPath is null ? null : FilePaths.Literal(this, KeySetPath), VerifySignature);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case Sets.Path:
                foreach (string path in Path) AnswerFiles(() => FilesOf(path));
                break;
            case Sets.LiteralPath:
                foreach (string path in LiteralPath) AnswerFiles(() => [FilePaths.Literal(this, path)]);
                break;
            default:
                AnswerInput();
                break;
        }
    }

    private void AnswerInput()
    {
        try
        {
            Write(Test(Question()));
        }
        catch (PartnerMfaException failure)
        {
            Tell(failure, file: null);
        }
    }

    private TokenRequest Question() => ParameterSetName switch
    {
        Sets.Token => new TokenRequest(Token!, TokenEnvironment, "Token"),
        Sets.Context => TokenRequest.Of(In(Context!, Environment)),
        Sets.Capture => TokenRequest.Of(Capture!, Environment),
        _ => RunspaceState.Current.Session is { } session
            ? TokenRequest.Of(session.AccessToken, session.Request) with { Environment = Environment ?? session.Environment }
            : throw Failures.NothingToTest(CommandHints.PowerShell),
    };

    // When a wildcard also matches folders, only the files are read.
    private IReadOnlyList<string> FilesOf(string path)
    {
        IReadOnlyList<string> found = FilePaths.Resolve(this, path);
        string[] files = [.. found.Where(one => !Directory.Exists(one))];
        return files.Length > 0 ? files : throw Failures.TokenFileUnreadable(path, "it is a folder.");
    }

    private void AnswerFiles(Func<IReadOnlyList<string>> find)
    {
        IReadOnlyList<string> files = [];
        try
        {
            files = find();
        }
        catch (PartnerMfaException failure)
        {
            Tell(failure, file: null);
        }

        foreach (string file in files)
        {
            try
            {
                Write(Test(new TokenRequest(TokenFile.Read(file), TokenEnvironment, file)));
            }
            catch (PartnerMfaException failure)
            {
                Tell(failure, file);
            }
        }
    }

    private PartnerMfaResult Test(TokenRequest question)
    {
        if (!Explain && _keys is null) return Client.TestToken(question);
        TokenRequest whole = question with { Explain = Explain, SignatureKeys = _keys };
        return _keys is null ? Client.TestToken(whole) : Run((client, _, stop) => client.TestTokenAsync(whole, stop));
    }

    private void Tell(PartnerMfaException failure, string? file)
    {
        FailOne(failure, file is null ? null : Redactor.Path(file));
        if (Quiet) WriteObject(false);
    }

    private void Write(PartnerMfaResult result)
    {
        if (Quiet) WriteObject(result.Result == nameof(MfaAnswer.Yes));
        else WriteResult(result);
    }
}
