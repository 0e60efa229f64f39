using System.Net;
using PartnerMfa.Web.Page.Jobs;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.Page;

/// <summary>Values that are entered on the cards, without a browser.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("account", "mfa", "YES")]
    [InlineData("account", "password", "NO")]
    [InlineData("account", "v2", "UNKNOWN")]
    [InlineData("account", "app-only", "NOT APPLICABLE")]
    [InlineData("account", "guest", "UNKNOWN")]
    [InlineData("token", "mfa", "YES")]
    [InlineData("token", "fido", "NO")]
    [InlineData("usage", "mfa", "NO")]
    [InlineData("usage", "unconfirmed", "YES")]
    [InlineData("setup", "mfa", "YES")]
    [InlineData("setup", "excluded-by-group", "NO")]
    public async Task Each_card_answers_in_the_sandbox(string card, string account, string word)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        string page = await visitor.AnswerAsync(await visitor.PostAsync(card, ("environment", "Sandbox"), ("user", account)));

        Assert.Contains($"<span class=\"word\">{word}</span><span class=\"where\"> in the sandbox</span>", page, StringComparison.Ordinal);
        Assert.Contains("<aside class=\"banner\" aria-label=\"Sandbox\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_No_leads_to_the_next_card_filled_in()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        string page = await visitor.AnswerAsync(await visitor.PostAsync("account", ("environment", "Sandbox"), ("user", "password")));

        const string Next = "setup?environment=Sandbox&amp;tenant=5a9db0c5-0000-4000-8000-000000000001&amp;user=password%40sandbox.example";
        Assert.Contains($"<a class=\"button\" href=\"{Next}\">Check the setup of <bdi>password@sandbox.example</bdi></a>", page, StringComparison.Ordinal);
        string form = await visitor.ReadAsync(WebUtility.HtmlDecode(Next));
        Assert.Contains("<option value=\"Sandbox\" selected>", form, StringComparison.Ordinal);
        Assert.Contains("name=\"user\" value=\"password@sandbox.example\"", form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "text/html", "<!DOCTYPE html>")]
    [InlineData("json", "application/json", "{")]
    [InlineData("markdown", "text/markdown", "# ")]
    [InlineData("junit", "application/xml", "<?xml")]
    public async Task The_report_is_saved_in_every_format(string format, string mediaType, string beginning)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);
        await visitor.AnswerAsync(await visitor.PostAsync("setup", ("environment", "Sandbox"), ("user", "excluded")));

        using HttpResponseMessage report = await visitor.GetAsync(new Uri(stage.Home, $"report?id=1&format={format}"));

        Assert.Equal(mediaType, report.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^partner-mfa-setup-\d{8}-\d{6}\.(html|json|md|xml)$", report.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        string text = await report.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.Contains("excluded@sandbox.example", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days", "7,5", "7.5")]
    [InlineData("wait", "0,5", "0.5")]
    [InlineData("wait", "12.25", "12.25")]
    public void A_decimal_comma_is_a_decimal_point(string name, string typed, string expected)
    {
        List<string> wrong = [];
        CardRequest request = CardRequest.Read(name == "days" ? Card.Usage : Card.Account, field => field == name ? typed : null, wrong.Add);

        Assert.Empty(wrong);
        double number = double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(name == "days" ? (int)number : number, name == "days" ? request.Days : request.Wait.TotalMinutes);
    }

    [Theory]
    [InlineData("usage", "days", "0")]
    [InlineData("usage", "days", "many")]
    [InlineData("usage", "days", "1e1")]
    [InlineData("account", "wait", "-1")]
    [InlineData("account", "wait", "NaN")]
    [InlineData("account", "environment", "Mars")]
    [InlineData("setup", "tenant", "contoso.com")]
    public async Task Errors_are_shown_on_the_form_and_no_test_begins(string card, string field, string value)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        using HttpResponseMessage answer = await visitor.PostAsync(card, (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<ul class=\"warnings\" role=\"alert\"><li>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Nothing has been tested yet", await visitor.ReadAsync("history"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("application")]
    [InlineData("user")]
    [InlineData("environment")]
    public async Task A_secret_in_the_wrong_field_is_not_shown_again(string field)
    {
        string secret = WebTokens.With().Reveal();
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        foreach (string typed in new[] { secret, "0.AXEA" + secret[..80], "Xyz8Q~abcDEF123.ghi_JKL456-mnoPQR789stU" })
        {
            using HttpResponseMessage answer = await visitor.PostAsync("account", (field, typed));
            string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            string filledIn = await visitor.ReadAsync($"account?{field}={Uri.EscapeDataString(typed)}");

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.DoesNotContain(typed[^20..], page + filledIn, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("user", "o'brien@contoso.com")]
    [InlineData("user", "jobs+ci@contoso.com")]
    [InlineData("user", "svc-P4rtn3r01@contoso.onmicrosoft.com")]
    [InlineData("user", "jörg.müller@contoso.de")]
    [InlineData("user", "4988e250-5aee-482a-9136-6d269cb755c0")]
    [InlineData("tenant", "df845f1a-7b35-40a2-ba78-6481de91f8ae")]
    [InlineData("tenant", "my-company-2.onmicrosoft.com")]
    public void Names_that_people_have_are_taken_as_they_are(string name, string typed)
    {
        List<string> wrong = [];
        CardRequest request = CardRequest.Read(Card.Account, field => field == name ? typed : null, wrong.Add);

        Assert.Empty(wrong);
        Assert.Equal(typed, name == "user" ? request.User : request.Tenant);
        Assert.Equal(request, CardRequest.Read(Card.Account, field => System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("http://127.0.0.1/"), request.Address).Query)[field], _ => { }));
    }

    [Fact]
    public async Task An_invalid_application_ID_is_explained_in_the_answer()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        string page = await visitor.AnswerAsync(await visitor.PostAsync("account", ("application", "my-app")));

        Assert.Contains("ApplicationIdInvalid", page, StringComparison.Ordinal);
        Assert.Contains("href=\"account?application=my-app\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_lists_the_tests_and_forgets_them()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);
        await visitor.AnswerAsync(await visitor.PostAsync("account", ("environment", "Sandbox"), ("user", "mfa")));
        await visitor.AnswerAsync(await visitor.PostAsync("token", ("environment", "Sandbox"), ("user", "password")));

        string history = await visitor.ReadAsync("history");
        Assert.True(history.IndexOf("job?id=2", StringComparison.Ordinal) is > 0 and var newest && newest < history.IndexOf("job?id=1", StringComparison.Ordinal));
        Assert.Contains("mfa@sandbox.example", history, StringComparison.Ordinal);

        using HttpResponseMessage cleared = await visitor.PostAsync("clear");
        Assert.Equal(HttpStatusCode.SeeOther, cleared.StatusCode);
        Assert.Contains("Nothing has been tested yet", await visitor.ReadAsync("history"), StringComparison.Ordinal);
        using HttpResponseMessage gone = await visitor.GetAsync(new Uri(stage.Home, "job?id=1"));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_setup_shows_what_it_reads_and_each_answer_as_soon_as_it_is_known()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);
        using HttpResponseMessage started = await visitor.PostAsync("setup", ("environment", "Sandbox"), ("user", "throttled"));

        string events = await visitor.ReadAsync(started.Headers.Location!.OriginalString.Replace("job?", "events?", StringComparison.Ordinal));

        // Events that occur at once are reported together, and the last one has all steps.
        string last = System.Text.Json.Nodes.JsonNode.Parse(events.Split("data: ", StringSplitOptions.RemoveEmptyEntries)[^2])!["steps"]!.GetValue<string>();
        string[] steps = ["Account exists: Yes", "Admin agent role: Yes", "Reading the tenant&#39;s Conditional Access policies"];
        Assert.All(steps, step => Assert.Contains($">{step}<", last, StringComparison.Ordinal));
        Assert.Equal(steps, steps.OrderBy(step => last.IndexOf(step, StringComparison.Ordinal)));
        Assert.EndsWith("data: {\"over\":true}\n\n", events, StringComparison.Ordinal);
    }
}
