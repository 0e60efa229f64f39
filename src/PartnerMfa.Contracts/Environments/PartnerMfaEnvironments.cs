using PartnerMfa.Errors;
using PartnerMfa.Redaction;

namespace PartnerMfa.Environments;

/// <summary>The known environments, with every name that people use for them.</summary>
internal static class PartnerMfaEnvironments
{
    public static PartnerMfaEnvironment Global { get; } = Known(
        "Global",
        "https://login.microsoftonline.com",
        "https://api.partnercenter.microsoft.com",
        "https://graph.microsoft.com",
        new()
        {
            OtherNames = ["AzureCloud", "GlobalCloud", "Public", "Commercial", "AzurePublic"],
            OtherSignInHosts = ["login.windows.net"],
            AdminCenter = "https://entra.microsoft.com",
        });

    public static PartnerMfaEnvironment USGovernment { get; } = Known(
        "USGovernment",
        "https://login.microsoftonline.us",
        "https://api.partnercenter.microsoft.com",
        "https://graph.microsoft.us",
        new()
        {
            Label = "US Government",
            OtherNames = ["AzureUSGovernment", "USGov", "USGovernmentCloud"],
            VaultDomain = "vault.usgovcloudapi.net",
            AdminCenter = "https://entra.microsoft.us",
            HasPartnerScore = false,
        });

    public static PartnerMfaEnvironment China { get; } = Known(
        "China",
        "https://login.partner.microsoftonline.cn",
        "https://partner.partnercenterapi.microsoftonline.cn",
        "https://microsoftgraph.chinacloudapi.cn",
        new()
        {
            OtherNames = ["AzureChinaCloud", "AzureChina", "ChinaCloud"],
            TokenIssuer = "sts.chinacloudapi.cn",
            OtherSignInHosts = ["login.chinacloudapi.cn"],
            VaultDomain = "vault.azure.cn",
            AdminCenter = "https://entra.microsoftonline.cn",
            HasSecureScore = false,
            HasPartnerScore = false,
        });

    /// <summary>The simulated services. No request leaves the process, and <c>.example</c> (RFC 2606) can never be a real host.</summary>
    public static PartnerMfaEnvironment Sandbox { get; } = Known(
        "Sandbox",
        "https://login.sandbox.example",
        "https://api.partnercenter.sandbox.example",
        "https://graph.sandbox.example",
        new() { Label = "Sandbox (simulated)", TokenIssuer = "sts.sandbox.example", VaultDomain = "vault.sandbox.example" });

    /// <summary>The domain of the sandbox's accounts.</summary>
    public const string SandboxDomain = "@sandbox.example";

    /// <summary>The ID of the sandbox's partner tenant.</summary>
    public const string SandboxTenantId = "5a9db0c5-0000-4000-8000-000000000001";

    public static IReadOnlyList<PartnerMfaEnvironment> All { get; } = [Global, USGovernment, China, Sandbox];

    private const int LongestName = 64;

    private static readonly Dictionary<string, PartnerMfaEnvironment> ByName = All
        .SelectMany(known => known.Cloud.OtherNames.Prepend(known.Name), (known, name) => (name, known))
        .ToDictionary(one => one.name, one => one.known, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> ClosedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Germany", "AzureGermanCloud", "AzureGermany", "GermanCloud",
    };

    // National clouds in which no Partner Center is known.
    private static readonly Dictionary<string, string> WithoutPartnerCenter = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bleu"] = "the French national cloud Bleu",
        ["BleuCloud"] = "the French national cloud Bleu",
        ["France"] = "the French national cloud Bleu",
        ["Delos"] = "the German national cloud Delos",
        ["DelosCloud"] = "the German national cloud Delos",
        ["GovSG"] = "the Singaporean government cloud GovSG",
        ["GovSGCloud"] = "the Singaporean government cloud GovSG",
        ["Singapore"] = "the Singaporean government cloud GovSG",
    };

    /// <param name="name">A name from any of the tools. Case does not matter.</param>
    /// <exception cref="PartnerMfaException">
    /// <c>EnvironmentUnsupported</c>, <c>EnvironmentClosed</c> or <c>EnvironmentUnknown</c>.
    /// </exception>
    public static PartnerMfaEnvironment Find(string name)
    {
        string trimmed = name.Trim();
        if (ByName.TryGetValue(trimmed, out PartnerMfaEnvironment? environment))
            return environment;

        if (WithoutPartnerCenter.TryGetValue(trimmed, out string? cloud)) throw Failures.EnvironmentUnsupported(trimmed, cloud);

        throw ClosedNames.Contains(trimmed)
            ? Failures.EnvironmentClosed(trimmed)
            : Failures.EnvironmentUnknown(trimmed, All.Select(known => known.Name));
    }

    /// <summary>The clouds with a known Partner Center, as a list within a sentence.</summary>
    /// <param name="conjunction">The word before the last name.</param>
    public static string CloudsInWords(string conjunction)
    {
        string[] names = [.. All.Where(known => !known.IsSandbox).Select(known => known.Name)];
        return $"{string.Join(", ", names.Take(names.Length - 1))} {conjunction} {names[names.Length - 1]}";
    }

    /// <summary>Whether a built-in environment has a service on this host.</summary>
    public static bool IsKnownHost(string host) => All
        .SelectMany(known => new[] { known.AuthorityHost, known.PartnerCenterEndpoint, known.GraphEndpoint })
        .Any(address => address.Authority.Equals(host, StringComparison.OrdinalIgnoreCase));

    /// <summary>Creates a custom environment.</summary>
    /// <param name="name">The name that results show. It must differ from the built-in names.</param>
    /// <param name="addresses">The addresses of its services.</param>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>.</exception>
    public static PartnerMfaEnvironment Custom(string name, EnvironmentAddresses addresses)
    {
        if (ByName.ContainsKey(name.Trim())) throw Failures.EnvironmentNameTaken(name);
        if (name.Length > LongestName || Redactor.Typed(name) != name) throw Failures.EnvironmentNameUnusable();
        CheckServices(addresses);
        if (addresses.Resource is { } resource && Redactor.Path(resource) != resource) throw Failures.ResourceUnusable();
        if (addresses.AuthorityHost.Scheme != Uri.UriSchemeHttps) throw Failures.AddressInvalid(addresses.AuthorityHost, "A sign-in service is reached only over https.");
        foreach (Uri address in new[] { addresses.PartnerCenterEndpoint, addresses.GraphEndpoint })
            if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                throw Failures.AddressInvalid(address, "A token goes over https, or over http within this machine (localhost).");
        return new PartnerMfaEnvironment(name, addresses) { Cloud = CloudOf(addresses.AuthorityHost) };
    }

    private static CloudFacts CloudOf(Uri authorityHost) =>
        All.FirstOrDefault(known => !known.IsSandbox && IsSameHost(known.AuthorityHost, authorityHost))?.Cloud ?? CloudFacts.Unknown;

    // Sending a Partner Center token to Graph would lead to responses that are hard to understand.
    private static void CheckServices(EnvironmentAddresses addresses)
    {
        foreach ((string name, Func<EnvironmentAddresses, Uri> of) in Services)
        {
            Uri address = of(addresses);
            if (!address.IsAbsoluteUri) throw Failures.AddressRelative(address);
            if (HoldsMore(address)) throw Failures.AddressHoldsMore(address);
            if (Services.FirstOrDefault(other => All.Any(known => IsSameHost(address, other.Of(known.Addresses)))) is { Name: { } owner } && owner != name)
                throw Failures.AddressOfAnotherService(address, owner, name);
        }
    }

    // Results and views show the address exactly as it is.
    private static bool HoldsMore(Uri address) =>
        address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0 || Redactor.Path(address.AbsolutePath) != address.AbsolutePath;

    private static bool IsSameHost(Uri one, Uri other) => one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase);

    private static readonly (string Name, Func<EnvironmentAddresses, Uri> Of)[] Services =
    [
        ("the sign-in service", addresses => addresses.AuthorityHost),
        ("Partner Center", addresses => addresses.PartnerCenterEndpoint),
        ("Microsoft Graph", addresses => addresses.GraphEndpoint),
    ];

    private static PartnerMfaEnvironment Known(string name, string authorityHost, string partnerCenter, string graph, CloudFacts cloud) =>
        new(name, resource: partnerCenter, () => new EnvironmentAddresses(new Uri(authorityHost), new Uri(partnerCenter), new Uri(graph))) { Cloud = cloud };
}

/// <summary>The addresses of a custom environment.</summary>
/// <param name="AuthorityHost">The sign-in service. Must use https.</param>
/// <param name="PartnerCenterEndpoint">The Partner Center API. Must use https, or http on loopback.</param>
/// <param name="GraphEndpoint">Microsoft Graph. Must use https, or http on loopback.</param>
/// <param name="Resource">The audience that tokens must have; null means the address of Partner Center.</param>
internal sealed record EnvironmentAddresses(Uri AuthorityHost, Uri PartnerCenterEndpoint, Uri GraphEndpoint, string? Resource = null);
