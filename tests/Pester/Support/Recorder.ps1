# Listeners on this machine that record every byte they receive, and respond to each connection in turn with the next of their responses.

if (-not ('PartnerMfa.Pester.Recorder' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerMfa.Pester
{
    public sealed class Recorder : IDisposable
    {
        private readonly TcpListener _listener;
        private readonly string[] _answers;
        private readonly List<string> _received = new List<string>();
        private int _connections;

        public Recorder(string address, string[] answers) : this(address, 0, answers) { }

        public Recorder(string address, int port, string[] answers)
        {
            _answers = answers;
            _listener = new TcpListener(IPAddress.Parse(address), port);
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            Task.Run(ServeAsync);
        }

        public int Port { get; private set; }

        // What was received, one text for each connection, with one character per byte.
        public string[] Received { get { lock (_received) { return _received.ToArray(); } } }

        public string[] FirstLines { get { return Array.ConvertAll(Received, text => text.Split('\r')[0]); } }

        public void Dispose() { _listener.Stop(); }

        private async Task ServeAsync()
        {
            try
            {
                while (true) { TcpClient client = await _listener.AcceptTcpClientAsync(); _ = Task.Run(() => AnswerAsync(client)); }
            }
            catch (Exception exception) when (exception is SocketException || exception is ObjectDisposedException) { }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            int slot;
            lock (_received) { slot = _received.Count; _received.Add(""); }
            using (client)
            {
                try
                {
                    NetworkStream stream = client.GetStream();
                    byte[] buffer = new byte[65536];
                    StringBuilder text = new StringBuilder();
                    while (text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal) < 0 && text.Length < 1000000)
                    {
                        int read = await stream.ReadAsync(buffer, 0, buffer.Length);
                        if (read == 0) break;
                        text.Append(Encoding.Latin1.GetString(buffer, 0, read));
                        lock (_received) { _received[slot] = text.ToString(); }
                    }

                    byte[] answer = Encoding.UTF8.GetBytes(_answers[(Interlocked.Increment(ref _connections) - 1) % _answers.Length]);
                    await stream.WriteAsync(answer, 0, answer.Length);
                }
                catch (Exception exception) when (exception is System.IO.IOException || exception is SocketException || exception is ObjectDisposedException) { }
            }
        }
    }
}
'@
}

# A proxy that lets nothing through.
function New-RecordingProxy {
    [PartnerMfa.Pester.Recorder]::new('127.0.0.1', @("HTTP/1.1 502 Bad Gateway`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"))
}

# The variables that send everything to a proxy, with a password if one is given.
function Get-ProxyVariable {
    param([int] $Port, [string] $Password)

    $address = if ($Password) { "http://alice:$([uri]::EscapeDataString($Password))@127.0.0.1:$Port" } else { "http://127.0.0.1:$Port" }
    # The names differ only in case.
    $variables = [hashtable]::new([StringComparer]::Ordinal)
    $variables['NO_PROXY'] = $variables['no_proxy'] = ''
    foreach ($name in 'HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy') { $variables[$name] = $address }
    $variables
}
