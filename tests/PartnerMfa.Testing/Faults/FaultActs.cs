using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PartnerMfa.Testing.Faults;

/// <summary>What faults do, as pieces to put together.</summary>
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

    /// <summary>Sends back something with the token of the request in it.</summary>
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
        // What was sent goes ahead of the reset, or with it.
        await Task.Delay(50, connection.Stop);
        connection.Reset();
    };

    /// <summary>Begins, then sends the same again and again until the client has had enough.</summary>
    public static Func<FaultConnection, Task> AnswerThenRepeat(string beginning, string again) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(beginning);
        byte[] bytes = Encoding.UTF8.GetBytes(again);
        while (true) await connection.SendAsync(bytes);
    };

    /// <summary>Does one thing to the first connection, another to those that follow.</summary>
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
