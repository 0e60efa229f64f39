using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Customers;

/// <summary>What a state file must be, and who can read it.</summary>
public sealed class CustomerStateFileTests : IDisposable
{
    private static readonly CustomerName[] Customers = [.. SandboxCustomers.All.Select(customer => new CustomerName(customer.TenantId, customer.Name))];

    private readonly CustomerRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/proc/self/environ")]
    [InlineData("pipe")]
    public async Task A_state_file_cannot_be_a_device_or_a_pipe(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: it needs mkfifo.");
        if (path == "pipe") SpecialFiles.MakePipe(path = _runs.PathOf(path));

        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(() => _runs.RunAsync(CustomerRuns.Request(), Customers, path));

        Assert.Equal(ErrorId.StateUnusable, refused.Id);
        Assert.EndsWith("cannot be used: it is a device or a pipe, not a file.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_can_read_a_new_state_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows has other access rights.");
        await _runs.RunAsync(CustomerRuns.Request(), Customers[..1], _runs.PathOf("state.jsonl"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(_runs.PathOf("state.jsonl")).UnixFileMode);
    }
}
