using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PartnerMfa.Testing.Captures;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.Page;

/// <summary>Text and files that are pasted or dropped on the card for tokens.</summary>
public sealed class UploadTests
{
    private static readonly string Token = WebTokens.With(("upn", "job@contoso.example")).Reveal();

    public static TheoryData<string, string> Pasted { get; } = new()
    {
        { "a token", Token },
        { "a token with a line end", Token + "\r\n" },
        { "a header", $"Authorization: Bearer {Token}" },
        { "a request", $"GET /v1/profiles/organization HTTP/1.1\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {Token}\r\n\r\n" },
        { "a command", $"curl https://api.partnercenter.microsoft.com/v1/profiles/organization -H 'Authorization: Bearer {Token}'" },
        { "an answer of the token endpoint", $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"{{Token}}"}""" },
    };

    [Theory]
    [MemberData(nameof(Pasted))]
    public async Task A_pasted_token_is_answered_and_never_sent_back(string what, string text)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        string page = await visitor.AnswerAsync(await visitor.PostAsync("token", Form(text)));

        Assert.True(page.Contains("<span class=\"word\">YES</span>", StringComparison.Ordinal), what);
        Assert.Contains("job@contoso.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Token[..40], page, StringComparison.Ordinal);
        Assert.DoesNotContain(Token[^40..], page + await visitor.ReadAsync("history") + await visitor.ReadAsync("report?id=1&format=json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_call_in_a_dropped_HAR_file_is_No_and_names_the_file()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);
        string har = HarCall.File(new HarCall(Token) { Status = 401, StatusText = "", Body = """{"code":900421}""" });

        string page = await visitor.AnswerAsync(await visitor.PostAsync("token", Form("", ("traffic.har", har))));

        Assert.Contains("<span class=\"word\">NO</span>", page, StringComparison.Ordinal);
        Assert.Contains("traffic.har", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_are_answered_together_and_an_unreadable_one_does_not_stop_the_others()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        string page = await visitor.AnswerAsync(await visitor.PostAsync("token", Form("", ("one.txt", Token), ("binary.dat", "\0\0\0\0"), ("two.txt", WebTokens.With(("amr", new[] { "pwd" })).Reveal()))));

        Assert.Contains("<span class=\"word\">NO</span>", page, StringComparison.Ordinal);
        Assert.Contains("the file &#39;binary.dat&#39;", page, StringComparison.Ordinal);
        Assert.Contains("2 results", page, StringComparison.Ordinal);
        Assert.Contains("1 check could not be completed", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n ")]
    public async Task A_form_without_a_file_is_reported(string text)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        using HttpResponseMessage answer = await visitor.PostAsync("token", Form(text, ("", "")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Paste a token, or choose a file.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello world")]
    [InlineData("eyJhbGciOiJub25lIn0.broken")]
    public async Task Text_that_is_not_a_token_gets_an_explanation(string text)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        string page = await visitor.AnswerAsync(await visitor.PostAsync("token", Form(text)));

        Assert.DoesNotContain("<span class=\"word\">YES</span>", page, StringComparison.Ordinal);
        Assert.Matches("token", page);
        Assert.DoesNotContain("standard input", page, StringComparison.Ordinal);
        Assert.DoesNotContain("--all-hosts", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_sent_to_Partner_Center_only_on_request()
    {
        using LiveServices services = new(WebTokens.With());
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        using Visitor visitor = await Visitor.EnterAsync(stage);

        await visitor.AnswerAsync(await visitor.PostAsync("token", Form(Token)));
        Assert.Empty(services.Sent);

        string page = await visitor.AnswerAsync(await visitor.PostAsync("token", Form(Token, fields: [("ask", "1")])));
        Assert.Equal(["GET https://api.partnercenter.microsoft.com/v1/profiles/organization"], services.Sent);
        Assert.Contains("confirmed by the service", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task A_body_that_is_not_a_form_starts_nothing(string type)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(Token));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using HttpResponseMessage answer = await visitor.PostAsync("token", content);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Contains("Nothing has been tested yet", await visitor.ReadAsync("history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_breaks_off_ends_with_what_could_be_read()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{Token}"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        using HttpResponseMessage answer = await visitor.PostAsync("token", content);

        Assert.True((int)answer.StatusCode is 303 or >= 400, $"{answer.StatusCode}");
        await visitor.ReadAsync("");
    }

    [Fact]
    public async Task A_capture_of_1_GiB_is_read_while_it_arrives_and_is_not_stored()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);
        string[] before = Directory.GetFiles(Path.GetTempPath());
        using GrowingContent capture = new(1L << 30, $"GET /v1/profiles/organization HTTP/1.1\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {Token}\r\n\r\n");
        using MultipartFormDataContent form = Form("");
        form.Add(capture, "file", "long.log");
        GC.Collect();
        long held = GC.GetTotalMemory(forceFullCollection: true);

        string page = await visitor.AnswerAsync(await visitor.PostAsync("token", form));

        Assert.Contains("<span class=\"word\">YES</span>", page, StringComparison.Ordinal);
        Assert.True(capture.MostHeld - held < 64L << 20, $"{(capture.MostHeld - held) >> 20} MiB more than before were held.");
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath()).Except(before), file => new FileInfo(file) is { Exists: true, Length: > 1 << 20 });
    }

    private static MultipartFormDataContent Form(string text, params (string Name, string Content)[] files) => Form(text, [], files);

    private static MultipartFormDataContent Form(string text, (string Name, string Value)[] fields, params (string Name, string Content)[] files)
    {
        MultipartFormDataContent form = [];
        foreach ((string name, string value) in fields) form.Add(new StringContent(value), name);
        foreach ((string name, string content) in files)
        {
            StreamContent file = new(new MemoryStream(Encoding.UTF8.GetBytes(content)));
            file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{name}\"" };
            form.Add(file);
        }

        form.Add(new StringContent(text), "text");
        return form;
    }

    /// <summary>A log of any length that is generated while it is sent, with the call at its end.</summary>
    private sealed class GrowingContent(long length, string end) : HttpContent
    {
        /// <summary>The peak memory while it was sent, including garbage that was not collected.</summary>
        public long MostHeld { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("2026-06-08 12:00:00 info The job has done what it does every night, and writes a line.\n", 12000)));
            for (long sent = 0; sent < length; sent += lines.Length)
            {
                await stream.WriteAsync(lines);
                if (sent / lines.Length % 64 == 0) MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true));
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(end));
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = 0;
            return false;
        }
    }
}
