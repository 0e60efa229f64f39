using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Testing.Advice;

/// <summary>The advice for every verdict: tokens of every kind, with every kind of sign-in, by themselves, sent and captured.</summary>
internal static class AdviceOfVerdicts
{
    private static readonly string[] Tokens =
    [
        "{}", """{"amr":["pwd"]}""", """{"amr":["pwd"],"appid":"04b07795-8ddb-461a-bbee-02f9e1bf7b46"}""", """{"amr":["fed"],"idp":"https://idp.example/"}""",
        """{"amr":["pwd"],"in_corp":"true"}""", """{"amr":["wia"]}""", """{"amr":["wiaormfa"]}""", """{"amr":["fido"]}""", """{"amr":["x509","rsa"]}""",
        """{"amr":["ngcmfa"]}""", """{"amr":[]}""", """{"amr":null}""", """{"amr":null,"ver":"2.0"}""", """{"amr":7}""", """{"exp":1,"amr":["pwd"]}""",
        """{"nbf":99999999999}""", """{"exp":null}""", """{"aud":"https://graph.microsoft.com"}""", """{"aud":"https://partner.partnercenterapi.microsoftonline.cn"}""",
        """{"idtyp":"app","scp":null,"upn":null,"unique_name":null}""", """{"scp":null,"appid":null,"nonce":"x"}""", """{"upn":null,"unique_name":null}""",
        """{"upn":"x; rm","unique_name":"$(x)","tid":"`x`","amr":["pwd"]}""", """{"amr":["pwd"],"tid":null,"appid":null}""",
    ];

    private static readonly (string Name, ProbeResponse? Response)[] Responses =
    [
        ("no response", null),
        ("a profile", new ProbeResponse { StatusCode = 200, Body = ResponseBody.OrganizationProfile }),
        ("a confirmation", new ProbeResponse { StatusCode = 200, Body = ResponseBody.OrganizationProfile, Compliance = ComplianceStatement.Compliant }),
        ("a refusal", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Error, Code = "900421", SaysMfaRequired = true }),
        ("isMfaCompliant: false", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Error, Compliance = ComplianceStatement.NotCompliant }),
        ("a contradiction", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Error, Compliance = ComplianceStatement.Conflicting }),
        ("900420", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Error, Code = "900420" }),
        ("a 401", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Empty }),
        ("a 401 that mentions MFA", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Error, MentionsMfa = true }),
        ("a challenge", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Empty, Challenge = new ClaimsChallenge("""{"access_token":{"nbf":{"essential":true,"value":"1781000000"},"x'’;$(x)":null}}""", ChallengeKind.ContinuousAccessEvaluation) }),
        ("a challenge without claims", new ProbeResponse { StatusCode = 401, Body = ResponseBody.Empty, Challenge = new ClaimsChallenge(null, ChallengeKind.Other) }),
        ("a 400 without a user", new ProbeResponse { StatusCode = 400, Body = ResponseBody.Error, SaysNoUser = true }),
        ("a 403 that names MFA", new ProbeResponse { StatusCode = 403, Body = ResponseBody.Error, MentionsMfa = true }),
        .. new[] { "900308", "2032", "900309", "900329", "7" }.Select(code => ($"403/{code}", (ProbeResponse?)new ProbeResponse { StatusCode = 403, Body = ResponseBody.Error, Code = code })),
        ("a 407", new ProbeResponse { StatusCode = 407 }),
        ("a 429", new ProbeResponse { StatusCode = 429, RetryAfter = TimeSpan.FromMinutes(3) }),
        ("a 503", new ProbeResponse { StatusCode = 503 }),
        ("a page", new ProbeResponse { StatusCode = 200, Body = ResponseBody.Other }),
    ];

    public static IEnumerable<AdviceCase> All(CommandHints words) =>
        from environment in AdviceCases.Environments
        from token in Tokens
        let claims = TokenReader.Read(TestTokens.Changed(token.Replace("https://api.partnercenter.microsoft.com", environment.Resource, StringComparison.Ordinal)))
        from named in new[] { null, "jobs@contoso.example" }
        from form in Enum.GetValues<SignInForm>()
        from asked in new[] { true, false }
        from advice in Of(new VerdictContext
        {
            Token = claims with { Audiences = token.Contains("\"aud\"", StringComparison.Ordinal) ? claims.Audiences : [environment.Resource] },
            TokenVerdict = default!,
            Environment = environment,
            Source = "a test",
            NamedAccount = named,
            Form = form,
            AskedForMfa = asked,
            CheckedOn = new ManualClock().GetUtcNow(),
            Words = words,
        }, $"{token}, {form}, {environment.Name}{(named is null ? "" : ", an account was named")}")
        select advice;

    private static IEnumerable<AdviceCase> Of(VerdictContext context, string name)
    {
        VerdictContext found = context with { TokenVerdict = TokenVerdictTable.Judge(context.Token, context.Environment) };
        yield return Of(found.TokenVerdict, found, name);
        foreach (SignatureStatus status in new[] { SignatureStatus.Invalid, SignatureStatus.KeyNotFound })
        {
            VerdictContext signed = found with { Signature = new SignatureFinding(status, "the reason") };
            yield return Of(SignatureVerdictTable.Judge(status, found.TokenVerdict), signed, $"{name}, signature {status}");
        }

        // A captured token did not come from a sign-in here.
        if (found.Form == SignInForm.Unknown)
        {
            foreach (CaptureDoubt? doubt in new[] { null, new CaptureDoubt(ReasonCode.ResponseNotAttributed, "line 7"), new CaptureDoubt(ReasonCode.ResponseUnreadable, "line 7") })
                foreach ((string what, ProbeResponse? response) in Responses)
                {
                    TokenRequest captured = new(new Secret("x"), found.Environment, "a test") { CapturedResponse = response, CaptureDoubt = doubt };
                    yield return Of(CaptureVerdictTable.Judge(found.TokenVerdict, captured), found with { CapturedResponse = response, CaptureDoubt = doubt }, $"{name}, captured {what}");
                }
        }

        if (TokenGates.Judge(found.TokenVerdict, found.Token, found.NamedAccount, found.CheckedOn) is { } gate)
        {
            yield return Of(gate, found, $"{name}, gate");
            yield break;
        }

        foreach ((string what, ProbeResponse? response) in Responses)
        {
            VerdictContext probed = found with { Probe = new CallResult(response, response is null ? "no route to host" : null, CorrelationIds.New(), 3), Ordinary = [new OrdinaryCalls("/v1/customers", 1, 1, 0)] };
            yield return Of(ProbeVerdictTable.Judge(response, found.TokenVerdict.Answer), probed, $"{name}, {what}");
        }
    }

    private static AdviceCase Of(Verdict verdict, VerdictContext found, string name)
    {
        Explanation explanation = Explanations.For(verdict.Reason, found);
        return new AdviceCase($"{verdict.Reason} ({name})", $"{explanation.Message} {explanation.Remedy}")
        {
            // The advice for another environment's token, or another account's, is about that environment or account.
            Account = verdict.Reason is ReasonCode.WrongAudience or ReasonCode.DifferentAccount || found.Target.Account?.IndexOfAny([';', '$']) >= 0 ? null : found.Target.Account,
            Environment = verdict.Reason == ReasonCode.WrongAudience ? null : found.Environment,
        };
    }
}
