using Microsoft.Identity.Client.Extensions.Msal;

namespace PartnerMfa.SignIn.Cache;

/// <summary>Where the tokens of a user of this machine are kept: a place of this module's own, shared with no other tool.</summary>
internal static class UserTokenStorage
{
    private const string FileName = "tokens.bin";
    private const string Product = "PartnerMfa";

    // Where the platform keeps such things. The library's own root is, but for Windows, the bare home folder.
    private static string UserData =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    public static StorageCreationProperties Create() => new StorageCreationPropertiesBuilder(
            FileName, Path.Combine(UserData, Product))
        .WithLinuxKeyring(
            "com.partnermfa.tokens",
            MsalCacheHelper.LinuxKeyRingDefaultCollection,
            "PartnerMfa tokens",
            new KeyValuePair<string, string>("Product", Product),
            new KeyValuePair<string, string>("Version", "1"))
        .WithMacKeyChain(Product, "tokens")
        .Build();
}
