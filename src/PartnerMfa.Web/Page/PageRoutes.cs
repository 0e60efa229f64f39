using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using PartnerMfa.Reports.Formats;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Web.Page.Assets;
using PartnerMfa.Web.Page.Jobs;
using PartnerMfa.Web.Page.Views;

namespace PartnerMfa.Web.Page;

/// <summary>The routes of the page.</summary>
/// <param name="guard">Decides who may see the page.</param>
/// <param name="jobs">The tests of this session.</param>
/// <param name="touch">Called whenever the page is used.</param>
/// <param name="end">Ends the page.</param>
internal sealed class PageRoutes(PageGuard guard, JobList jobs, Action touch, Action end)
{
#pragma warning disable CA1031 // The last line of defense: no raw exception with unchecked text may reach the page.
    public async Task AnswerAsync(HttpContext context)
    {
        PageGuard.Harden(context.Response);
        try
        {
            await AdmitAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                IOException or InvalidDataException => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status500InternalServerError,
            };
            await WriteAsync(context, MessageView.Failed()).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser closed the connection.
        }
    }
#pragma warning restore CA1031

    private async Task AdmitAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!guard.IsForUs(request)) await RefuseAsync(context, Refusal.Host).ConfigureAwait(false);
        else if (!request.Path.StartsWithSegments(guard.Path.TrimEnd('/'), out PathString rest)) await RefuseAsync(context, Refusal.NoSession).ConfigureAwait(false);
        else if (!guard.IsOurOwn(request)) await RefuseAsync(context, Refusal.OtherSite).ConfigureAwait(false);
        // Pages that refuse access also need the style. None of these files is secret.
        else if (PageFiles.Find(rest.Value!.TrimStart('/')) is { } file) await WriteAsync(context, file.Content, file.MediaType).ConfigureAwait(false);
        else if (guard.HasSession(request)) await AnswerAsync(context, rest.Value!.TrimStart('/')).ConfigureAwait(false);
        else if (HttpMethods.IsGet(request.Method) && guard.TryEnter(context)) await WriteAsync(context, MessageView.Entered()).ConfigureAwait(false);
        else await RefuseAsync(context, guard.IsEntered ? Refusal.KeyUsed : Refusal.NoSession).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, string path)
    {
        HttpRequest request = context.Request;
        if (path == "alive")
        {
            // A forgotten tab also sends this request, so it does not count as use of the page.
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        touch();
        if (HttpMethods.IsPost(request.Method)) await PostAsync(context, path).ConfigureAwait(false);
        else if (!HttpMethods.IsGet(request.Method)) context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        else if (path == "" && request.Query.ContainsKey("key")) await WriteAsync(context, MessageView.Entered()).ConfigureAwait(false);
        else if (path == "") await WriteAsync(context, HomeView.Of(jobs.All)).ConfigureAwait(false);
        else if (path == "guide") await WriteAsync(context, GuideView.Page()).ConfigureAwait(false);
        else if (path == "history") await WriteAsync(context, HistoryView.Of(jobs.All)).ConfigureAwait(false);
        else if (Card.At(path) is { } card) await ShowCardAsync(context, card).ConfigureAwait(false);
        else if (jobs.Find(request.Query["id"]) is { } job) await ShowJobAsync(context, path, job).ConfigureAwait(false);
        else await NotFoundAsync(context).ConfigureAwait(false);
    }

    private async Task PostAsync(HttpContext context, string path)
    {
        if (Card.At(path) is { } card)
        {
            await (card == Card.Token && UploadReader.Of(context.Request) is { } upload
                ? TakeUploadAsync(context, upload)
                : StartAsync(context, card)).ConfigureAwait(false);
            return;
        }

        switch (path)
        {
            case "cancel" when jobs.Find(context.Request.Query["id"]) is { } job:
                job.Cancel();
                Redirect(context, JobView.AddressOf(job));
                break;
            case "clear":
                jobs.Clear();
                Redirect(context, "history");
                break;
            case "stop":
                context.Response.OnCompleted(() =>
                {
                    end();
                    return Task.CompletedTask;
                });
                await WriteAsync(context, MessageView.Ended()).ConfigureAwait(false);
                break;
            default:
                await NotFoundAsync(context).ConfigureAwait(false);
                break;
        }
    }

    private static Task ShowCardAsync(HttpContext context, Card card)
    {
        // Invalid parts of an edited address are ignored.
        CardRequest request = CardRequest.Read(card, name => context.Request.Query[name], _ => { });
        return WriteAsync(context, CardView.Of(request, []));
    }

    private async Task StartAsync(HttpContext context, Card card)
    {
        if (!IsForm(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            await WriteAsync(context, MessageView.Failed()).ConfigureAwait(false);
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        List<string> wrong = [];
        CardRequest request = CardRequest.Read(card, name => form[name], wrong.Add);
        if (card == Card.Setup && request.User is null && wrong.Count == 0) wrong.Add("Enter the integration account: the account whose setup is checked.");
        if (card == Card.Token && !request.Environment.IsSandbox) wrong.Add(CardView.NothingBrought);
        if (wrong.Count == 0) Redirect(context, JobView.AddressOf(jobs.Start(request)));
        else await ShowAgainAsync(context, request, wrong).ConfigureAwait(false);
    }

    private async Task TakeUploadAsync(HttpContext context, UploadReader upload)
    {
        // Uploads can have any size, so they are read while they arrive and are never stored.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        await upload.ReadFieldsAsync(context.RequestAborted).ConfigureAwait(false);
        List<string> wrong = [];
        CardRequest request = CardRequest.Read(Card.Token, upload.Field, wrong.Add);
        await using IAsyncEnumerator<BroughtInput> inputs = upload.ReadInputsAsync(context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        if (wrong.Count == 0 && !await inputs.MoveNextAsync().ConfigureAwait(false)) wrong.Add(CardView.NothingBrought);
        if (wrong.Count == 0) Redirect(context, JobView.AddressOf(await jobs.RunAsync(request, FromCurrent(inputs), context.RequestAborted).ConfigureAwait(false)));
        else await ShowAgainAsync(context, request, wrong).ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<BroughtInput> FromCurrent(IAsyncEnumerator<BroughtInput> inputs)
    {
        do yield return inputs.Current;
        while (await inputs.MoveNextAsync().ConfigureAwait(false));
    }

    private static Task ShowAgainAsync(HttpContext context, CardRequest request, IReadOnlyList<string> wrong)
    {
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return WriteAsync(context, CardView.Of(request, wrong));
    }

    private static async Task ShowJobAsync(HttpContext context, string path, Job job)
    {
        switch (path)
        {
            case "job" when !job.IsOver:
                await WriteAsync(context, RunningView.Of(job)).ConfigureAwait(false);
                break;
            case "job":
                await WriteAsync(context, await JobView.OfAsync(job).ConfigureAwait(false)).ConfigureAwait(false);
                break;
            case "events":
                await JobEvents.SendAsync(context, job).ConfigureAwait(false);
                break;
            case "sign-in" when job.Progress.SignInPage is { } page:
                context.Response.StatusCode = StatusCodes.Status302Found;
                context.Response.Headers.Location = page.AbsoluteUri;
                break;
            case "sign-in":
                Redirect(context, JobView.AddressOf(job));
                break;
            case "report" when job.IsOver && job.Results.HasContent:
                await SaveAsync(context, job).ConfigureAwait(false);
                break;
            default:
                await NotFoundAsync(context).ConfigureAwait(false);
                break;
        }
    }

    private static Task SaveAsync(HttpContext context, Job job)
    {
        ReportFormat format = SavedReport.Find(context.Request.Query["format"]);
        context.Response.ContentType = format.MediaType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{SavedReport.FileName(format, job)}\"";
        return job.Results.ReadAsync(async content =>
        {
            await using StreamWriter writer = new(context.Response.Body) { NewLine = "\n" };
            await format.NewWriter().WriteAsync(content, writer, context.RequestAborted).ConfigureAwait(false);
        });
    }

    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return WriteAsync(context, MessageView.NotFound());
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return WriteAsync(context, MessageView.Refused(refusal));
    }

    private static void Redirect(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    private static Task WriteAsync(HttpContext context, Markup page) => WriteAsync(context, page.ToString(), "text/html; charset=utf-8");

    private static Task WriteAsync(HttpContext context, string text, string mediaType)
    {
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
