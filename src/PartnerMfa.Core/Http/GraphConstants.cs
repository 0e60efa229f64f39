namespace PartnerMfa.Http;

/// <summary>Names and values that all resources of Microsoft Graph share.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/graph/errors, https://learn.microsoft.com/graph/paging and
/// https://learn.microsoft.com/graph/best-practices-concept
/// </remarks>
internal static class GraphConstants
{
    public const string ItemsName = "value";
    public const string NextLinkName = "@odata.nextLink";
    public const string TypeName = "@odata.type";
    public const string CountName = "@odata.count";

    /// <summary>The requirements of the partner security score: what partners can read about themselves in Microsoft Graph.</summary>
    public const string PartnerSecurityPath = "/beta/security/partner/securityScore/requirements";

    public const string RequestIdHeader = "request-id";
    public const string ClientRequestIdHeader = "client-request-id";

    /// <summary>
    /// Without this preference, Graph replaces newer members of an enumeration by <c>unknownFutureValue</c>.
    /// https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
    /// </summary>
    public const string PreferHeader = "Prefer";
    public const string UnknownEnumMembers = "include-unknown-enum-members";

    /// <summary>The part of an error that holds its IDs, next to code and message.</summary>
    public const string InnerErrorName = "innerError";

    /// <summary>The code with which Graph says, in a 404, that an object does not exist. A gateway's 404 does not have it.</summary>
    public const string NoSuchObjectCode = "Request_ResourceNotFound";

    /// <summary>How Graph says, with a 400, that there is no such resource.</summary>
    public const string NoSuchResourceWords = "Resource not found for the segment";
}
