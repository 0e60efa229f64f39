using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PartnerMfa.Requests;

namespace PartnerMfa.Http;

/// <summary>
/// The proxy of the system or of the environment variables (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY), for everything except this machine's own
/// services and what NO_PROXY excludes.
/// </summary>
/// <param name="system">The proxy that .NET found on this machine.</param>
/// <param name="noProxy">The value of NO_PROXY; null when it is not set.</param>
internal sealed class SystemProxy(IWebProxy system, string? noProxy) : IWebProxy
{
    private readonly NoProxyList _excluded = new(noProxy);

    public static SystemProxy OfThisMachine() => new(
#if NET
        HttpClient.DefaultProxy,
#else
        WebRequest.DefaultWebProxy,
#endif
        Environment.GetEnvironmentVariable("no_proxy") is { Length: > 0 } lower ? lower : Environment.GetEnvironmentVariable("NO_PROXY"));

    public ICredentials? Credentials { get => system.Credentials; set => system.Credentials = value; }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : system.GetProxy(destination);

    public bool IsBypassed(Uri host) => LocalAddresses.Contains(host) || _excluded.Contains(host) || system.IsBypassed(host);
}

/// <summary>
/// The hosts of NO_PROXY, interpreted as curl and most programs do: names with their subdomains, addresses, networks (10.0.0.0/8), an
/// optional port, and * for every host. .NET itself supports only some of these forms.
/// </summary>
internal sealed class NoProxyList(string? value)
{
    private readonly string[] _entries = [.. (value ?? "").Split(',', ' ', '\t', ';').Select(entry => entry.Trim()).Where(entry => entry.Length > 0)];

    public bool Contains(Uri address) => Array.Exists(_entries, entry => Matches(entry, address));

    private static bool Matches(string entry, Uri address)
    {
        string host = address.DnsSafeHost.TrimEnd('.');
        (string name, int? port) = Split(entry);
        if (port is { } only && only != address.Port) return false;
        if (name == "*") return true;
        if (IPAddress.TryParse(host, out IPAddress? ip)) return name.IndexOf('/') > 0 ? IsInNetwork(ip, name) : Plain(ip).Equals(AddressOf(name));
        name = name.TrimStart('*').TrimStart('.').TrimEnd('.');
        return name.Length > 0
            && (host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
    }

    // An IPv6 address with a port is in brackets; one without a port contains several colons. Some people write the address of the service.
    private static (string Name, int? Port) Split(string entry)
    {
        int scheme = entry.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) entry = entry.Substring(scheme + 3).TrimEnd('/');
        int end = entry.LastIndexOf(':');
        if (end <= 0 || (entry[end - 1] != ']' && entry.IndexOf(':') != end)) return (WithoutBrackets(entry), null);
        string number = entry.Substring(end + 1);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            ? (WithoutBrackets(entry.Substring(0, end)), port)
            : (WithoutBrackets(number.Length == 0 ? entry.Substring(0, end) : entry), null);
    }

    private static string WithoutBrackets(string address) => address.Replace("[", "").Replace("]", "");

    private static bool IsInNetwork(IPAddress address, string network)
    {
        string[] parts = network.Split('/');
        if (parts.Length != 2 || AddressOf(parts[0]) is not { } first || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int bits)) return false;
        // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
        if (first.AddressFamily == AddressFamily.InterNetwork && parts[0].Contains(':')) bits -= 96;
        (byte[] one, byte[] other) = (Plain(address).GetAddressBytes(), first.GetAddressBytes());
        if (one.Length != other.Length || bits < 0 || bits > 8 * one.Length) return false;
        for (int i = 0; i < bits; i++)
            if (((one[i / 8] ^ other[i / 8]) >> (7 - (i % 8)) & 1) != 0) return false;
        return true;
    }

    // .NET reads 10.1 as 10.0.0.1, and 010.0.0.1 as 8.0.0.1.
    private static IPAddress? AddressOf(string text) =>
        IPAddress.TryParse(text, out IPAddress? address) && (address.AddressFamily != AddressFamily.InterNetwork || address.ToString() == text) ? Plain(address) : null;

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

/// <summary>
/// The proxy that the user named, for everything except this machine's own services, whose tokens must not leave the machine.
/// </summary>
internal sealed class NamedProxy(ProxyChoice choice) : IWebProxy
{
    public ICredentials? Credentials { get; set; } = choice switch
    {
        { UseDefaultCredentials: true } => CredentialCache.DefaultCredentials,
        { UserName: { } user } => new NetworkCredential(user, choice.Password?.Reveal()),
        _ => null,
    };

    public Uri GetProxy(Uri destination) => choice.Address;

    public bool IsBypassed(Uri host) => LocalAddresses.Contains(host);
}

/// <summary>Recognizes addresses of this machine or of its own link, which are never reached through a proxy.</summary>
internal static class LocalAddresses
{
    /// <summary>
    /// The address at which an Azure machine gets tokens for its identity
    /// (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token).
    /// </summary>
    public const string InstanceMetadataService = "169.254.169.254";

    /// <summary>Whether a request stays on this machine or its link, however the address is written.</summary>
    public static bool Contains(Uri address)
    {
        string host = address.DnsSafeHost.TrimEnd('.');
        if (address.IsLoopback || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)) return true;
        return IPAddress.TryParse(host, out IPAddress? ip) && Contains(ip);
    }

    private static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal) return true;
        // The instance metadata service, and its counterparts in Azure App Service and Azure Arc.
        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork && bytes[0] == 169 && bytes[1] == 254;
    }
}
