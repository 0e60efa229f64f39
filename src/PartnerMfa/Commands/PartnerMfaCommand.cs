using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary>The base of all cmdlets of the module: it runs asynchronous work, stops it, and reports errors.</summary>
public abstract class PartnerMfaCommand : PSCmdlet, IDisposable
{
    // Parameters come first, because texts from the pipeline can be endless.
    private const int MostTyped = 256;

    private readonly PipelineBridge _bridge = new();
    private readonly HashSet<string> _typed = [];
    private int _inputs;

    private protected virtual PartnerMfaClient Client => RunspaceState.Current.Client;

    // Inputs can be tokens, which no error may show, so errors tell inputs apart by their position in the pipeline.
    private string Input => PipelineInput ?? ParameterSetName;

    /// <summary>The position of the current input in the pipeline; null when the input is a parameter.</summary>
    private protected string? PipelineInput => MyInvocation.ExpectingInput ? $"input {_inputs}" : null;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        using SecretScope typed = Redactor.Watch(TypedTexts());
        BeginInputs();
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        _inputs++;
        string[] texts = [.. TypedTexts()];
        _typed.UnionWith(texts.Take(MostTyped - _typed.Count));
        using SecretScope typed = Redactor.Watch(texts);
        ProcessInput();
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        using SecretScope typed = Redactor.Watch(_typed);
        EndInputs();
    }

    /// <summary>Runs before the first input, with the parameters that do not come from the pipeline.</summary>
    private protected virtual void BeginInputs()
    {
    }

    private protected abstract void ProcessInput();

    /// <summary>Runs after the last input.</summary>
    private protected virtual void EndInputs()
    {
    }

    /// <summary>
    /// Asks for confirmation or, with -WhatIf, only says what would be done. The target is often text that the user typed, and -Verbose
    /// repeats it.
    /// </summary>
    private protected new bool ShouldProcess(string target, string action) => base.ShouldProcess(Redactor.Path(target), action);

    // A value of a secret type does not show up in a command line.
    private IEnumerable<string> TypedTexts() => MyInvocation.BoundParameters.Values.SelectMany(value => value switch
    {
        string text => [text],
        string[] texts => texts,
        Uri address => [address.OriginalString],
        System.Management.Automation.PSCredential { UserName: { } user } => [user],
        _ => Array.Empty<string>(),
    });

    /// <inheritdoc/>
    protected override void StopProcessing() => _bridge.Stop();

    /// <summary>Runs an operation of Core and shows its progress until it ends.</summary>
    /// <exception cref="PartnerMfaException">The work failed; any other exception becomes <c>UnexpectedFailure</c>.</exception>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    private protected T Run<T>(Func<PartnerMfaClient, IWorkObserver, CancellationToken, Task<T>> work)
    {
        // Only the pipeline's thread knows its runspace.
        PartnerMfaClient client = Client;
        CmdletObserver observer = new(this, _bridge);
        return _bridge.Run(stop => OrFailure(() => work(client, observer, stop), stop));
    }

    /// <summary>
    /// Starts an operation of Core that continues while inputs arrive; <see cref="WriteUntil"/> and <see cref="Join"/> observe its outcome.
    /// </summary>
    private protected void Start(Func<PartnerMfaClient, IWorkObserver, CancellationToken, Task> work)
    {
        PartnerMfaClient client = Client;
        CmdletObserver observer = new(this, _bridge);
        _bridge.Start(stop => OrFailure(async () =>
        {
            await work(client, observer, stop).ConfigureAwait(false);
            return true;
        }, stop));
    }

    /// <inheritdoc cref="PipelineBridge.WriteAsync"/>
    private protected Task WriteAsync(Action write) => _bridge.WriteAsync(write);

    /// <inheritdoc cref="PipelineBridge.WriteUntil"/>
    private protected void WriteUntil(Task happened) => _bridge.WriteUntil(happened);

    /// <inheritdoc cref="PipelineBridge.Join"/>
    private protected void Join() => _bridge.Join();

    private static async Task<T> OrFailure<T>(Func<Task<T>> work, CancellationToken stop)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (exception is not PartnerMfaException)
        {
            throw Failures.Unexpected(exception);
        }
    }

    private protected void Fail(PartnerMfaException failure) => ThrowTerminatingError(ErrorRecords.From(failure, failure.TargetName ?? Input));

    /// <param name="failure">What is wrong with the input. The remaining inputs are still processed.</param>
    /// <param name="input">The input; by default the current one.</param>
    private protected void FailOne(PartnerMfaException failure, string? input = null) =>
        WriteError(ErrorRecords.From(failure, failure.TargetName ?? input ?? Input));

    /// <summary>Reports the failure of one account among several. The account is the target, whatever failed.</summary>
    private protected void FailAccount(PartnerMfaException failure, string account) =>
        WriteError(ErrorRecords.From(failure, Redactor.Typed(account)));

    /// <summary>Writes an answer. The row of the verdict table that decided, and the other observations, go to the debug stream.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="shown">The answer with a custom view; null writes the answer as it is.</param>
    private protected void WriteResult(PartnerMfaResult result, PSObject? shown = null)
    {
        foreach (string fact in result.Evidence) WriteDebug($"{result.Check ?? "Result"} {result.Result} ({result.Reason}): {fact}");
        WriteObject((object?)shown ?? result);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _bridge.Dispose();
    }
}
