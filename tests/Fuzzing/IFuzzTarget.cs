namespace PartnerMfa.Fuzzing;

/// <summary>Something that must stand whatever it is given. One class each, with a line in Program.cs.</summary>
internal interface IFuzzTarget
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>The longest a case may take.</summary>
    TimeSpan TimeLimit { get; }

    /// <summary>The most bytes a case may allocate, on the thread that runs it.</summary>
    long AllocationLimit { get; }

    /// <summary>Makes one input out of chance, gives it to the code, and checks what comes back.</summary>
    /// <exception cref="FuzzException">A check failed. Every other exception is a find as well.</exception>
    void Run(Random random);
}
