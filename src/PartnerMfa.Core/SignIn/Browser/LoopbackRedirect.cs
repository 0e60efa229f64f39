using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Identity.Client;
using PartnerMfa.Errors;

namespace PartnerMfa.SignIn.Browser;

/// <summary>Chooses the redirect URI of a sign-in.</summary>
internal static class LoopbackRedirect
{
    private const int LastPort = 8999;
    private static readonly int FirstPort = int.Parse(OAuthConstants.FirstRedirectPort, CultureInfo.InvariantCulture);

    /// <param name="request">The sign-in. A web app must use its registered redirect URI; a public client may use any port.</param>
    /// <exception cref="PartnerMfaException"><c>RedirectNotRegistered</c>.</exception>
    public static Uri Choose(AuthorizationCodeSignIn request)
    {
        if (request.RedirectUri is { } given)
            return given is { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http" } ? given : throw Failures.RedirectInvalid(given, OAuthConstants.WebRedirect, "it must be http on this machine (localhost).");
        int port = request.Credential is null ? Enumerable.Range(FirstPort, LastPort - FirstPort + 1).FirstOrDefault(IsFree) : FirstPort;
        return port == 0
            ? throw Failures.RedirectInvalid(Address(FirstPort), OAuthConstants.WebRedirect, $"no port up to {LastPort} is free.")
            : Address(port);
    }

    /// <summary>The redirect URI of a public client, on an unpredictable port.</summary>
    public static Uri Any()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return Address(port);
    }

    private static Uri Address(int port) => new($"{OAuthConstants.LoopbackRedirect}:{port}");

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

/// <summary>The response that arrived at the redirect URI (RFC 6749, sections 4.1.2 and 4.1.2.1).</summary>
internal static class AuthorizationAnswer
{
    /// <exception cref="MsalServiceException">The service refused, or the response belongs to another request.</exception>
    public static string CodeOf(Uri answer, string state)
    {
        Dictionary<string, string> fields = QueryFields.Parse(answer.Query);
        if (!fields.TryGetValue("state", out string? sent) || sent != state)
            throw new MsalClientException(MsalError.StateMismatchError, "The answer in the browser belongs to another sign-in than this one.");
        if (fields.TryGetValue("error", out string? error))
            throw new MsalServiceException(error, fields.TryGetValue("error_description", out string? words) ? words : error, 400);
        return fields.TryGetValue("code", out string? code)
            ? code
            : throw new MsalClientException(MsalError.AuthenticationFailed, "The answer in the browser has no authorization code in it.");
    }
}

/// <summary>The fields of a query or a form (application/x-www-form-urlencoded).</summary>
internal static class QueryFields
{
    /// <summary>Every field by its name. When a field occurs twice, the first one counts.</summary>
    public static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach ((string name, string value) in Pairs(text).Reverse()) fields[name] = value;
        return fields;
    }

    /// <summary>The value with that name when it occurs once; otherwise null.</summary>
    public static string? Only(string text, string name)
    {
        IReadOnlyList<string> values = Values(text, name);
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>Every value with that name.</summary>
    public static IReadOnlyList<string> Values(string text, string name) => [.. Pairs(text).Where(pair => pair.Name == name).Select(pair => pair.Value)];

    private static IEnumerable<(string Name, string Value)> Pairs(string text) => text.TrimStart('?')
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split(['='], 2))
        .Select(pair => (Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : ""));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
