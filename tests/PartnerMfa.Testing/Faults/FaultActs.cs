using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PartnerMfa.Testing.Faults;

/// <summary>The building blocks of faults.</summary>
internal static class FaultActs
{
    public static Func<FaultConnection, Task> Answer(string response) => Answer(_ => response);

    public static Func<FaultConnection, Task> Answer(byte[] response) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(response);
    };

    public static Func<FaultConnection, Task> Answer(Func<FaultConnection, string> response) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(response(connection));
    };

    /// <summary>Sends something back that contains the token of the request.</summary>
    public static Func<FaultConnection, Task> Echo(Func<string, string> response) => async connection =>
    {
        string request = await connection.ReadRequestAsync();
        string line = request.Split("\r\n").Single(header => header.StartsWith("Authorization: ", StringComparison.OrdinalIgnoreCase));
        await connection.SendAsync(response(line["Authorization: Bearer ".Length..]));
    };

    public static Func<FaultConnection, Task> AnswerThenHang(string response) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(response);
        await connection.HangAsync();
    };

    public static Func<FaultConnection, Task> AnswerThenReset(string response) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(response);
        // The data that was sent arrives before the reset, or together with it.
        await Task.Delay(50, connection.Stop);
        connection.Reset();
    };

    /// <summary>Begins, then sends the same data again and again until the client has had enough.</summary>
    public static Func<FaultConnection, Task> AnswerThenRepeat(string beginning, string again) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(beginning);
        byte[] bytes = Encoding.UTF8.GetBytes(again);
        while (true) await connection.SendAsync(bytes);
    };

    /// <summary>Does one thing to the first connection, and another to those that follow.</summary>
    public static Func<FaultConnection, Task> FirstThen(Func<FaultConnection, Task> first, Func<FaultConnection, Task> later) =>
        connection => connection.Number == 1 ? first(connection) : later(connection);

    public static Func<FaultConnection, Task> OverTls(X509Certificate2 certificate, Func<FaultConnection, Task> then) => async connection =>
    {
        SslStream tls = new(connection.Stream);
        connection.Stream = tls;
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, connection.Stop);
        await then(connection);
    };
}
