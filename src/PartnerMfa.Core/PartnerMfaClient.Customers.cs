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

    /// <summary>Tests customers. With a state, those that were done within the last day are given from it, and not tested again.</summary>
    /// <param name="request">How to test.</param>
    /// <param name="customers">The customers.</param>
    /// <param name="statePath">The file of the results so far, by its full path; null keeps none.</param>
    /// <param name="give">Takes each result.</param>
    /// <param name="observer">Receives progress.</param>
    /// <param name="cancellationToken">Cancels all of it; what is in the state stays.</param>
    /// <param name="again">Tests customers again that are done already.</param>
    /// <exception cref="PartnerMfaException"><c>StateUnusable</c>, or the token or the app itself does not work any more.</exception>
    public async Task TestCustomersAsync(
        CustomersRequest request, IReadOnlyList<CustomerName> customers, string? statePath, Func<PartnerMfaCustomer, Task> give, IWorkObserver observer, CancellationToken cancellationToken, bool again = false)
    {
        ServiceBackend backend = backends(request.SignIn.Environment);
        using CustomerState? state = statePath is null ? null
            : CustomerState.Open(statePath, request.SignIn.Environment.Name, request.SignIn.ApplicationId, backend.Clock.GetUtcNow());
        await new CustomerRun(backend, words, request, observer).RunAsync(customers, state, again, give, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Grants consents one after the other: Partner Center allows 50 requests a second for an app.</summary>
    /// <param name="signIn">The partner's sign-in.</param>
    /// <param name="consents">What is granted.</param>
    /// <param name="failed">Is given each that was not; the others go on.</param>
    /// <param name="observer">Receives messages about the work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task GrantConsentsAsync(
        RefreshTokenSignIn signIn, IReadOnlyList<ConsentRequest> consents, Action<PartnerMfaException> failed, IWorkObserver observer, CancellationToken cancellationToken)
    {
        Session partner = await SignIns(signIn.Environment).SignInAsync(signIn, observer, cancellationToken).ConfigureAwait(false);
        await new ConsentGrant(backends(signIn.Environment), signIn.Environment, partner.AccessToken, signIn.ApplicationId!, observer).RunAsync(consents, failed, cancellationToken).ConfigureAwait(false);
    }
}
