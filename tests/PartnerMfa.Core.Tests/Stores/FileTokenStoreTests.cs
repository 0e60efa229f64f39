using PartnerMfa.Errors;
using PartnerMfa.Files;

namespace PartnerMfa.Stores;

#pragma warning disable CA1416 // Tests of Unix file modes are skipped on other systems.
public sealed class FileTokenStoreTests : IDisposable
{
    private readonly Lifelines _lifelines = new();

    public void Dispose() => _lifelines.Dispose();

    [Fact]
    public async Task The_file_contains_only_the_token_and_only_its_owner_can_read_it()
    {
        FileTokenStore store = _lifelines.File("token.txt");
        await store.WriteAsync(new StoredRefreshToken(new Secret("the-token"), TokenFacts.None), TestContext.Current.CancellationToken);

        Assert.Equal("the-token\n", await File.ReadAllTextAsync(_lifelines.PathOf("token.txt"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("the-token", await File.ReadAllTextAsync(_lifelines.PathOf("token.txt.facts"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        foreach (string file in new[] { "token.txt", "token.txt.facts" }) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_lifelines.PathOf(file)));
    }

    [Fact]
    public async Task Stored_facts_apply_only_to_the_token_they_were_written_for()
    {
        FileTokenStore store = _lifelines.File("token.txt");
        TokenFacts facts = new() { SignedInOn = _lifelines.Clock.GetUtcNow(), StoredOn = _lifelines.Clock.GetUtcNow(), Account = "jobs@contoso.com", IsFromDeviceCode = true };
        await store.WriteAsync(new StoredRefreshToken(new Secret("the-token"), facts), TestContext.Current.CancellationToken);

        Assert.Equal(facts, (await store.ReadAsync(TestContext.Current.CancellationToken)).Facts);
        await File.WriteAllTextAsync(_lifelines.PathOf("token.txt"), "another-token", TestContext.Current.CancellationToken);
        Assert.Equal(TokenFacts.None, (await store.ReadAsync(TestContext.Current.CancellationToken)).Facts);
    }

    [Theory]
    [InlineData(null, "the file does not exist.")]
    [InlineData(" \n", "it is empty.")]
    public async Task A_file_without_a_token_is_an_error_that_says_how_to_make_one(string? content, string why)
    {
        FileTokenStore store = _lifelines.File("token.txt", content);

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => store.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.RefreshTokenStoreUnavailable, failure.Id);
        Assert.EndsWith(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains("New-PartnerMfaRefreshToken -RefreshTokenStore", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_job_waits_for_the_first_and_then_gives_up_with_words()
    {
        using IDisposable? first = await _lifelines.File("token.txt").LockAsync(TestContext.Current.CancellationToken);

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => _lifelines.File("token.txt").LockAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.RefreshTokenStoreUnavailable, failure.Id);
        Assert.Contains("another job has held it for two minutes", failure.Message, StringComparison.Ordinal);
        first!.Dispose();
        using IDisposable? second = await _lifelines.File("token.txt").LockAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_reported_and_made_private_by_the_next_write()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows has other access rights.");
        _lifelines.File("token.txt", "the-token");
        File.SetUnixFileMode(_lifelines.PathOf("token.txt"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        FileTokenStore store = new(_lifelines.PathOf("token.txt"), _lifelines.Clock, _lifelines.Observer);

        await store.ReadAsync(TestContext.Current.CancellationToken);
        await store.WriteAsync(new StoredRefreshToken(new Secret("next"), TokenFacts.None), TestContext.Current.CancellationToken);
        await store.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Other users of this machine can read", Assert.Single(_lifelines.Observer.Told, told => told.Contains("Other users", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_lifelines.PathOf("token.txt")));
    }

    [Fact]
    public async Task The_target_of_a_link_is_replaced_and_the_link_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows lets only some make links.");
        _lifelines.File("real.txt", "the-token");
        File.CreateSymbolicLink(_lifelines.PathOf("link.txt"), _lifelines.PathOf("real.txt"));

        await _lifelines.File("link.txt").WriteAsync(new StoredRefreshToken(new Secret("next"), TokenFacts.None), TestContext.Current.CancellationToken);

        Assert.Equal("next\n", await File.ReadAllTextAsync(_lifelines.PathOf("real.txt"), TestContext.Current.CancellationToken));
        Assert.NotNull(new FileInfo(_lifelines.PathOf("link.txt")).LinkTarget);
    }

    [Fact]
    public async Task A_pipe_in_place_of_the_facts_file_is_ignored()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: it needs mkfifo.");
        FileTokenStore store = _lifelines.File("token.txt", "the-token");
        SpecialFiles.MakePipe(_lifelines.PathOf("token.txt.facts"));

        Assert.Equal(TokenFacts.None, (await store.ReadAsync(TestContext.Current.CancellationToken)).Facts);
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/proc/self/mem")]
    [InlineData("/dev/null")]
    public async Task A_device_is_never_replaced_by_a_file(string device)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: it needs the devices of Linux.");

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() =>
            new FileTokenStore(device, _lifelines.Clock).WriteAsync(new StoredRefreshToken(new Secret("t"), TokenFacts.None), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.RefreshTokenNotSaved, failure.Id);
        Assert.Contains("device", failure.Message, StringComparison.Ordinal);
    }

    // A secret in place of its file looks like such a name.
    [Theory]
    [InlineData("none/token.txt")]
    [InlineData("a-name-that-no-file-system-takes")]
    public async Task An_impossible_path_fails_without_waiting(string name)
    {
        long before = _lifelines.Clock.GetTimestamp();
        using IDisposable? held = await _lifelines.File(name.PadRight(300, 'x')).LockAsync(TestContext.Current.CancellationToken);

        Assert.Null(held);
        Assert.Equal(before, _lifelines.Clock.GetTimestamp());
    }

    [Fact]
    public async Task A_missing_folder_is_an_error_and_the_session_continues()
    {
        FileTokenStore store = _lifelines.File("none/token.txt");

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => store.WriteAsync(new StoredRefreshToken(new Secret("t"), TokenFacts.None), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.RefreshTokenNotSaved, failure.Id);
    }
}
