namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What the evidence says of a statement. The order is that of Kleene's logic: and is the least, or the greatest.</summary>
internal enum Ternary
{
    No,

    /// <summary>The evidence leaves it open.</summary>
    Open,
    Yes,
}
