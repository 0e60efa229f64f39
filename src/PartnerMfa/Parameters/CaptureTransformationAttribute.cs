namespace PartnerMfa.Parameters;

/// <summary>Takes a captured call.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CaptureTransformationAttribute : HeldTokenTransformationAttribute
{
    private protected override string Refusal =>
        "A capture is what Import-PartnerMfaCapture gives in this process; after a job or a file it has no token any more.";
}
