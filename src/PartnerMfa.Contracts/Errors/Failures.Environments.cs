using PartnerMfa.Environments;
using PartnerMfa.Redaction;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.Errors;

/// <summary>Failures in environments, addresses and proxies that users name.</summary>
internal static partial class Failures
{
    public static PartnerMfaException EnvironmentUnknown(string name, IEnumerable<string> known) => new(
        ErrorId.EnvironmentUnknown,
        $"There is no environment named '{Redactor.Typed(name)}'.",
        $"Use one of: {string.Join(", ", known)}.",
        Redactor.Typed(name));

    public static PartnerMfaException EnvironmentUnsupported(string name, string cloud) => new(
        ErrorId.EnvironmentUnsupported,
        $"The environment '{name}' is {cloud}, and no Partner Center is known there.",
        $"Partner Center is known in {PartnerMfaEnvironments.CloudsInWords("and")}. Use the environment of the tenant that manages your customers.",
        name);

    public static PartnerMfaException EnvironmentClosed(string name) => new(
        ErrorId.EnvironmentClosed,
        $"The environment '{Redactor.Typed(name)}' does not exist any more: Microsoft closed its German cloud in October 2021.",
        $"Its tenants moved to the global cloud: use the environment {PartnerMfaEnvironments.Global.Name}.",
        name);

    public static PartnerMfaException EnvironmentNameTaken(string name) => new(
        EnvironmentInvalid, $"There is already an environment named '{Redactor.Typed(name)}'.", "Give your own environment another name.", Redactor.Typed(name));

    public static PartnerMfaException EnvironmentNameUnusable() => new(
        EnvironmentInvalid,
        "The name of the environment is too long, or looks like a secret. It is shown in every result.",
        "Use up to 64 letters, digits, spaces, dots and hyphens, such as 'Contoso test'.");

    public static PartnerMfaException ResourceUnusable() => new(
        EnvironmentInvalid,
        "The resource looks like a secret, and results would show it.",
        "Give the address or the application ID that tokens are issued for.");

    public static PartnerMfaException AddressHoldsMore(Uri address) => new(
        EnvironmentInvalid,
        $"The address {Redactor.Address(address)} cannot be used. Results show it, so it must not contain a user name, a password, a query, or anything else that could be a secret.",
        "Give only the scheme, the host and, if there is one, the port.",
        Redactor.Address(address));

    public static PartnerMfaException AddressInvalid(Uri address, string why) => new(
        EnvironmentInvalid, $"The address {Redactor.Address(address)} cannot be used. {why}", "Give an address that begins with https://.", Redactor.Address(address));

    public static PartnerMfaException ProxyInvalid(string why) => new(
        ErrorId.ProxyInvalid,
        $"The address of the proxy cannot be used. {why}",
        "Give the proxy as http://host:port, and its user and password apart from it.");

    public static PartnerMfaException ProxyMissing() => new(
        ErrorId.ProxyInvalid, "A credential was given for a proxy, but not the proxy.", "Give the proxy's address, too.");

    public static PartnerMfaException ProxyCredentialAmbiguous() => new(
        ErrorId.ProxyInvalid, "The proxy was given both a credential and the user who runs this.", "Give one of them.");

    public static PartnerMfaException AddressRelative(Uri address) => new(
        EnvironmentInvalid,
        $"'{Redactor.Address(address)}' is not a complete address.",
        "Give an address that begins with https://.",
        Redactor.Address(address));

    public static PartnerMfaException AddressOfAnotherService(Uri address, string owner, string wanted) => new(
        EnvironmentInvalid,
        $"The address {Redactor.Address(address)} is that of {owner}, and was given for {wanted}.",
        $"Give the address of {wanted}, or leave it out.",
        Redactor.Address(address));
}
