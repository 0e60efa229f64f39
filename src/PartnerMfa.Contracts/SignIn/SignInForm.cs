namespace PartnerMfa.SignIn;

/// <summary>How a token was obtained. The advice depends on it.</summary>
internal enum SignInForm
{
    /// <summary>Not known: the token or the error was given as it is.</summary>
    Unknown,

    /// <summary>A person signed in in the system's browser.</summary>
    Browser,

    /// <summary>A person signed in with a code on another device.</summary>
    DeviceCode,

    /// <summary>A person signed in once for an app that runs without them.</summary>
    AuthorizationCode,

    /// <summary>A refresh token that somebody keeps was redeemed.</summary>
    RefreshToken,

    /// <summary>The user brought an access token.</summary>
    AccessToken,

    /// <summary>An app signed in as itself.</summary>
    ServicePrincipal,

    /// <summary>A machine or job in Azure signed in as itself.</summary>
    ManagedIdentity,
}
