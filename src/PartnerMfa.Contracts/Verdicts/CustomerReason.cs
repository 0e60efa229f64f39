namespace PartnerMfa.Verdicts;

/// <summary>The reason for the answer about a customer: one code for each row of the table of customers.</summary>
internal enum CustomerReason
{
    /// <summary>The refresh token was redeemed for a token with MFA, and the customer's tenant answered.</summary>
    CustomerReached,

    /// <summary>The tenant answered, but the token's sign-in did not use MFA.</summary>
    CustomerWithoutMfa,

    /// <summary>The token does not say how the user signed in, or something else is odd about it.</summary>
    CustomerMfaNotShown,

    /// <summary>The app has no consent in the customer's tenant.</summary>
    ConsentMissing,

    /// <summary>There is no GDAP relationship, or the account is in none of its security groups.</summary>
    GdapMissing,

    /// <summary>The GDAP relationship lacks a role for the call.</summary>
    GdapRoleMissing,

    /// <summary>A policy of the customer blocks the sign-in.</summary>
    BlockedByCustomer,

    /// <summary>A policy of the customer requires MFA or the acceptance of terms, which an unattended sign-in cannot provide.</summary>
    CustomerAsksForMore,

    /// <summary>A cross-tenant access policy of the customer blocks the partner.</summary>
    CrossTenantBlocked,

    /// <summary>The account is at risk in the partner's own tenant.</summary>
    RiskInHomeTenant,

    /// <summary>A tenant restriction of the partner's own network blocks the customer's tenant.</summary>
    TenantRestriction,

    /// <summary>The customer's tenant no longer exists.</summary>
    CustomerGone,

    /// <summary>The service still throttled the request after the last attempt.</summary>
    CustomerThrottled,

    /// <summary>There was no usable response.</summary>
    CustomerNotReached,

    /// <summary>Any other refusal. The message quotes the service.</summary>
    CustomerRefused,
}
