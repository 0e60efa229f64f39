using PartnerMfa.Benchmarks.Figures;
using PartnerMfa.Benchmarks.Measuring;

// One class a figure; each is measured against its floor in one run, the two in turn.
IFigure[] all = [new ImportModule(), new TokenVerb(), new TokenPipeline(), new TokenPipelineAgainstScript()];

// Named on the command line, only those are measured.
IFigure[] figures = args.Length == 0 ? all : [.. all.Where(figure => args.Contains(figure.Name.Trim()))];

FigureTable table = new();
foreach (IFigure figure in figures)
{
    Console.Error.WriteLine($"{figure.Name} ...");
    if (figure.Obstacle is { } obstacle)
    {
        Console.Error.WriteLine($"NOT MEASURED: {obstacle}");
        table.Skip(figure, obstacle);
    }
    else
    {
        table.Add(figure, figure.Measure());
    }
}

table.Write(Console.Out);
return table.AllReached ? 0 : 1;
