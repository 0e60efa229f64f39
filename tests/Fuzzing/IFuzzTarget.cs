namespace PartnerMfa.Fuzzing;

/// <summary>Code that must withstand any input. There is one class per target, with a line in Program.cs.</summary>
internal interface IFuzzTarget
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>The maximum time for a case.</summary>
    TimeSpan TimeLimit { get; }

    /// <summary>The maximum number of bytes that a case may allocate on its thread.</summary>
    long AllocationLimit { get; }

    /// <summary>Creates one random input, passes it to the code, and checks the outcome.</summary>
    /// <exception cref="FuzzException">A check failed. Any other exception is also a finding.</exception>
    void Run(Random random);
}
