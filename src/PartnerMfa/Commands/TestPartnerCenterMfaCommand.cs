using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary><c>Test-PartnerCenterMfa</c>: asks Partner Center itself whether a sign-in meets its MFA requirement.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerCenterMfa", DefaultParameterSetName = Sets.Connection)]
[OutputType(typeof(PartnerMfaResult), typeof(bool))]
public sealed partial class TestPartnerCenterMfaCommand : NetworkCommand
{
    private protected override void ProcessInput()
    {
        if (ParameterSetName == Sets.Token && AccountNames.Read(AccessToken!) is { } piped) TestAccount(piped);
        else if (ParameterSetName != Sets.Connection) TestToken();
        else if (UserPrincipalName.Length == 0) TestAccount(account: null);
        else foreach (string account in UserPrincipalName) TestAccount(account);
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

    private void TestToken()
    {
        try
        {
            if (WaitMinutes > 0) Write(WaitWith(SessionOfContext()));
            else Ask(TokenToTest());
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.TokenNotRenewable)
        {
            FailOne(failure);
            if (Quiet) WriteObject(false);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
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
        catch (PartnerMfaException failure) when (account is not null && (PipelineInput is not null || UserPrincipalName.Length > 1))
        {
            FailAccount(failure, account);
            if (Quiet) WriteObject(false);
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.TokenNotRenewable)
        {
            FailOne(failure);
            if (Quiet) WriteObject(false);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
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

    private TokenRequest TokenToTest()
    {
        TokenRequest token = ParameterSetName switch
        {
            Sets.Capture => TokenRequest.Of(Capture!, Environment),
            Sets.Context => TokenRequest.Of(Context!),
            _ => new TokenRequest(AccessToken!, Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global, "Token"),
        };
        return token with { Input = PipelineInput, Account = FullName(token.Environment, UserPrincipalName.FirstOrDefault()) };
    }

    // A context only describes a connection; only the connection itself can be renewed.
    private Session SessionOfContext() =>
        RunspaceState.Current.Session is { } session && ReferenceEquals(session.AccessToken, Context!.GetAccessToken())
            ? session
            : throw Failures.TokenNotRenewable(CommandHints.PowerShell, new CommandTarget(Context!.TokenEnvironment, Context.TenantId, Account: Context.Account));

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
