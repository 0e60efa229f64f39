using PartnerMfa.Benchmarks.Figures;
using PartnerMfa.Benchmarks.Measuring;

// One class a figure; each is measured against its floor in one run, the two in turn.
IFigure[] figures = [new ImportModule(), new TokenVerb(), new ProbeOverhead()];

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
