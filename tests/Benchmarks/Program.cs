using PartnerMfa.Benchmarks;
using PartnerMfa.Benchmarks.Figures;
using PartnerMfa.Benchmarks.Measuring;

// One class per figure. Each is measured alternately with its floor in one run.
using SampleCaptures captures = new();
IFigure[] all = [new ImportModule(), new FirstAnswer(), new ToolVerb("partner-mfa token", 0.5, "token", "--token-file", "{token}"), new ToolVerb("partner-mfa probe", 0.8, "probe", "--environment", "Sandbox"), new TokenPipeline(), new TokenPipelineAgainstScript(), new ProbeOverhead(), new ManyProbes(), new ManyCustomers(), new HarThroughput(captures), new TextThroughput(captures), new UsageRows(), new UsageRows(withSignIns: true), new GraphPolicies()];
IMemoryFigure[] allMemory =
[
    new CaptureMemory("HAR of 10 MiB", () => captures.Har(10)),
    new CaptureMemory("HAR of 1 GiB", () => captures.Har(1024)),
    new CaptureMemory("log of 1 GiB", () => captures.Log(1024)),
    new CaptureMemory("SAZ of 200,000 sessions", () => captures.Saz(200_000)),
    new CaptureMemory("SAZ of 20,000 sessions", () => captures.Saz(20_000)),
    new CaptureMemory("5 GiB of zeros", () => captures.Zeros(5 * 1024)),
    new CaptureMemory("/dev/zero", () => "/dev/zero"),
    new CaptureMemory("4 GiB of line breaks in gzip", () => captures.Compressed('\n', 4 * 1024)),
    new CaptureMemory("20 GiB of braces in gzip", () => captures.Compressed('{', 20 * 1024)),
    new CaptureMemory("zip with 60,000 overlapping files", () => captures.Overlapping(60_000)),
    new CaptureMemory("header with 200,000 continuation lines", () => captures.Continued(200_000)),
    new ReportMemory(),
];

// If the command line names figures, only those are measured.
IFigure[] figures = args.Length == 0 ? all : [.. all.Where(figure => args.Contains(figure.Name.Trim()))];

FigureTable table = new();
foreach (IFigure figure in figures)
{
    Console.Error.WriteLine($"{figure.Name} ...");
    if (figure.Exclusion is { } obstacle)
    {
        Console.Error.WriteLine($"NOT MEASURED: {obstacle}");
        table.Skip(figure, obstacle);
    }
    else
    {
        table.Add(figure, figure.Measure());
    }
}

IMemoryFigure[] memory = args.Length == 0 ? allMemory : [.. allMemory.Where(figure => args.Contains(figure.Name))];
MemoryTable memoryTable = new();
foreach (IMemoryFigure figure in memory)
{
    Console.Error.WriteLine($"{figure.Name} ...");
    if (figure.Exclusion is { } obstacle) memoryTable.Skip(figure, obstacle);
    else memoryTable.Add(figure, figure.Measure());
}

table.Write(Console.Out);
memoryTable.Write(Console.Out);
return table.AllReached && memoryTable.AllReached ? 0 : 1;
