
namespace PartnerMfa.Captures;

public sealed class CopiedCommandTests
{
    private static readonly string Token = TestTokens.With().Reveal();

    public static readonly Dictionary<string, string> Commands = new()
    {
        ["Chrome, cURL (bash)"] = """
            curl 'https://api.partnercenter.microsoft.com/v1/profiles/organization?x=1' \
              -H 'accept: application/json' \
              -H 'authorization: Bearer TOKEN' \
              -H 'validatemfa: true' \
              -b 'session=cookie' \
              -H $'x-odd: it\'s \u0021' \
              -H 'user-agent: An agent/1.0' \
              --data-raw $'{"a":"it\'s"}' -X GET
            """,
        ["Chrome, cURL (cmd)"] = """
            curl ^"https://api.partnercenter.microsoft.com/v1/profiles/organization?x=1^" ^
              -H ^"accept: application/json^" ^
              -H ^"authorization: Bearer TOKEN^" ^
              -H ^"validatemfa: true^" ^
              -H ^"sec-ch-ua: ^\^"Chromium^\^";v=^\^"138^\^"^" ^
              -H ^"user-agent: An agent/1.0^" ^
              -X GET --data-raw ^"^{^\^"a^\^":1^}^

            ^"
            """,
        ["Chrome, cURL (cmd), before 2022"] = """
            curl "https://api.partnercenter.microsoft.com/v1/profiles/organization?x=1" ^
              -H "accept: application/json" ^
              -H "authorization: Bearer TOKEN" ^
              -H "validatemfa: true" ^
              -H "user-agent: An agent/1.0" ^
              --compressed
            """,
        ["Firefox, cURL (POSIX)"] = """
            curl 'https://api.partnercenter.microsoft.com/v1/profiles/organization' --compressed -H 'User-Agent: An agent/1.0' -H 'Authorization: Bearer TOKEN' -H 'ValidateMfa: true'
            """,
        ["by hand, curl"] = """
            $ curl.exe -sS -L --url https://api.partnercenter.microsoft.com/v1/profiles/organization -A "An agent/1.0" -o out.json --header "Authorization: Bearer TOKEN" -H"ValidateMfa: true" | jq .
            """,
        ["by hand, curl's own option"] = """
            curl --oauth2-bearer TOKEN -H 'ValidateMfa: true' -A 'An agent/1.0' https://api.partnercenter.microsoft.com/v1/profiles/organization
            """,
        ["Chrome, PowerShell"] = """
            $session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
            $session.UserAgent = "An agent/1.0"
            $session.Cookies.Add((New-Object System.Net.Cookie("a", "b", "/", ".partner.microsoft.com")))
            Invoke-WebRequest -UseBasicParsing -Uri "https://api.partnercenter.microsoft.com/v1/profiles/organization?x=1" `
            -WebSession $session `
            -Headers @{
            "method"="GET"
              "authority"="api.partnercenter.microsoft.com"
              "authorization"="Bearer TOKEN"
              "sec-ch-ua"="`"Chromium`";v=`"138`""
              "validatemfa"="true"
            } `
            -ContentType "application/json"
            """,
        ["by hand, PowerShell"] = """
            PS C:\> $x = Invoke-RestMethod 'https://api.partnercenter.microsoft.com/v1/profiles/organization' -Method get -UserAgent 'An agent/1.0' -Headers @{ Authorization = 'Bearer TOKEN'; ValidateMfa = 'true' }
            """,
        ["Chrome, fetch"] = """
            fetch("https://api.partnercenter.microsoft.com/v1/profiles/organization?x=1", {
              "headers": {
                "accept": "application/json",
                "authorization": "Bearer TOKEN",
                "user-agent": "An agent/1.0",
                "validatemfa": "true"
              },
              "referrer": "https://partner.microsoft.com/",
              "body": null,
              "method": "GET",
              "mode": "cors",
              "credentials": "include"
            });
            """,
    };

    public static TheoryData<string> Names => [.. Commands.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_copied_command_is_read(string name)
    {
        PartnerMfaCapture call = (await Reading.OfTextAsync(Text(name))).Single;

        AssertCall(call);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_copied_command_is_read_with_Windows_line_breaks(string name) =>
        AssertCall((await Reading.OfTextAsync(Text(name).Replace("\n", "\r\n", StringComparison.Ordinal))).Single);

    [Fact]
    public async Task Several_commands_in_a_row_are_read()
    {
        string[] tokens = [.. Names.Select((_, i) => TestTokens.With(("upn", $"user{i}@contoso.example")).Reveal())];
        string all = string.Join("\n", Commands.Values.Select((command, i) => command.Replace("TOKEN", tokens[i], StringComparison.Ordinal)));

        Assert.Equal(tokens, (await Reading.OfTextAsync(all)).Tokens);
    }

    [Fact]
    public async Task A_response_that_follows_a_command_belongs_to_it()
    {
        Reading reading = await Reading.OfTextAsync(Text("Firefox, cURL (POSIX)") + "\nHTTP/1.1 401 Unauthorized - MFA required\nContent-Length: 0\n\n");

        Assert.Equal(401, reading.Single.StatusCode);
        Assert.True(reading.Response!.SaysMfaRequired);
    }

    [Theory]
    [InlineData("We use curl 'https://api.partnercenter.microsoft.com and it doesn't work\nAuthorization: Bearer TOKEN\n")]
    [InlineData("curl isn't at fault\nBearer TOKEN")]
    [InlineData("fetch(\"https://api.partnercenter.microsoft.com\", { headers: { Authorization: `Bearer TOKEN` } })")]
    [InlineData("curl -H 'Authorization: Bearer TOKEN' \"$BASE/v1\"")]
    [InlineData("Invoke-RestMethod -Uri $uri -Headers @{ Authorization = \"Bearer TOKEN\" }")]
    [InlineData("Invoke-RestMethod -Uri $uri -Authentication Bearer -Token (ConvertTo-SecureString 'TOKEN' -AsPlainText)")]
    public async Task A_token_is_found_in_text_that_cannot_be_read_as_a_command(string text) =>
        Assert.Equal(Token, (await Reading.OfTextAsync(text.Replace("TOKEN", Token, StringComparison.Ordinal))).Token);

    [Fact]
    public async Task A_token_behind_the_PowerShell_parameter_for_it_is_found()
    {
        PartnerMfaCapture call = (await Reading.OfTextAsync(
            $"irm https://api.partnercenter.microsoft.com/v1/customers -Authentication Bearer -Token (ConvertTo-SecureString '{Token}' -AsPlainText)")).Single;

        Assert.Equal("https://api.partnercenter.microsoft.com/v1/customers", call.Address);
    }

    [Theory]
    [InlineData("curl https://api.partnercenter.microsoft.com/ -d x", "POST")]
    [InlineData("curl -I https://api.partnercenter.microsoft.com/", "HEAD")]
    [InlineData("curl -XPATCH https://api.partnercenter.microsoft.com/", "PATCH")]
    [InlineData("curl --proxy http://127.0.0.1:8888 -k https://api.partnercenter.microsoft.com/", "GET")]
    public async Task The_method_is_the_one_that_curl_would_use(string command, string method)
    {
        PartnerMfaCapture call = (await Reading.OfTextAsync($"{command} -H 'Authorization: Bearer {Token}'")).Single;

        Assert.Equal((method, "https://api.partnercenter.microsoft.com/"), (call.Method, call.Address));
    }

    private static string Text(string name) => Commands[name].Replace("TOKEN", Token, StringComparison.Ordinal);

    private static void AssertCall(PartnerMfaCapture call)
    {
        Assert.Equal(Token, call.GetAccessToken().Reveal());
        Assert.Equal("GET", call.Method);
        Assert.Equal("https://api.partnercenter.microsoft.com/v1/profiles/organization", call.Address);
        Assert.Equal("An agent/1.0", call.UserAgent);
        Assert.Equal(["ValidateMfa: true"], call.MfaHeaders);
    }
}
