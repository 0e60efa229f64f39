using System.Reflection;
using System.Reflection.Emit;

namespace PartnerMfa.Files;

#pragma warning disable CA1416 // Tests of Unix file modes are skipped on other systems.
public sealed class AtomicFileTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Shared = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-files-");

    private string Target => Path.Combine(_folder.FullName, "report.html");

    private string[] Names => [.. _folder.EnumerateFileSystemInfos().Select(file => file.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_file_appears_only_when_it_is_complete()
    {
        using (AtomicFile file = new(Target))
        {
            file.Content.Write("new"u8);
            Assert.False(File.Exists(Target));
            file.Complete();
        }

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal(["report.html"], Names);
    }

    [Fact]
    public void An_abandoned_write_leaves_the_old_file_and_no_leftovers()
    {
        File.WriteAllText(Target, "old");
        using (AtomicFile file = new(Target)) file.Content.Write("new"u8);

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal(["report.html"], Names);
    }

    // A crash of the machine cannot be played, so the compiled code is read: what reaches the disk, and in which order.
    [Fact]
    public void A_name_leads_to_a_file_only_after_its_content_is_on_the_disk()
    {
        string[] calls = [.. CallsOf(typeof(AtomicFile).GetMethod(nameof(AtomicFile.Complete))!)];
        int flushed = Array.IndexOf(calls, "FileStream.Flush(Boolean)");

        Assert.InRange(flushed, 0, calls.Length - 1);
        Assert.All(["File.Move", "File.Replace"], move => Assert.True(Array.FindIndex(calls, call => call.StartsWith(move, StringComparison.Ordinal)) > flushed, move));
    }

    [Theory]
    [InlineData(Private)]
    [InlineData(Shared)]
    [InlineData(UnixFileMode.UserRead)]
    public void A_new_file_has_the_permissions_of_the_one_it_replaces_from_the_start(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows has other access rights.");
        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, mode);
        using AtomicFile file = new(Target);

        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(file.Content.Name) & ~mode);
        file.Complete();
        Assert.Equal(mode, File.GetUnixFileMode(Target));
    }

    [Fact]
    public void Only_the_leftovers_of_killed_processes_are_removed()
    {
        string leftover = $"{Target}.{Guid.NewGuid():N}.part", other = $"{Target}.old.part", another = Path.Combine(_folder.FullName, $"other.html.{Guid.NewGuid():N}.part");
        foreach (string file in new[] { leftover, other, another }) File.WriteAllText(file, "x");
        using AtomicFile running = new(Target);
        using AtomicFile next = new(Target);

        Assert.False(File.Exists(leftover));
        Assert.All([other, another, running.Content.Name, next.Content.Name], file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public void A_planted_link_in_place_of_a_leftover_does_not_harm_its_target()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows lets only some make links.");
        string precious = Path.Combine(_folder.FullName, "precious");
        File.WriteAllText(precious, "x");
        File.CreateSymbolicLink($"{Target}.{Guid.NewGuid():N}.part", precious);
        using AtomicFile file = new(Target);

        Assert.Equal("x", File.ReadAllText(precious));
    }

    [Fact]
    public void A_killed_write_leaves_the_old_file_whole_and_nothing_that_others_can_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows has other access rights.");
        foreach (bool isSecret in new[] { false, true })
        {
            File.WriteAllText(Target, "old");
            File.SetUnixFileMode(Target, Private);
            // What a kill leaves: everything was written, and nothing was moved or deleted.
            AtomicFile killed = new(Target, isSecret);
            killed.Content.Write("new"u8);
            killed.Content.Dispose();

            Assert.Equal("old", File.ReadAllText(Target));
            Assert.All(_folder.GetFiles(), file => Assert.Equal(Private, file.UnixFileMode));
            using AtomicFile next = new(Target, isSecret);
            Assert.Equal(["report.html", Path.GetFileName(next.Content.Name)], Names);
        }
    }

    [Fact]
    public void Only_the_owner_can_read_a_secret_even_if_it_replaces_a_file_that_everyone_could_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows has other access rights.");
        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, Shared);
        using AtomicFile file = new(Target, isSecret: true);

        Assert.Equal(Private, File.GetUnixFileMode(file.Content.Name));
        file.Complete();
        Assert.Equal(Private, File.GetUnixFileMode(Target));
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_for_its_other_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: it needs mkfifo.");
        SpecialFiles.MakePipe(Target);

        Assert.Contains("pipe", Assert.Throws<IOException>(() => new AtomicFile(Target)).Message, StringComparison.Ordinal);
        Assert.Equal(["report.html"], Names);
    }

    [Fact]
    public void On_a_full_disk_the_old_file_stays_and_nothing_else_is_left()
    {
        Assert.SkipUnless(SpecialFiles.CanMount, "SKIPPED: it needs to mount a small file system.");
        using IDisposable small = SpecialFiles.MountSmall(_folder.FullName);
        File.WriteAllText(Target, "old");

        Assert.ThrowsAny<IOException>(() =>
        {
            using AtomicFile file = new(Target);
            for (int i = 0; i < 64; i++) file.Content.Write(new byte[16 * 1024]);
            file.Complete();
        });

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal(["report.html"], Names);
    }

    private static IEnumerable<string> CallsOf(MethodInfo method)
    {
        byte[] code = method.GetMethodBody()!.GetILAsByteArray()!;
        for (int at = 0; at + 4 < code.Length; at++)
        {
            // An instruction that calls, followed by the token of a method.
            if ((code[at] != OpCodes.Call.Value && code[at] != OpCodes.Callvirt.Value) || Called(method, BitConverter.ToInt32(code, at + 1)) is not { } called) continue;
            yield return $"{called.DeclaringType!.Name}.{called.Name}({string.Join(", ", called.GetParameters().Select(parameter => parameter.ParameterType.Name))})";
            at += 4;
        }
    }

    private static MethodBase? Called(MethodInfo method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
