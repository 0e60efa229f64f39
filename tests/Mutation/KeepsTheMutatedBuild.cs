using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace PartnerMfa.Mutation;

/// <summary>
/// The only test that Stryker sees. It reaches almost nothing, so Stryker has almost nothing to try and is done once it has built the
/// mutants; <see cref="MutationRun"/> tries them instead. If the test reached nothing at all, Stryker would run it for every mutant.
/// </summary>
public sealed class KeepsTheMutatedBuild
{
    private const string Tables = "PartnerMfa.Verdicts";

    [Fact]
    public void Passes()
    {
        foreach (Type type in Assembly.Load("PartnerMfa.Core").GetTypes().Where(type => type is { Namespace: Tables, TypeInitializer: not null, ContainsGenericParameters: false }))
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }
}
