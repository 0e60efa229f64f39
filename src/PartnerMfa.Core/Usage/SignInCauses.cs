using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Usage;

/// <summary>Explains why calls had no MFA. Matches the sign-ins to Partner Center with the calls by application, user and time.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/signin-list</remarks>
internal sealed class SignInCauses
{
    /// <summary>The delegated permission that is required.</summary>
    public const string Permission = "AuditLog.Read.All";

    private const int PageLength = 999;

    private readonly Dictionary<string, List<LoggedSignIn>> _byUser = new(StringComparer.OrdinalIgnoreCase);
    private bool _isSorted;

    public int Count { get; private set; }

    /// <summary>Why the log could not be read completely; null when it was.</summary>
    public ResourceFailure? Failure { get; private init; }

    public static async Task<SignInCauses> ReadAsync(ServiceBackend backend, PartnerMfaEnvironment environment, Secret token, DateTimeOffset since, IWorkObserver observer, TimeLimit limit)
    {
        SignInCauses causes = new();
        ResourceReader reader = new(backend, ResourceService.Graph(environment), token, observer);
        ResourceResult<ItemCount> read = await reader.GetAllAsync(LoggedSignIn.PathTo(since, PageLength), GraphConstants.ItemsName, causes.Add, limit).ConfigureAwait(false);
        return read.Failure is null ? causes : new SignInCauses(causes) { Failure = read.Failure };
    }

    public SignInCauses()
    {
    }

    private SignInCauses(SignInCauses read) => (_byUser, Count) = (read._byUser, read.Count);

    public void Add(JsonElement json)
    {
        if (LoggedSignIn.Read(json) is not { Succeeded: true, ApplicationId: { } application } signIn) return;
        Count++;
        _isSorted = false;
        if (signIn.UserId is { } id) Of(application, id).Add(signIn);
        if (signIn.UserName is { } name) Of(application, name).Add(signIn);
    }

    /// <summary>Why a call had no MFA, as a sentence without its end; null when the log does not say.</summary>
    public string? Explain(string? application, ListedCall call)
    {
        if (application is null || call.Time is not { } time) return null;
        if ((Find(application, call.User.ObjectId) ?? Find(application, call.User.Name)) is not { } signIns) return null;
        Sort();
        // The token of a call comes from the last sign-in before the call.
        int at = LastBefore(signIns, new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) + TokenGates.ClockSkew);
        if (at < 0) return null;
        LoggedSignIn signIn = signIns[at];
        string on = $"the sign-in of {signIn.On.UtcDateTime:u}";
        if (signIn.IsByPassword) return $"{on} sent the user name and password (ROPC), which never has MFA";
        if (signIn.RequiredMfa) return $"{on} was required to use MFA, so the job uses an older token or another one";
        if (!signIn.RequiredNoMfa) return null;
        if (signIn.ExcludedBy is { } policy) return $"the policy '{policy}' excludes the account ({on})";
        if (signIn.IsFromTrustedLocation) return $"{on} came from a trusted location, where no MFA was required";
        bool isRequiredSince = signIns.Skip(at + 1).Any(later => later.RequiredMfa);
        return isRequiredSince ? $"{on} was before MFA was required: the token is older than the policy" : $"no policy required MFA at {on}";
    }

    private static int LastBefore(List<LoggedSignIn> signIns, DateTimeOffset time)
    {
        int low = 0, high = signIns.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (signIns[middle].On <= time) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private void Sort()
    {
        if (_isSorted) return;
        foreach (List<LoggedSignIn> signIns in _byUser.Values) signIns.Sort((one, other) => one.On.CompareTo(other.On));
        _isSorted = true;
    }

    private List<LoggedSignIn>? Find(string application, string? user) => user is not null && _byUser.TryGetValue($"{application}|{user}", out List<LoggedSignIn>? found) ? found : null;

    private List<LoggedSignIn> Of(string application, string user)
    {
        string key = $"{application}|{user}";
        return _byUser.TryGetValue(key, out List<LoggedSignIn>? known) ? known : _byUser[key] = [];
    }
}
