using PartnerMfa.Errors;

namespace PartnerMfa.Requests;

/// <summary>A proxy that the user named. Without one, the system's own is used.</summary>
internal sealed class ProxyChoice
{
    // SOCKS works only on .NET (https://learn.microsoft.com/dotnet/api/system.net.http.socketshttphandler.proxy).
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private ProxyChoice(Uri address) => Address = address;

    public Uri Address { get; }

    /// <summary>The user whom the proxy asks for; null when none was given.</summary>
    public string? UserName { get; private init; }

    public Secret? Password { get; private init; }

    /// <summary>Whether the proxy is given the identity of the user who runs this (NTLM, Kerberos).</summary>
    public bool UseDefaultCredentials { get; private init; }

    /// <param name="address">Null when no proxy was named.</param>
    /// <param name="userName">Whom the proxy asks for.</param>
    /// <param name="password">The password of that user.</param>
    /// <param name="useDefaultCredentials">Whether the identity of the process will do.</param>
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
