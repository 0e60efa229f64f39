using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>IDs of the objects in the sandbox's tenants. The same name always has the same ID.</summary>
internal static class GraphIds
{
    // The IDs of role templates are the same in every tenant.
    public const string DirectoryReaders = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

    /// <summary>The app of Azure's management, as policies name it.</summary>
    public const string AzureManagement = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

    /// <summary>The built-in authentication strength "Multifactor authentication".</summary>
    public const string MfaStrength = "00000000-0000-0000-0000-000000000002";

    /// <summary>The password that every account has among its methods.</summary>
    public const string Password = "28c10230-6103-485e-b985-444c60001490";

    public static string Of(string name)
    {
        using SHA256 sha256 = SHA256.Create();
        return new Guid(sha256.ComputeHash(Encoding.UTF8.GetBytes(name)).Take(16).ToArray()).ToString("D");
    }
}
