using System.Diagnostics;
using System.Globalization;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Stores;

/// <summary>
/// Jobs that are killed at any moment: the stored token stays intact and works. PARTNERMFA_KILL_ROUNDS sets the number of rounds.
/// </summary>
public sealed class KilledJobTests : IDisposable
{
    private const int UsualRounds = 4;

    private readonly Lifelines _lifelines = new();

    public void Dispose() => _lifelines.Dispose();

    [Fact]
    public async Task A_job_that_is_killed_at_any_moment_loses_no_token()
    {
        int rounds = int.TryParse(Environment.GetEnvironmentVariable("PARTNERMFA_KILL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : UsualRounds;
        string file = _lifelines.PathOf("token.txt");
        await File.WriteAllTextAsync(file, SandboxTokens.RefreshToken(Sandbox.Accounts.SandboxAccounts.Default), TestContext.Current.CancellationToken);
        Random random = new(20260608);
        HashSet<string> seen = [];
        for (int round = 0; round < rounds; round++)
        {
            // Two jobs at once, one of which is killed.
            using Process killed = Start(file), other = Start(file);
            await killed.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            // Kills the job after a random number of rounds and a random part of the next one.
            for (int i = random.Next(1, 12); i > 0; i--) await killed.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(random.NextDouble() * 3));
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
            other.Kill();
            await other.WaitForExitAsync(TestContext.Current.CancellationToken);

            string stored = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim();
            Assert.NotNull(SandboxRefreshToken.Read(stored));
            seen.Add(stored);
            Assert.Null((await _lifelines.SignInAsync(_lifelines.File("token.txt"))).NotStored);
        }

        Assert.True(seen.Count > rounds / 2, "The jobs must have stored tokens.");
    }

    private static Process Start(string file)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "PartnerMfa.KeepingProcess.dll"), "--stored", file }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
