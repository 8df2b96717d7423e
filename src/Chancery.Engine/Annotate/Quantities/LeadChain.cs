namespace Chancery.Engine.Annotate.Quantities;

/// <summary>The words that stand directly before a number: 同比 + 增长 + 近.</summary>
internal readonly record struct LeadChain
{
    /// <summary>No words.</summary>
    public static readonly LeadChain Empty = new() { Start = -1, End = -1, BoundStart = -1 };

    /// <summary>First code unit; -1 when there is no chain.</summary>
    public int Start { get; private init; }

    /// <summary>One past the last code unit; -1 when there is no chain.</summary>
    public int End { get; private init; }

    /// <summary>First code unit of the words that belong to any quantity, not only to a change; -1 when there are none.</summary>
    public int BoundStart { get; private init; }

    /// <summary>Bound, or null.</summary>
    public string? Bound { get; private init; }

    /// <summary>Basis of a change, or null.</summary>
    public string? Basis { get; private init; }

    /// <summary>Currency that a sign names, or null.</summary>
    public string? Currency { get; private init; }

    /// <summary>1 for growth, -1 for a fall, 0 for neither.</summary>
    public int Sign { get; private init; }

    /// <summary>True when an ordinal after it is a rank.</summary>
    public bool IsRank { get; private init; }

    /// <summary>Per cent that one of the number is after 百分之 (1) or 千分之 (0.1); 0 elsewhere.</summary>
    public decimal PerCent { get; private init; }

    /// <summary>True after 第.</summary>
    public bool IsOrdinal { get; private init; }

    /// <summary>True when the number is a name.</summary>
    public bool IsLabel { get; private init; }

    /// <summary>Where a quantity after the chain starts: at the verb of a change, else at its bound or sign, else at the number.</summary>
    /// <param name="number">First code unit of the number.</param>
    /// <param name="isChange">True when the quantity is a change.</param>
    public int StartOf(int number, bool isChange) => End < 0 ? number : isChange ? Start : BoundStart >= 0 ? BoundStart : number;

    /// <summary>This chain with a word added; a particle starts none.</summary>
    public LeadChain With(LeadWord word, int start)
    {
        if (End < 0 && word.Kind == LeadKind.Particle)
        {
            return this;
        }

        var belongs = word.Kind is LeadKind.Bound or LeadKind.Currency or LeadKind.Percent or LeadKind.Ordinal;
        var chain = this with
        {
            Start = End < 0 ? start : Start,
            End = start + word.Length,
            BoundStart = belongs && BoundStart < 0 ? start : BoundStart,
        };
        return word.Kind switch
        {
            LeadKind.Bound => chain with { Bound = word.Text },
            LeadKind.Change => chain with { Sign = word.Sign },
            LeadKind.Basis => chain with { Basis = word.Text },
            LeadKind.Currency => chain with { Currency = word.Text },
            LeadKind.RankContext => chain with { IsRank = true },
            LeadKind.Percent => chain with { PerCent = word.Factor },
            LeadKind.Ordinal => chain with { IsOrdinal = true },
            LeadKind.Label => chain with { IsLabel = true },
            _ => chain,
        };
    }
}
