using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace PartnerMfa.Fuzzing.Bytes;

/// <summary>The branches that instrumented code took, counted as in AFL: one byte per branch.</summary>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;

    private readonly byte* _counts = (byte*)NativeMemory.AlignedAlloc(Size, 64);

    // The counts that were never seen for each branch: one bit for each class of counts (1, 2, 3, 4-7, 8-15, 16-31, 32-127, more).
    private readonly byte[] _unseen = new byte[Size];

    public CoverageMap()
    {
        Array.Fill(_unseen, byte.MaxValue);
        Clear();
        Trace.SharedMem = _counts;
    }

    /// <summary>The number of branches taken so far.</summary>
    public int Branches { get; private set; }

    public void Clear()
    {
        NativeMemory.Clear(_counts, Size);
        Trace.PrevLocation = 0;
    }

    /// <returns>Whether a branch was taken for the first time, or more often than ever.</returns>
    public bool TakeNew()
    {
        bool isNew = false;
        ulong* words = (ulong*)_counts;
        for (int word = 0; word < Size / 8; word++)
        {
            if (words[word] == 0) continue;
            for (int at = word * 8; at < (word * 8) + 8; at++)
            {
                if (_counts[at] == 0 || (_unseen[at] & ClassOf(_counts[at])) == 0) continue;
                if (_unseen[at] == byte.MaxValue) Branches++;
                _unseen[at] &= (byte)~ClassOf(_counts[at]);
                isNew = true;
            }
        }

        return isNew;
    }

    private static byte ClassOf(byte count) => count switch
    {
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
