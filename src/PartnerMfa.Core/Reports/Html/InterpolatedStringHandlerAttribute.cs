#if !NET
#pragma warning disable IDE0130 // The compiler looks for it by name; .NET Standard 2.0 does not have it, and only this assembly needs it.
namespace System.Runtime.CompilerServices;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
#endif
