using System.Text;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Signatures;
using PartnerMfa.Testing;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Fuzzing.Tokens;

/// <summary>Tokens of every form, most of them damaged. A Yes must also be a Yes according to Microsoft's own reader.</summary>
internal sealed class TokenTarget : IFuzzTarget
{
    private const string Header = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6InRlc3QifQ";

    // Input that tends to break readers: delimiters, escapes, invalid UTF-8, and significant words.
    private static readonly string[] Pieces =
        ["\"", "{", "}", "[", "]", ":", ",", "\\", "\\u0000", "\\ud800", "\\u006d", "mfa", "amr", "\"amr\":[\"mfa\"]", "null", "1e999", "-", "0", "\u00ff", "\u202e", " ", "\n", "\ufeff", "[[[[[[[[", "true"];

    private readonly TokenInspector _test = new(TimeProvider.System, CommandHints.PowerShell);

    public string Name => "tokens";

    public TimeSpan TimeLimit => TimeSpan.FromSeconds(5);

    public long AllocationLimit => 4 * 1024 * 1024;

#pragma warning disable CA5394 // A case must be the same every time, and nothing secret is generated.
    public void Run(Random random)
    {
        RandomClaims claims = new(random);
        byte[] payload = Encoding.UTF8.GetBytes(random.Next(4) == 0 ? claims.Spaced(claims.Shuffled(claims.Next())) : RandomClaims.Plain(claims.Next()));
        for (int changes = random.Next(4); changes > 0; changes--) payload = Mutated(payload, random);
        string header = random.Next(8) == 0 ? Encode(Mutated("""{"typ":"JWT","alg":"RS256","kid":"test"}"""u8.ToArray(), random)) : Header;
        string token = $"{header}.{Encode(payload)}.c2lnbmF0dXJl";
        if (random.Next(3) == 0) token = MutatedText(token, random);
        Check(token, explain: random.Next(8) == 0);
    }

    private void Check(string token, bool explain)
    {
        PartnerMfaResult result;
        try
        {
            result = _test.Run(new TokenRequest(new Secret(token), PartnerMfaEnvironments.Global, "a case") { Explain = explain });
        }
        catch (PartnerMfaException failure) when (failure.ErrorId is "TokenMalformed" or "TokenEncrypted")
        {
            return;
        }

        TokenParts parts = TokenReader.PartsOf(token);
        _ = SignatureCheck.Exclusion(parts, TokenHeader.Of(parts));
        if (result.Result == "Yes" && LibraryClaims.Of(TokenText.Normalize(token)) is { } library && library.List("amr")?.Contains("mfa") != true)
            throw new FuzzException("A Yes, and the library sees no mfa in amr.");
        string?[] shown = [result.Message, result.Remedy, result.Account, result.Audience, .. result.Claims?.Select(claim => claim.Name + claim.Value + claim.Meaning) ?? []];
        foreach (string? text in shown)
            if (text?.Any(char.IsControl) == true) throw new FuzzException("A control character got through.");
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length + 1);
        int length = random.Next(Math.Min(16, bytes.Length - at) + 1);
        return random.Next(6) switch
        {
            0 => [.. bytes.AsSpan(0, at), .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. bytes.AsSpan(at)],
            1 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)],
            2 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at, length), .. bytes.AsSpan(at)],
            3 => [.. bytes.AsSpan(0, at), (byte)random.Next(256), .. bytes.AsSpan(Math.Min(at + 1, bytes.Length))],
            4 => [.. bytes.AsSpan(0, at), .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. bytes.AsSpan(at + length)],
            _ => bytes[..at],
        };
    }

    private static string MutatedText(string token, Random random)
    {
        int at = random.Next(token.Length + 1);
        return random.Next(5) switch
        {
            0 => token.Insert(at, Pieces[random.Next(Pieces.Length)]),
            1 => token[..at],
            2 => token[at..],
            3 => token.Insert(at, "."),
            _ => $"Authorization: Bearer {token.Insert(at, "\r\n ")}",
        };
    }
#pragma warning restore CA5394

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
