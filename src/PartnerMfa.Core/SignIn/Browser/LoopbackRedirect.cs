using System.Net;
using System.Net.Sockets;
using PartnerMfa.Errors;

namespace PartnerMfa.SignIn.Browser;

/// <summary>Chooses the redirect address of a sign-in.</summary>
internal static class LoopbackRedirect
{
    // The ports of the retired PartnerCenter module: people have them registered.
    private const int FirstPort = 8400;
    private const int LastPort = 8999;

    /// <param name="request">A web app's redirect must be the registered one; a public client may use any port.</param>
    /// <exception cref="PartnerMfaException"><c>RedirectNotRegistered</c>.</exception>
    public static Uri Choose(AuthorizationCodeSignIn request)
    {
        if (request.RedirectUri is { } given)
            return given is { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http" } ? given : throw Failures.RedirectInvalid(given, "it must be http on this machine (localhost).");
        int port = request.Credential is null ? Enumerable.Range(FirstPort, LastPort - FirstPort + 1).FirstOrDefault(IsFree) : FirstPort;
        return port == 0
            ? throw Failures.RedirectInvalid(Address(FirstPort), $"no port up to {LastPort} is free.")
            : Address(port);
    }

    /// <summary>The redirect address of a public client, on a port that nobody can foretell.</summary>
    public static Uri Any()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return Address(port);
    }

    private static Uri Address(int port) => new($"http://localhost:{port}");

    public static bool IsFree(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        finally
        {
            listener.Stop();
        }
    }
}
