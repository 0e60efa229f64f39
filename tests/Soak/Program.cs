using System.Diagnostics;
using System.Globalization;
using PartnerMfa.Soak;

// Probes against a flaky service in one process. What the process uses must not grow after the first thousand.
const int First = 1000;
const int Step = 2900;
int probes = args is ["--probes", { } number] ? int.Parse(number, CultureInfo.InvariantCulture) : 30_000;

await using FlakyService service = new();
SoakRun run = new(service.Address);
long started = Stopwatch.GetTimestamp();
Console.WriteLine($"{"probes",8}{"heap KiB",12}{"resident KiB",14}{"handles",9}{"threads",9}{"seconds",9}");

await run.ProbeAsync(First);
Footprint first = Show(First);
Footprint last = first;
for (int done = First; done < probes;)
{
    int next = Math.Min(Step, probes - done);
    await run.ProbeAsync(next);
    last = Show(done += next);
}

foreach ((string answer, int count) in run.Answers.OrderByDescending(answer => answer.Value)) Console.WriteLine($"{count,8} {answer}");
Console.WriteLine($"{service.Requests} requests over {service.Connections} connections");
string[] grown = [.. Growth.Between(first, last)];
foreach (string what in grown) Console.WriteLine($"GROWN: {what}");
return grown.Length == 0 ? 0 : 1;

Footprint Show(int done)
{
    Footprint now = Footprint.Measure();
    Console.WriteLine(
        $"{done,8}{now.Heap / 1024,12}{now.Resident / 1024,14}{now.Handles,9}{now.Threads,9}{Stopwatch.GetElapsedTime(started).TotalSeconds,9:0.0}");
    return now;
}
