using System.Reflection;
using System.Reflection.Emit;

namespace PartnerMfa.Contract;

/// <summary>
/// The folders of Core form layers, so a reader of one folder needs no folder that depends on it. A folder is a namespace. The test uses
/// the compiled assembly: base types, fields, signatures and the code of every method.
/// </summary>
public sealed class FolderDependencyTests
{
    private static readonly Assembly Core = typeof(PartnerMfaClient).Assembly;
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    [Fact]
    public void The_folders_of_Core_form_no_cycle()
    {
        Dictionary<string, HashSet<string>> uses = Uses();
        Assert.True(uses.Count > 10 && uses["Probe"].Contains("Verdicts"), "The test must find the folders and what they use.");

        string[] cycles = [.. Cycles(uses)];
        Assert.True(cycles.Length == 0, string.Join('\n', cycles));
    }

    /// <summary>
    /// Finds pairs of folders that need each other, directly or through others. Each pair consists of neighbors on such a path.
    /// </summary>
    private static IEnumerable<string> Cycles(Dictionary<string, HashSet<string>> uses) =>
        from folder in uses.Keys
        from used in uses[folder]
        where Reaches(uses, used, folder)
        let pair = new[] { folder, used }.Order(StringComparer.Ordinal).ToArray()
        group pair by $"{pair[0]} <-> {pair[1]}" into cycle
        orderby cycle.Key
        select cycle.Key;

    private static bool Reaches(Dictionary<string, HashSet<string>> uses, string from, string to)
    {
        HashSet<string> seen = [];
        Stack<string> open = new([from]);
        while (open.TryPop(out string? folder))
        {
            if (folder == to) return true;
            if (seen.Add(folder) && uses.TryGetValue(folder, out HashSet<string>? next)) foreach (string used in next) open.Push(used);
        }

        return false;
    }

    /// <summary>
    /// Returns which top folders use each other, and which folders within one of them do. A folder and its subfolders belong to one
    /// subject, so they may use each other.
    /// </summary>
    private static Dictionary<string, HashSet<string>> Uses()
    {
        Dictionary<string, HashSet<string>> uses = [];
        foreach (Type type in Core.GetTypes().Where(type => FolderOf(type) is not null))
        {
            string folder = FolderOf(type)!;
            foreach (string other in TypesOf(type).Select(FolderOf).OfType<string>().Distinct())
            {
                if (TopOf(folder) != TopOf(other)) Add(TopOf(folder), TopOf(other));
                else if (!folder.StartsWith(other, StringComparison.Ordinal) && !other.StartsWith(folder, StringComparison.Ordinal)) Add(folder, other);
            }
        }

        return uses;

        void Add(string folder, string used)
        {
            if (!uses.TryGetValue(folder, out HashSet<string>? known)) uses[folder] = known = [];
            known.Add(used);
        }
    }

    private static string TopOf(string folder) => folder.Split('.')[0];

    // The root composes everything, so it may use every folder, but no folder may use the root.
    private static string? FolderOf(Type type) =>
        type.Assembly != Core || type.Namespace is not { } name || !name.StartsWith("PartnerMfa", StringComparison.Ordinal) ? null
        : name == "PartnerMfa" ? "(root)"
        : name["PartnerMfa.".Length..];

    private static IEnumerable<Type> TypesOf(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        List<Type> found = [.. type.GetInterfaces()];
        if (type.BaseType is { } parent) found.Add(parent);
        found.AddRange(type.GetFields(All).Select(field => field.FieldType));
        foreach (MethodBase method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            found.AddRange(method.GetParameters().Select(parameter => parameter.ParameterType));
            if (method is MethodInfo { ReturnType: { } result }) found.Add(result);
            found.AddRange(TypesIn(method));
        }

        return found.SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private static IEnumerable<Type> TypesIn(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (LocalVariableInfo local in body.LocalVariables) yield return local.LocalType;
        byte[] code = body.GetILAsByteArray()!;
        Type[]? ofType = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xfe) value = (short)(0xfe00 | code[at++]);
            OpCode operation = OpCodesByValue[value];
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                MemberInfo? member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod);
                if (member as Type is { } type) yield return type;
                if (member?.DeclaringType is { } declarer) yield return declarer;
                if (member is MethodInfo { IsGenericMethod: true } generic) foreach (Type argument in generic.GetGenericArguments()) yield return argument;
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
