using System.Globalization;
using System.Net;

namespace PartnerMfa.Http;

/// <summary>
/// The hosts of NO_PROXY as curl and most programs read it: names with all beneath them, addresses, networks (10.0.0.0/8), an optional
/// port, and * for every host. .NET alone knows some of these forms.
/// </summary>
internal sealed class NoProxyList(string? value)
{
    private readonly string[] _entries = [.. (value ?? "").Split(',', ' ', '\t', ';').Select(entry => entry.Trim()).Where(entry => entry.Length > 0)];

    public bool Contains(Uri address) => Array.Exists(_entries, entry => Matches(entry, address));

    private static bool Matches(string entry, Uri address)
    {
        if (entry == "*") return true;
        string host = address.DnsSafeHost.TrimEnd('.');
        (string name, int? port) = Split(entry);
        if (port is { } only && only != address.Port) return false;
        if (IPAddress.TryParse(host, out IPAddress? ip)) return name.IndexOf('/') > 0 ? IsInNetwork(ip, name) : IPAddress.TryParse(name, out IPAddress? one) && one.Equals(ip);
        name = name.TrimStart('*').TrimStart('.').TrimEnd('.');
        return name.Length > 0
            && (host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
    }

    // An IPv6 address with a port stands in brackets, and has several colons without.
    private static (string Name, int? Port) Split(string entry)
    {
        int end = entry.LastIndexOf(':');
        if (end <= 0 || (entry[end - 1] != ']' && entry.IndexOf(':') != end)) return (entry.Trim('[', ']'), null);
        string number = entry.Substring(end + 1);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            ? (entry.Substring(0, end).Trim('[', ']'), port)
            : (entry.Trim('[', ']'), null);
    }

    private static bool IsInNetwork(IPAddress address, string network)
    {
        string[] parts = network.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out IPAddress? first) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int bits)) return false;
        (byte[] one, byte[] other) = (address.GetAddressBytes(), first.GetAddressBytes());
        if (one.Length != other.Length || bits > 8 * one.Length) return false;
        for (int i = 0; i < bits; i++)
            if (((one[i / 8] ^ other[i / 8]) >> (7 - (i % 8)) & 1) != 0) return false;
        return true;
    }
}
