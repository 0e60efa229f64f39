using System.Net;
using System.Net.Sockets;

namespace PartnerMfa.Http;

/// <summary>Tells which addresses belong to this machine or its own link, where no proxy has a part to play.</summary>
internal static class LocalAddresses
{
    /// <summary>
    /// Where an Azure machine asks for its identity
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
        // The metadata service, and the ports of its kind that Azure App Service and Azure Arc have.
        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork && bytes[0] == 169 && bytes[1] == 254;
    }
}
