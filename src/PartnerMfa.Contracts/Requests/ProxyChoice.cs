using PartnerMfa.Errors;

namespace PartnerMfa.Requests;

/// <summary>A proxy that the user named. Without one, the system's proxy is used.</summary>
internal sealed class ProxyChoice
{
    // SOCKS works only on .NET, not on .NET Framework (https://learn.microsoft.com/dotnet/api/system.net.http.socketshttphandler.proxy).
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private ProxyChoice(Uri address) => Address = address;

    public Uri Address { get; }

    /// <summary>The user name for the proxy; null when none was given.</summary>
    public string? UserName { get; private init; }

    public Secret? Password { get; private init; }

    /// <summary>Whether to authenticate to the proxy as the user who runs this process (NTLM, Kerberos).</summary>
    public bool UseDefaultCredentials { get; private init; }

    /// <param name="address">The address of the proxy; null when the user named none.</param>
    /// <param name="userName">The user name for the proxy.</param>
    /// <param name="password">The password of that user.</param>
    /// <param name="useDefaultCredentials">Whether to authenticate as the user who runs this process.</param>
    /// <returns>Null when no proxy was named.</returns>
    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>.</exception>
    public static ProxyChoice? Create(Uri? address, string? userName, Secret? password, bool useDefaultCredentials)
    {
        bool named = userName is not null || password is not null;
        if (address is null) return named || useDefaultCredentials ? throw Failures.ProxyMissing() : null;
        if (named && useDefaultCredentials) throw Failures.ProxyCredentialAmbiguous();
        if (!address.IsAbsoluteUri || !Schemes.Contains(address.Scheme) || address.Host.Length == 0)
            throw Failures.ProxyInvalid("It is not the address of a proxy.");
        if (address.UserInfo.Length > 0) throw Failures.ProxyInvalid("It contains a user name. A proxy address must not contain credentials.");
        return new ProxyChoice(address) { UserName = userName, Password = password, UseDefaultCredentials = useDefaultCredentials };
    }

    public bool IsSameAs(ProxyChoice other) =>
        Address == other.Address
        && UserName == other.UserName
        && Password?.Reveal() == other.Password?.Reveal()
        && UseDefaultCredentials == other.UseDefaultCredentials;
}
