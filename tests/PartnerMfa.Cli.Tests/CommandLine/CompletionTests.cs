using System.Diagnostics;
using PartnerMfa.Cli.Support;
using PartnerMfa.Testing.PowerShell;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>The completion scripts, in the shells for which they are made.</summary>
public sealed class CompletionTests : IDisposable
{
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(60);

    private readonly TemporaryFiles _files = new();

    public static TheoryData<string, string, string> Cases { get; } = new()
    {
        { "partner-mfa pro", "probe", "token" },
        { "partner-mfa re", "refresh-token", "probe" },
        { "partner-mfa vers", "version", "probe" },
        { "partner-mfa help set", "setup", "probe" },
        { "partner-mfa help ma", "man", "probe" },
        { "partner-mfa completion f", "fish", "bash" },
        { "partner-mfa probe --env", "--environment", "--user" },
        { "partner-mfa probe --environment San", "Sandbox", "Global" },
        { "partner-mfa probe -e Chi", "China", "Global" },
        { "partner-mfa probe -o js", "json", "text" },
        { "partner-mfa probe -e Sandbox --user excluded-by-g", "excluded-by-group", "mfa" },
        { "partner-mfa setup --check Cond", "ConditionalAccess", "License" },
        { "partner-mfa usage --non", "--non-compliant-only", "--environment" },
        { "partner-mfa token --hel", "--help", "--explain" },
        { "partner-mfa probe --report-format ju", "junit", "html" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Bash_completes(string line, string offered, string notOffered)
    {
        string[] words = line.Split(' ');
        string script = await ScriptAsync("bash");
        string list = string.Join(' ', words.Select(word => $"'{word}'"));

        string[] replies = await RunAsync("bash", ["--norc", "-c", $"source '{script}'; COMP_WORDS=({list}); COMP_CWORD={words.Length - 1}; _partner_mfa; printf '%s\\n' \"${{COMPREPLY[@]}}\""]);

        AssertOffered(replies, offered, notOffered);
    }

    [Fact]
    public async Task Bash_completes_a_value_after_an_equals_sign()
    {
        string script = await ScriptAsync("bash");

        string[] replies = await RunAsync("bash", ["--norc", "-c", $"source '{script}'; COMP_WORDS=(partner-mfa probe --environment = San); COMP_CWORD=4; _partner_mfa; printf '%s\\n' \"${{COMPREPLY[@]}}\""]);

        Assert.Equal(["Sandbox"], replies);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fish_completes(string line, string offered, string notOffered)
    {
        string script = await ScriptAsync("fish");

        string[] replies = await RunAsync("fish", ["--no-config", "-c", $"source '{script}'; complete -C '{line}'"]);

        AssertOffered([.. replies.Select(reply => reply.Split('\t')[0])], offered, notOffered);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Zsh_completes(string line, string offered, string notOffered)
    {
        string script = await ScriptAsync("zsh");
        // The line editor signals when it reads keys. Before that, the terminal would treat the Tab as a character.
        string driver = _files.Write("driver.zsh", """
            zmodload zsh/zpty
            zpty shell TERM=dumb zsh -f -i
            zpty -w shell "PS1=; PROMPT_EOL_MARK=; setopt no_beep; LISTMAX=9999; autoload -Uz compinit; compinit -u -D; source $1; zle-line-init() { print ready-\$((40+2)) }; zle -N zle-line-init"
            seen=''
            while zpty -r shell chunk; do seen+=$chunk; [[ $seen == *ready-42* ]] && break; done
            zpty -n -w shell "$2"$'\t'
            zpty -n -w shell $'\C-aecho \C-e -done-$((40+2))\n'
            seen=''
            while zpty -r shell chunk; do seen+=$chunk; [[ $seen == *-done-42* ]] && break; done
            print -r -- $seen
            """);

        string[] screen = await RunAsync("zsh", ["-f", driver, script, line]);

        // The completed line was echoed.
        Assert.EndsWith($"{line[..(line.LastIndexOf(' ') + 1)]}{offered} -done-42", screen[^1].Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain(notOffered, screen[^1].Split(' '));
    }

    [Fact]
    public async Task PowerShell_completes()
    {
        string script = await ScriptAsync("powershell");
        string lines = string.Join(", ", Cases.Select(row => $"'{row.Data.Item1}'"));

        string[] replies = await RunAsync(PowerShellEngine.Command[0], [.. PowerShellEngine.Command.Skip(1), "-NoProfile", "-NonInteractive", "-Command", $"Get-Content -Raw '{script}' | Invoke-Expression; foreach ($line in {lines}) {{ $line + '|' + ((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText -join '|') }}"]);

        Assert.Equal(Cases.Count, replies.Length);
        foreach ((string line, string offered, string notOffered) in Cases.Select(row => row.Data))
            AssertOffered(replies.Single(reply => reply.StartsWith(line + "|", StringComparison.Ordinal)).Split('|')[1..], offered, notOffered);
    }

    public void Dispose() => _files.Dispose();

    private static void AssertOffered(string[] replies, string offered, string notOffered)
    {
        Assert.Contains(offered, replies);
        Assert.DoesNotContain(notOffered, replies);
    }

    private async Task<string> ScriptAsync(string shell) => _files.Write($"completion.{shell}", (await ToolRun.RunAsync("completion", shell)).Output);

    private async Task<string[]> RunAsync(string shell, string[] arguments)
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, shell)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, $"{shell} is not installed.");
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _files.Folder })!;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(HangsAfter);
        using CancellationTokenRegistration kill = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        string error = await process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal("", error);
        return (await output).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
