using System.Reflection;
using Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace PartnerMfa.Mutation;

/// <summary>Runs single tests of an assembly in this process. Each class is searched for tests once.</summary>
internal sealed class TestMethods : IAsyncDisposable
{
    private readonly Assembly _assembly;
    private readonly XunitTestFramework _framework = new();
    private readonly Dictionary<string, List<IXunitTestCase>> _cases = [];
    private readonly Dictionary<string, List<string>> _classes = [];

    public TestMethods(Assembly assembly)
    {
        _assembly = assembly;
        TestContext.SetForInitialization(diagnosticMessageSink: null, diagnosticMessages: false, internalDiagnosticMessages: false);
    }

    /// <param name="names">Full names of classes and of methods.</param>
    /// <returns>Full names of methods.</returns>
    public async Task<IReadOnlyList<string>> NamesAsync(IEnumerable<string> names)
    {
        List<string> methods = [];
        foreach (string name in names)
        {
            bool isClass = _assembly.GetType(name) is not null;
            List<string> found = await FindAsync(isClass ? name : name[..name.LastIndexOf('.')]);
            if (isClass) methods.AddRange(found);
            else methods.Add(name);
        }

        return methods;
    }

    /// <param name="name">The full name of a method.</param>
    /// <returns>What failed, and how; null when everything passes.</returns>
    public async Task<string?> FailureAsync(string name)
    {
        FirstFailure sink = new(name);
        ITestFrameworkExecutionOptions options = TestFrameworkOptions.ForExecution(new TestAssemblyConfiguration());
        options.SetParallelMode(ParallelMode.None);
        options.SetStopOnTestFail(true);
        XunitTestFrameworkExecutor executor = (XunitTestFrameworkExecutor)_framework.GetExecutor(_assembly);
        await executor.RunTestCases(_cases[name], sink, options, CancellationToken.None);
        return sink.Text;
    }

    public ValueTask DisposeAsync() => _framework.DisposeAsync();

    private async Task<List<string>> FindAsync(string testClass)
    {
        if (_classes.TryGetValue(testClass, out List<string>? names)) return names;
        _classes[testClass] = names = [];
        // The rows of a theory are read when it runs, because the mutant may change them.
        ITestFrameworkDiscoveryOptions options = TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration { PreEnumerateTheories = false });
        await _framework.GetDiscoverer(_assembly).Find(Add, options, [_assembly.GetType(testClass, throwOnError: true)!], CancellationToken.None);
        return names;

        ValueTask<bool> Add(ITestCase found)
        {
            string name = $"{testClass}.{found.TestMethodName}";
            if (!_cases.TryGetValue(name, out List<IXunitTestCase>? cases))
            {
                _cases[name] = cases = [];
                names.Add(name);
            }

            cases.Add((IXunitTestCase)found);
            return new(true);
        }
    }

    private sealed class FirstFailure(string name) : IMessageSink
    {
        public string? Text { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is IErrorMetadata error) Text ??= $"{name}: {string.Join(' ', error.Messages).ReplaceLineEndings(" ")}";
            return Text is null;
        }
    }
}
