using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;

namespace PartnerMfa.Commands;

/// <summary>What every cmdlet of the module has in common: asynchronous work, its stop, and errors.</summary>
public abstract class PartnerMfaCommand : PSCmdlet, IDisposable
{
    private readonly PipelineBridge _bridge = new();
    private int _inputs;

    private protected static PartnerMfaClient Client => RunspaceState.Current.Client;

    // Inputs are tokens, which no error may show: their place in the pipeline tells them apart.
    private string Input => MyInvocation.ExpectingInput ? $"input {_inputs}" : ParameterSetName;

    protected sealed override void ProcessRecord()
    {
        _inputs++;
        ProcessInput();
    }

    private protected abstract void ProcessInput();

    protected override void StopProcessing() => _bridge.Stop();

    /// <summary>Runs work of Core, and waits for it while its progress is shown.</summary>
    /// <exception cref="PartnerMfaException">The work failed; whatever else it threw is told as <c>UnexpectedFailure</c>.</exception>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    private protected T Run<T>(Func<PartnerMfaClient, IWorkObserver, CancellationToken, Task<T>> work)
    {
        // Only the pipeline's thread knows its runspace.
        PartnerMfaClient client = Client;
        CmdletObserver observer = new(this, _bridge);
        return _bridge.Run(async stop =>
        {
            try
            {
                return await work(client, observer, stop).ConfigureAwait(false);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
            catch (Exception exception) when (exception is not PartnerMfaException)
            {
                throw Failures.Unexpected(exception);
            }
        });
    }

    /// <summary>Lets running work write, and wait until it is written: what comes after it is not read before it is wanted.</summary>
    private protected Task WriteAsync(Action write) => _bridge.WriteAsync(write);

    private protected void Fail(PartnerMfaException failure) => ThrowTerminatingError(ErrorRecords.From(failure, Input));

    /// <param name="failure">What is wrong with one input; the others go on.</param>
    /// <param name="file">The file it stood in, when it is one of several; by default it is the input itself.</param>
    private protected void FailOne(PartnerMfaException failure, string? file = null) => WriteError(ErrorRecords.From(failure, file ?? Input));

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _bridge.Dispose();
    }
}
