using System.Reflection;
using PartnerMfa.Commands;

namespace PartnerMfa.Staged;

/// <summary>What other modules and scripts can see contains no third-party types, because those are in a separate load context.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Assembly[] Public = [typeof(PartnerMfaCommand).Assembly, typeof(PartnerMfaResult).Assembly];

    private static readonly string[] Allowed =
        ["PartnerMfa", "PartnerMfa.Contracts", "System.Management.Automation", "System.Private.CoreLib", "System.Private.Uri", "System.Security.Cryptography", "netstandard"];

    [Fact]
    public void No_public_member_mentions_a_third_partys_type()
    {
        (string Member, Type Type)[] mentioned = [.. Public.SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(Mentioned)];

        Assert.True(mentioned.Length > 100);
        Assert.DoesNotContain(mentioned, found => !Allowed.Contains(found.Type.Assembly.GetName().Name));
    }

    [Fact]
    public void Core_and_the_sandbox_show_nothing()
    {
        Assert.Empty(typeof(PartnerMfaClient).Assembly.GetExportedTypes());
        Assert.Empty(typeof(Sandbox.SandboxHandler).Assembly.GetExportedTypes());
    }

    private static IEnumerable<(string, Type)> Mentioned(Type type)
    {
        const BindingFlags visible = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        yield return (type.Name, type.BaseType ?? typeof(object));
        foreach (Type contract in type.GetInterfaces()) yield return (type.Name, contract);
        foreach (MethodBase method in type.GetMethods(visible).Cast<MethodBase>().Concat(type.GetConstructors(visible)))
        {
            if (!method.IsPublic && !method.IsFamily && !method.IsFamilyOrAssembly) continue;
            foreach (ParameterInfo parameter in method.GetParameters())
                foreach (Type part in Parts(parameter.ParameterType)) yield return ($"{type.Name}.{method.Name}", part);
            if (method is MethodInfo { ReturnType: var result })
                foreach (Type part in Parts(result)) yield return ($"{type.Name}.{method.Name}", part);
        }

        foreach (FieldInfo field in type.GetFields(visible).Where(field => field.IsPublic || field.IsFamily))
            foreach (Type part in Parts(field.FieldType)) yield return ($"{type.Name}.{field.Name}", part);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
