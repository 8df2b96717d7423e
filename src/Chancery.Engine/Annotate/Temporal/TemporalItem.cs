namespace Chancery.Engine.Annotate.Temporal;

/// <summary>A set of temporal classes.</summary>
internal readonly record struct ClassSet(UInt128 Bits)
{
    /// <summary>True when it holds the class.</summary>
    public bool Has(TemporalClass c) => (Bits & (UInt128.One << (int)c)) != UInt128.Zero;

    /// <summary>True when the sets share a class.</summary>
    public bool HasAny(ClassSet other) => (Bits & other.Bits) != UInt128.Zero;

    /// <summary>This set with a class added.</summary>
    public ClassSet With(TemporalClass c) => new(Bits | (UInt128.One << (int)c));

    /// <summary>The set of the classes.</summary>
    public static ClassSet Of(params ReadOnlySpan<TemporalClass> classes)
    {
        var set = default(ClassSet);
        foreach (var c in classes)
        {
            set = set.With(c);
        }

        return set;
    }
}

/// <summary>What a word of the lexicon means.</summary>
/// <param name="Classes">Its classes.</param>
/// <param name="Value">Number that goes with it: a month, a shift, the first year of a plan; null for none.</param>
/// <param name="Value2">Second number: the last year of a plan, the day of a relative weekday.</param>
/// <param name="Length">Code units of the phrase that belong to the word; the rest only has to follow.</param>
internal readonly record struct TemporalWord(ClassSet Classes, int? Value, int Value2, int Length)
{
    /// <summary>True when it counts only with a capital letter (May).</summary>
    public bool IsCapitalized { get; init; }
}

/// <summary>A word or number in the text that may be part of a temporal expression.</summary>
internal readonly record struct TemporalItem
{
    /// <summary>First code unit.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last code unit.</summary>
    public required int End { get; init; }

    /// <summary>What it can be.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>Value of the word or number; yyyymmdd of a numeric date.</summary>
    public int Value { get; init; }

    /// <summary>Second value of a word.</summary>
    public int Value2 { get; init; }

    /// <summary>Exact value of a number.</summary>
    public decimal Number { get; init; }

    /// <summary>True when a word before it in the sentence says that it lies ahead.</summary>
    public bool AfterFuture { get; init; }

    /// <summary>True inside the title of a work.</summary>
    public bool InTitle { get; init; }

    /// <summary>True when it can be of the class.</summary>
    public bool Is(TemporalClass c) => Classes.Has(c);
}
