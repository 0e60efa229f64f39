namespace PartnerMfa.Web.StandIn;

/// <summary>One of the services that the stand-in has.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="SandboxAddress">What the sandbox itself calls it.</param>
/// <param name="RealAddresses">What clients call it that ask for the real one.</param>
internal sealed record Service(string Name, string SandboxAddress, params string[] RealAddresses)
{
    public static Service SignIn { get; } = new("Sign-in", "https://login.sandbox.example");

    public static Service PartnerCenter { get; } = new(
        "Partner Center",
        "https://api.partnercenter.sandbox.example",
        "https://api.partnercenter.microsoft.com",
        "https://partner.partnercenterapi.microsoftonline.cn",
        "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd");

    public static Service Graph { get; } = new(
        "Graph",
        "https://graph.sandbox.example",
        "https://graph.microsoft.com",
        "https://graph.microsoft.us",
        "https://microsoftgraph.chinacloudapi.cn",
        "00000003-0000-0000-c000-000000000000");

    /// <summary>In the order of their ports.</summary>
    public static IReadOnlyList<Service> All { get; } = [SignIn, PartnerCenter, Graph];

    /// <summary>Whether this service has anything at a path: each answers on its own port only, as the real ones do.</summary>
    public bool IsAt(string path)
    {
        bool isGraph = path.StartsWith("/v1.0/", StringComparison.Ordinal) || path.StartsWith("/beta/", StringComparison.Ordinal);
        bool isPartnerCenter = path.StartsWith("/v1/", StringComparison.Ordinal);
        return this == Graph ? isGraph : this == PartnerCenter ? isPartnerCenter : !isGraph && !isPartnerCenter;
    }
}
