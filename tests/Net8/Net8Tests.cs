using System.Reflection;
using System.Runtime.Versioning;

namespace PartnerMfa;

public sealed class Net8Tests
{
    [Fact]
    public void These_tests_run_on_the_runtime_of_NET_8() => Assert.Equal(8, Environment.Version.Major);

    [Fact]
    public void These_tests_test_the_build_for_NET_8() => Assert.Equal(
        ".NETCoreApp,Version=v8.0", typeof(PartnerMfaClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
}
