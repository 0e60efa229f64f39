namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What the evidence says about a statement, in the order of Kleene's logic: "and" is the minimum, "or" the maximum.</summary>
internal enum Ternary
{
    No,
    Unknown,
    Yes,
}
