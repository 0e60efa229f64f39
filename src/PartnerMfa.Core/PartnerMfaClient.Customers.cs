using PartnerMfa.Customers;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <content>The partner's customers.</content>
internal sealed partial class PartnerMfaClient
{
    /// <inheritdoc cref="CustomerList.ReadAsync"/>
    public Task<IReadOnlyList<CustomerName>> GetCustomersAsync(CustomersRequest request, IWorkObserver observer, CancellationToken cancellationToken) =>
        new CustomerList(backends(request.SignIn.Environment), words, observer).ReadAsync(request.SignIn, cancellationToken);

    /// <summary>
    /// Tests customers. With a state file, results from the last day are returned from it, and these customers are not tested again.
    /// </summary>
    /// <param name="request">How to test.</param>
    /// <param name="customers">The customers.</param>
    /// <param name="statePath">The full path of the file with the results so far; null when none are kept.</param>
    /// <param name="give">Receives each result.</param>
    /// <param name="observer">Receives progress.</param>
    /// <param name="cancellationToken">Cancels the run; the results so far are kept.</param>
    /// <param name="again">Whether to test customers again that are already done.</param>
    /// <exception cref="PartnerMfaException"><c>StateUnusable</c>, or the token or the app itself no longer works.</exception>
    public async Task TestCustomersAsync(
        CustomersRequest request, IReadOnlyList<CustomerName> customers, string? statePath, Func<PartnerMfaCustomer, Task> give, IWorkObserver observer, CancellationToken cancellationToken, bool again = false)
    {
        ServiceBackend backend = backends(request.SignIn.Environment);
        using CustomerState? state = statePath is null ? null
            : CustomerState.Open(statePath, request, backend.Clock.GetUtcNow());
        await new CustomerRun(backend, words, request, observer).RunAsync(customers, state, again, give, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Grants consents one after another, because Partner Center allows an app only 50 requests per second.</summary>
    /// <param name="signIn">The partner's sign-in.</param>
    /// <param name="consents">The consents to grant.</param>
    /// <param name="failed">Receives each consent that could not be granted. The remaining ones are still tried.</param>
    /// <param name="observer">Receives messages about the work.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task GrantConsentsAsync(
        RefreshTokenSignIn signIn, IReadOnlyList<ConsentRequest> consents, Action<PartnerMfaException> failed, IWorkObserver observer, CancellationToken cancellationToken)
    {
        Session partner = await SignIns(signIn.Environment).SignInAsync(signIn, observer, cancellationToken).ConfigureAwait(false);
        await new ConsentGrant(backends(signIn.Environment), signIn.Environment, partner.AccessToken, signIn.ApplicationId!, observer).RunAsync(consents, failed, cancellationToken).ConfigureAwait(false);
    }
}
