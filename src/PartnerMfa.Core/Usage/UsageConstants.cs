namespace PartnerMfa.Usage;

/// <summary>Names in the Partner Center resources that show who calls without MFA.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/rest/api/partner-center/security and
/// https://learn.microsoft.com/partner-center/developer/mfa-resources, which differ in case and in the names of two members, so both forms
/// are read.
/// </remarks>
internal static class UsageConstants
{
    /// <summary>Calls by application and day.</summary>
    public const string DailyCountsPath = "/v1/applicationmfaadoptionstatus";

    /// <summary>The latest calls, at most 10,000.</summary>
    public const string CallsPath = "/v1/partnerRequests";

    /// <summary>The users who signed in without MFA in the last seven days, at most 10,000.</summary>
    public const string PrincipalsPath = "/v1/nonMfaCompliantPartnerPrincipals";

    public const string ItemsName = "items";

    public const string ApplicationId = "applicationId";
    public const string ApplicationName = "applicationName";
    public const string LoginDate = "loginDate";
    public const string CompliantCount = "mfaCompliantRequestCount";
    public const string TotalCount = "totalRequestCount";

    public const string CorrelationId = "correlationId";
    public const string IsCompliant = "mfaCompliant";
    public const string ObjectId = "objectId";
    public const string OperationName = "operationName";
    public const string RequestId = "requestId";
    public const string RequestTime = "requestDateTime";
    public const string UserName = "upn";

    public static IReadOnlyList<string> Addresses { get; } = ["ipAddress", "sourceIpAddress"];

    public static IReadOnlyList<string> LastTimes { get; } = ["lastNonMfaCompliantRequestDateTime", "lastNonMfaCompliantLoginDateTime"];
}
