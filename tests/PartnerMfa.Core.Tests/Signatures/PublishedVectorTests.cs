using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;

namespace PartnerMfa.Signatures;

/// <summary>
/// Wycheproof's test vectors for signed tokens: no invalid signature is accepted, and every valid one by a public key is.
/// </summary>
public sealed class PublishedVectorTests
{
    // Its key is meant for an algorithm other than the token's, or for one that does not exist (ES521).
    private static readonly int[] KeyMeantForAnotherAlgorithm = [346, 347, 350, 351];

    private const int HeaderThatIsNoJson = 372;

    private sealed record Vector(int Id, bool IsValid, string Comment, string Jws, string Key);

    private static readonly Vector[] Vectors = Load();

    public static TheoryData<int> Invalid => [.. Vectors.Where(vector => !vector.IsValid).Select(vector => vector.Id)];

    public static TheoryData<int> ValidOfPublicKeys => [.. Vectors.Where(vector => vector.IsValid && !IsSymmetric(vector)).Select(vector => vector.Id)];

    public static TheoryData<int> ValidOfSymmetricKeys => [.. Vectors.Where(vector => vector.IsValid && IsSymmetric(vector)).Select(vector => vector.Id)];

    [Fact]
    public void No_published_vector_is_missing() => Assert.Equal((401, 46), (Vectors.Length, Vectors.Count(vector => vector.IsValid)));

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_signature_never_verifies(int id) => Assert.NotEqual("Valid", Verify(id));

    [Theory]
    [MemberData(nameof(ValidOfPublicKeys))]
    public void A_valid_signature_of_a_public_key_verifies(int id) =>
        Assert.Equal(KeyMeantForAnotherAlgorithm.Contains(id) ? "Invalid" : "Valid", Verify(id));

    [Theory]
    [MemberData(nameof(ValidOfSymmetricKeys))]
    public void A_symmetric_signature_is_never_verified(int id) =>
        Assert.Equal(id == HeaderThatIsNoJson ? nameof(JsonException) : "Unsupported", Verify(id));

    [Theory]
    [MemberData(nameof(ValidOfSymmetricKeys))]
    public void A_symmetric_key_is_never_used(int id) => Assert.Equal(
        "SigningKeyInvalid",
        Assert.Throws<PartnerMfaException>(() => SigningKeys.Given(new SignatureKeys { Text = Vectors.Single(vector => vector.Id == id).Key })).ErrorId);

    private static string Verify(int id)
    {
        Vector vector = Vectors.Single(vector => vector.Id == id);
        try
        {
            return Status(vector);
        }
        catch (PartnerMfaException failure)
        {
            return failure.ErrorId;
        }
        catch (JsonException)
        {
            return nameof(JsonException);
        }
    }

    private static string Status(Vector vector)
    {
        if (TokenParts.Count(vector.Jws) != 3) return "no token";
        TokenParts token = TokenParts.Of(vector.Jws);
        TokenHeader header = TokenHeader.Of(token);
        if (SignatureCheck.Exclusion(token, header) is { } obstacle) return obstacle.Status.ToString();
        IReadOnlyList<SecurityKey> candidates = SignatureCheck.Candidates(SigningKeys.Given(new SignatureKeys { Text = vector.Key }), header);
        if (candidates.Count == 0) return "KeyNotFound";
        return SignatureCheck.KeyOf(token, header, candidates) is null ? "Invalid" : "Valid";
    }

    private static bool IsSymmetric(Vector vector) => JsonDocument.Parse(vector.Key).RootElement.GetProperty("kty").GetString() == "oct";

    private static Vector[] Load()
    {
        using Stream file = typeof(PublishedVectorTests).Assembly.GetManifestResourceStream("json_web_signature_test.json")!;
        using JsonDocument document = JsonDocument.Parse(file);
        return [.. document.RootElement.GetProperty("testGroups").EnumerateArray().SelectMany(VectorsOf)];
    }

    private static IEnumerable<Vector> VectorsOf(JsonElement group)
    {
        string key = (group.TryGetProperty("public", out JsonElement publicKey) ? publicKey : group.GetProperty("private")).GetRawText();
        return group.GetProperty("tests").EnumerateArray().Select(test => new Vector(
            test.GetProperty("tcId").GetInt32(),
            test.GetProperty("result").GetString() == "valid",
            test.GetProperty("comment").GetString()!,
            test.GetProperty("jws") is { ValueKind: JsonValueKind.String } jws ? jws.GetString()! : test.GetProperty("jws").GetRawText(),
            key));
    }
}
