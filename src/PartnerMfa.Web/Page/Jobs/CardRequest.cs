using System.Globalization;
using PartnerMfa.Environments;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;

namespace PartnerMfa.Web.Page.Jobs;

/// <summary>The values that the user entered on a card. None of them is a secret: tokens and captures are not kept.</summary>
internal sealed record CardRequest(Card Card)
{
    public const int MostWaitMinutes = 120;

    private const int LongestField = 2048;
    private const string Ticked = "1";

    public PartnerMfaEnvironment Environment { get; init; } = PartnerMfaEnvironments.Global;

    public string? Tenant { get; init; }

    public string? Application { get; init; }

    public string? User { get; init; }

    public bool UseDeviceCode { get; init; }

    public bool WithoutAskingForMfa { get; init; }

    /// <summary>The claims that a challenge asked for.</summary>
    public string? Claims { get; init; }

    /// <summary>How long to keep asking Partner Center for a Yes.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The number of days whose calls are analyzed.</summary>
    public int Days { get; init; } = UsageRequest.DefaultDays;

    public bool TenantScore { get; init; }

    /// <summary>Whether to include a capture's tokens for other hosts.</summary>
    public bool AllHosts { get; init; }

    /// <summary>Whether to send pasted or dropped tokens to Partner Center.</summary>
    public bool AskPartnerCenter { get; init; }

    /// <summary>Whether to list every claim of a token.</summary>
    public bool Explain { get; init; }

    /// <param name="card">The card.</param>
    /// <param name="field">Reads a field of a form or an address; returns null when it is absent.</param>
    /// <param name="wrong">Receives a field with an invalid value, and what the field is for.</param>
    public static CardRequest Read(Card card, Func<string, string?> field, Action<string> wrong)
    {
        return new CardRequest(card)
        {
            Environment = ReadEnvironment(),
            Tenant = Name("tenant", "a tenant ID or domain"),
            Application = Name("application", "a client ID"),
            User = Name("user", "a user name"),
            UseDeviceCode = field("method") == "device",
            WithoutAskingForMfa = field("plain") == Ticked,
            Claims = Text("claims"),
            Wait = TimeSpan.FromMinutes(Number("wait", 0, MostWaitMinutes, 0, "The minutes to wait for a Yes")),
            Days = (int)Number("days", 1, UsageRequest.MostDays, UsageRequest.DefaultDays, "The number of days"),
            TenantScore = field("score") == Ticked,
            AllHosts = field("hosts") == Ticked,
            AskPartnerCenter = field("ask") == Ticked,
            Explain = field("explain") == Ticked,
        };

        string? Text(string name) => field(name)?.Trim() is { Length: > 0 and <= LongestField } text ? text : null;

        // People paste tokens into the wrong field. Anything that could be a token is not kept, so it is not shown again.
        string? Name(string name, string what)
        {
            if (Text(name) is not { } text || Redactor.Value(text) == text) return Text(name);
            wrong($"What was entered is not {what}. It is not shown here, in case it is a secret.");
            return null;
        }

        PartnerMfaEnvironment ReadEnvironment()
        {
            if (Text("environment") is not { } name) return PartnerMfaEnvironments.Global;
            try
            {
                return PartnerMfaEnvironments.Find(name);
            }
            catch (PartnerMfaException failure)
            {
                wrong(failure.Message);
                return PartnerMfaEnvironments.Global;
            }
        }

        double Number(string name, double least, double most, double usual, string what)
        {
            if (Text(name) is not { } text) return usual;
            // Many countries write 7.5 as 7,5.
            if (double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most) return number;
            wrong(string.Create(CultureInfo.InvariantCulture, $"{what}: enter a number from {least} to {most}."));
            return usual;
        }
    }

    /// <summary>Returns the values as fields of an address that opens the card filled in. Default values are left out.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        if (!ReferenceEquals(Environment, PartnerMfaEnvironments.Global)) yield return ("environment", Environment.Name);
        if (Tenant is not null) yield return ("tenant", Tenant);
        if (Application is not null) yield return ("application", Application);
        if (User is not null) yield return ("user", User);
        if (UseDeviceCode) yield return ("method", "device");
        if (WithoutAskingForMfa) yield return ("plain", Ticked);
        if (Claims is not null) yield return ("claims", Claims);
        if (Wait > TimeSpan.Zero) yield return ("wait", Wait.TotalMinutes.ToString(CultureInfo.InvariantCulture));
        if (Days != UsageRequest.DefaultDays) yield return ("days", Days.ToString(CultureInfo.InvariantCulture));
        if (TenantScore) yield return ("score", Ticked);
        if (AllHosts) yield return ("hosts", Ticked);
        if (AskPartnerCenter) yield return ("ask", Ticked);
        if (Explain) yield return ("explain", Ticked);
    }

    /// <summary>Returns the address of the card, filled in.</summary>
    public string Address
    {
        get
        {
            string query = string.Join('&', Fields().Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
            return query.Length == 0 ? Card.Path : $"{Card.Path}?{query}";
        }
    }

    /// <summary>Returns the requested sign-in.</summary>
    public SignInRequest SignIn() => (UseDeviceCode
        ? (SignInRequest)new DeviceCodeSignIn { Environment = Environment }
        : new BrowserSignIn { Environment = Environment, Presence = new Interactivity() }) with
    {
        TenantId = Tenant,
        ApplicationId = Application,
        UserPrincipalName = User,
        WithoutAskingForMfa = WithoutAskingForMfa,
        ClaimsChallenge = Claims,
    };
}
