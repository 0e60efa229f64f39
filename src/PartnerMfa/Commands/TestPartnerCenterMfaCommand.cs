using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary><c>Test-PartnerCenterMfa</c>: asks Partner Center itself whether a sign-in meets its MFA requirement.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerCenterMfa", DefaultParameterSetName = Sets.Connection)]
[OutputType(typeof(PartnerMfaResult), typeof(bool))]
public sealed partial class TestPartnerCenterMfaCommand : PartnerCenterCommand
{
    private protected override void ProcessInput()
    {
        try
        {
            foreach (string? account in Accounts)
            {
                if (account is null && GivenToken is { } token) TestToken(token);
                else TestAccount(account);
            }
        }
        catch (PartnerMfaException failure)
        {
            FailInput(failure, account: null);
        }
    }

    private protected override void EndInputs()
    {
        try
        {
            Finish();
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _feed.Dispose();
    }

    private void TestToken(TokenRequest token)
    {
        try
        {
            if (WaitMinutes > 0) Write(WaitWith(SessionOf(token)));
            else Ask(token with { Input = PipelineInput, Account = FullName(token.Environment, UserPrincipalName.FirstOrDefault()) });
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.TokenNotRenewable)
        {
            TellNotRenewable(failure);
        }
    }

    /// <param name="account">The account whose connection to test; null tests the connection of any account.</param>
    private void TestAccount(string? account)
    {
        try
        {
            Finish();
            Session session = CurrentSession(Environment, account);
            Write(WaitMinutes > 0 ? WaitWith(session) : Ask(session, account));
        }
        catch (PartnerMfaException failure) when (account is null && failure.Id == ErrorId.TokenNotRenewable)
        {
            TellNotRenewable(failure);
        }
        catch (PartnerMfaException failure)
        {
            FailInput(failure, account);
        }
    }

    private void TellNotRenewable(PartnerMfaException failure)
    {
        FailOne(failure);
        if (Quiet) WriteObject(false);
    }

    private PartnerMfaResult Ask(Session session, string? account)
    {
        TokenRequest request = TokenRequest.Of(session.AccessToken, session.Request with { UserPrincipalName = account ?? session.Request.UserPrincipalName });
        ProbeOptions options = Options;
        return Run((client, observer, stop) => client.TestPartnerCenterAsync(request, options, observer, stop));
    }

    private void Ask(TokenRequest request)
    {
        WarnOfOwnAddresses(request.Environment);
        ProbeOptions options = Options;
        if (!_started) Start((client, observer, stop) => client.TestPartnerCenterAsync(_feed.TakeAsync, options, WriteAsync, observer, stop));
        _started = true;
        WriteUntil(_feed.Offer(request));
    }

    /// <summary>Waits for the answers for the tokens received so far.</summary>
    private void Finish()
    {
        if (!_started) return;
        _started = false;
        WriteUntil(_feed.Offer(null));
        Join();
    }

    // A context only describes a connection; only the connection itself can be renewed.
    private Session SessionOf(TokenRequest token) =>
        RunspaceState.Current.Session is { } session && ReferenceEquals(session.AccessToken, token.Token)
            ? session
            : throw Failures.TokenNotRenewable(CommandHints.PowerShell, new CommandTarget(token.Environment, Context?.TenantId, Account: Context?.Account));

    private PartnerMfaResult WaitWith(Session session)
    {
        RunspaceState state = RunspaceState.Current;
        Interactivity presence = HostInteractivity.Of(Host);
        ProbeOptions options = Options;
        WaitOutcome outcome = Run((client, observer, stop) => client.WaitForYesAsync(session, presence, options, observer, stop));
        if (ReferenceEquals(state.Session, session)) state.Session = outcome.Session;
        return outcome.Result;
    }

    private Task WriteAsync(ProbeOutcome outcome) => WriteAsync(() =>
    {
        if (outcome.Failure is { } failure) FailOne(failure, outcome.Request.Input);
        if (outcome.Result is { } result) Write(result);
        else if (Quiet) WriteObject(false);
    });

    private void Write(PartnerMfaResult result)
    {
        if (Quiet) WriteObject(result.Result == nameof(MfaAnswer.Yes));
        else WriteResult(result);
    }
}
