namespace PartnerMfa.Setup;

/// <summary>What is read of Graph.</summary>
internal enum SetupResource
{
    Account,
    Memberships,
    Methods,
    PerUserMfa,
    ServicePlans,
    SecurityDefaults,
    Policies,
    Domain,
}
