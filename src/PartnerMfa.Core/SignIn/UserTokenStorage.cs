using Microsoft.Identity.Client.Extensions.Msal;

namespace PartnerMfa.SignIn;

/// <summary>Where the tokens of a user of this machine are kept: a place of this module's own, shared with no other tool.</summary>
internal static class UserTokenStorage
{
    private const string FileName = "tokens.bin";
    private const string Product = "PartnerMfa";

    public static StorageCreationProperties Create() => new StorageCreationPropertiesBuilder(
            FileName, Path.Combine(MsalCacheHelper.UserRootDirectory, Product))
        .WithLinuxKeyring(
            "com.partnermfa.tokens",
            MsalCacheHelper.LinuxKeyRingDefaultCollection,
            "PartnerMfa tokens",
            new KeyValuePair<string, string>("Product", Product),
            new KeyValuePair<string, string>("Version", "1"))
        .WithMacKeyChain(Product, "tokens")
        .Build();
}
