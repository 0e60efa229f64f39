namespace PartnerMfa.Parameters;

/// <summary>Takes a connection.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContextTransformationAttribute : HeldTokenTransformationAttribute
{
    private protected override string Refusal =>
        "A context is what Connect-PartnerMfa -PassThru and Get-PartnerMfaContext give in this process; after a job or a file it has no token any more.";
}
