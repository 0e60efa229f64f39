namespace PartnerMfa.Package;

/// <summary>What a package says about its release, beyond the manifest in the repository.</summary>
/// <param name="Notes">The changelog's section for the version.</param>
/// <param name="Prerelease">Null for a release.</param>
/// <param name="RepositoryUrl">Where the project lives; null until it has an address.</param>
internal sealed record Release(string Notes, string? Prerelease, string? RepositoryUrl)
{
    /// <summary>The entries for the manifest's <c>PSData</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> PSData
    {
        get
        {
            if (Prerelease is not null) yield return new("Prerelease", Prerelease);
            if (RepositoryUrl is not null)
            {
                yield return new("ProjectUri", RepositoryUrl);
                yield return new("LicenseUri", RepositoryUrl + "/blob/HEAD/LICENSE");
                yield return new("IconUri", RepositoryUrl + "/raw/HEAD/docs/images/icon.png");
            }

            yield return new("ReleaseNotes", Notes);
        }
    }
}
