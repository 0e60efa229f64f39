namespace PartnerMfa.SignIn;

/// <summary>Microsoft's own applications, which are used for a sign-in when the user names no application.</summary>
internal static class KnownApplications
{
    /// <summary>The Azure CLI, which the retired PartnerCenter module used by default.</summary>
    public const string Default = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    /// <summary>
    /// Microsoft Graph Command Line Tools, the client of Connect-MgGraph. An administrator can consent to any delegated permission of
    /// Microsoft Graph for it, while the Azure CLI is refused most of them (AADSTS65002).
    /// </summary>
    public const string DefaultForGraph = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
}
