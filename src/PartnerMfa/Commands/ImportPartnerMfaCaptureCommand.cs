using System.Management.Automation;
using System.Text;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;

namespace PartnerMfa.Commands;

/// <summary>
/// <c>Import-PartnerMfaCapture</c>: finds the calls that carry an access token in a file or text that you already have: a HAR file,
/// Fiddler's SAZ archive, HTTP text, a copied command, or a log.
/// </summary>
[Cmdlet(VerbsData.Import, "PartnerMfaCapture", DefaultParameterSetName = Sets.Path)]
[OutputType(typeof(PartnerMfaCapture))]
public sealed class ImportPartnerMfaCaptureCommand : PartnerMfaCommand
{
    // No clipboard text is longer than this.
    private const int LongestText = 64 * 1024 * 1024;
    private const int LongestName = 4096;

    private static class Sets
    {
        public const string Path = nameof(Path);
        public const string LiteralPath = nameof(LiteralPath);
        public const string Text = nameof(Text);
    }

    private readonly List<string> _files = [];
    private readonly StringBuilder _text = new();

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>The files; wildcards are allowed. A file with brackets in its name is also found by that name.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Sets.Path, HelpMessage = HelpMessages.CapturePath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, without wildcards. Files from the pipeline bind here: Get-ChildItem *.har | Import-PartnerMfaCapture.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.LiteralPath, HelpMessage = HelpMessages.CapturePath)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The text of a capture, such as a copied command or HTTP text. Lines from the pipeline are read as one text. The text can have at
    /// most 64 million characters; a file can be of any length.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Text, HelpMessage = HelpMessages.CaptureText)]
    [Alias("Text")]
    [PipedText("capture", "LiteralPath", "PSPath", "FullName")]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] InputObject { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>
    /// The environment whose calls to find: Global, USGovernment, China or Sandbox. Default: the connection's environment, otherwise
    /// Global.
    /// </summary>
    [Parameter]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    /// <summary>Returns calls to any host, not only to the environment's own.</summary>
    [Parameter]
    public SwitchParameter AllHosts { get; set; }

    /// <summary>
    /// Returns every call as soon as it is found, instead of each token once with a count. Each call then keeps its own answer, even if two
    /// calls with the same token contradict each other.
    /// </summary>
    [Parameter]
    public SwitchParameter NoDeduplicate { get; set; }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == Sets.Text) Append(InputObject);
        else foreach (string path in ParameterSetName == Sets.Path ? Path : LiteralPath) AddFiles(path);
    }

    // All files are read together, so that a token in two files is returned only once.
    private protected override void EndInputs()
    {
        CaptureRequest[] requests = [.. Requests()];
        if (requests.Length == 0) return;
        TellOfFileName();
        try
        {
            Run(async (client, observer, stop) =>
            {
                await client.ReadCapturesAsync(requests, WriteAsync, FailAsync, observer, stop).ConfigureAwait(false);
                return true;
            });
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private IEnumerable<CaptureRequest> Requests()
    {
        CaptureRequest request = new()
        {
            Environment = Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global,
            AllHosts = AllHosts,
            Deduplicate = !NoDeduplicate,
        };
        if (_text.Length > 0) yield return request with { Text = _text.ToString() };
        foreach (string file in _files) yield return request with { Path = file };
    }

    // The pipeline delivers a text line by line, and only all lines together form a request or a command.
    private void Append(string[] lines)
    {
        foreach (string line in lines) _text.Append(line).Append('\n');
        if (_text.Length > LongestText) Fail(Failures.CaptureTextTooLong(LongestText));
    }

    // A file name in the pipeline means the content of the file.
    private void TellOfFileName()
    {
        string first = _text.ToString(0, Math.Min(_text.Length, LongestName)).Split('\n')[0].Trim();
        if (first.Length == 0 || first.IndexOfAny(System.IO.Path.GetInvalidPathChars()) >= 0) return;
        if (!File.Exists(System.IO.Path.Combine(SessionState.Path.CurrentFileSystemLocation.ProviderPath, first))) return;
        WriteWarning("The text begins with the name of a file, and is not read as one. To read files: Import-PartnerMfaCapture -Path <file>, or Get-ChildItem <files> | Import-PartnerMfaCapture");
    }

    private void AddFiles(string path)
    {
        try
        {
            IReadOnlyList<string> found = ParameterSetName == Sets.Path ? FilePaths.Resolve(this, path) : [FilePaths.Literal(this, path)];
            foreach (string file in found)
            {
                if (Directory.Exists(file)) FailOne(Failures.CaptureIsFolder(file));
                else if (File.Exists(file)) _files.Add(file);
                else FailOne(Failures.CaptureNotFound(path));
            }
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.FileNotFound)
        {
            FailOne(Failures.CaptureNotFound(path));
        }
    }

    private Task WriteAsync(PartnerMfaCapture capture, CancellationToken stop) => WriteAsync(() => WriteObject(capture));

    private Task FailAsync(PartnerMfaException failure, CancellationToken stop) => WriteAsync(() => FailOne(failure));
}
