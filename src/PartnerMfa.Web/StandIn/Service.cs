using PartnerMfa.Environments;

namespace PartnerMfa.Web.StandIn;

/// <summary>One of the services of the stand-in.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="SandboxAddress">Its address within the sandbox.</param>
/// <param name="RealAddresses">The addresses that clients of the real service use.</param>
internal sealed record Service(string Name, string SandboxAddress, params string[] RealAddresses)
{
    public static Service SignIn { get; } = new("Sign-in", Address(PartnerMfaEnvironments.Sandbox.AuthorityHost));

    public static Service PartnerCenter { get; } = new(
        "Partner Center",
        PartnerMfaEnvironments.Sandbox.Resource,
        [.. Clouds.Select(cloud => cloud.Resource).Distinct(), PartnerMfaEnvironment.PartnerCenterApplicationId]);

    public static Service Graph { get; } = new(
        "Graph",
        PartnerMfaEnvironments.Sandbox.GraphResource,
        [.. Clouds.Select(cloud => cloud.GraphResource), PartnerMfaEnvironment.GraphApplicationId]);

    private static IEnumerable<PartnerMfaEnvironment> Clouds => PartnerMfaEnvironments.All.Where(cloud => !cloud.IsSandbox);

    /// <summary>In the order of their ports.</summary>
    public static IReadOnlyList<Service> All { get; } = [SignIn, PartnerCenter, Graph];

    private static string Address(Uri service) => service.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether this service has something at a path. Like the real services, each one responds only at its own address.</summary>
    public bool IsAt(string path)
    {
        bool isGraph = path.StartsWith("/v1.0/", StringComparison.Ordinal) || path.StartsWith("/beta/", StringComparison.Ordinal);
        bool isPartnerCenter = path.StartsWith("/v1/", StringComparison.Ordinal);
        return this == Graph ? isGraph : this == PartnerCenter ? isPartnerCenter : !isGraph && !isPartnerCenter;
    }
}
