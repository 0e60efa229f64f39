using System.Management.Automation;

namespace EmptyModule;

/// <summary>One empty cmdlet.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : Cmdlet;
