#pragma warning disable IDE0130 // The namespace is the compiler's: it looks for the type by name.
namespace System.Runtime.CompilerServices;

// .NET Standard 2.0 does not have it. Core alone needs it: in two assemblies that see each other's internals, it would be there twice.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
