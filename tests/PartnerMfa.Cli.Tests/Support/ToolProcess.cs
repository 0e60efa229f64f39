using System.Diagnostics;
using System.Text;

namespace PartnerMfa.Cli.Support;

/// <summary>Starts the tool as a separate process, with pipes for all three streams.</summary>
internal static class ToolProcess
{
    public static async Task<ToolRun> RunAsync(string input, (string Name, string Value)[] variables, params string[] arguments)
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        using Process process = Process.Start(StartInfo(variables, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancelled);
        Task<string> error = process.StandardError.ReadToEndAsync(cancelled);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancelled);
        return new ToolRun(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo((string Name, string Value)[] variables, string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "partner-mfa.dll"));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        return start;
    }
}
