using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;

namespace PartnerMfa;

public sealed class ServiceBackendsTests
{
    [Fact]
    public void Only_the_sandbox_has_simulated_services()
    {
        SandboxRegistration.Register();

        Assert.All(
            PartnerMfaEnvironments.All,
            environment => Assert.Equal(environment.IsSandbox, !ReferenceEquals(ServiceBackends.Live, ServiceBackends.For(environment))));
    }

    [Fact]
    public void Real_services_cannot_be_replaced() =>
        Assert.Throws<InvalidOperationException>(() => ServiceBackends.Register(PartnerMfaEnvironments.Global, () => new ServiceBackend()));
}
