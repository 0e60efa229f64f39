using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PartnerMfa.Web.Page.Jobs;
using PartnerMfa.Web.Page.Views;

namespace PartnerMfa.Web.Page;

/// <summary>
/// Reports the progress of a job to the page, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
/// </summary>
internal static class JobEvents
{
    public static async Task SendAsync(HttpContext context, Job job)
    {
        context.Response.ContentType = "text/event-stream";
        int version = -1;
        try
        {
            while (true)
            {
                JobProgress progress = await job.ChangedSinceAsync(version, context.RequestAborted).ConfigureAwait(false);
                version = progress.Version;
                string data = progress.IsOver ? "{\"over\":true}" : Describe(job, progress).ToJsonString();
                await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                if (progress.IsOver) return;
            }
        }
        catch (OperationCanceledException)
        {
            // The user left the page, or the page has ended.
        }
    }

    // The markup is the same as in the initial page, and every value in it is encoded.
    private static JsonObject Describe(Job job, JobProgress progress) => new()
    {
        ["status"] = progress.Status,
        ["percent"] = progress.Percent,
        ["person"] = RunningView.Person(job, progress).ToString(),
        ["steps"] = RunningView.Steps(progress).ToString(),
    };
}
