using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Quantities;

/// <summary>Reads ordinals and ranks: 第十一次, 第七、八次 (two), 第一大, 世界第一, 28th.</summary>
internal readonly ref struct OrdinalReader(QuantityLexicon lexicon, CleanDocument document, List<QuantityMention> mentions)
{
    private const int MostMembers = 12;

    /// <summary>Reads from the number after the ordinal sign; returns where reading goes on.</summary>
    public int Read(ReadOnlySpan<char> text, in NumberToken number, in LeadChain chain)
    {
        Span<(int Start, NumberToken Number)> members = stackalloc (int, NumberToken)[MostMembers];
        members[0] = (chain.StartOf(number.Start, isChange: false), number);
        var count = 1;
        if (chain.IsOrdinal)
        {
            count = ReadMembers(text, members);
        }

        var last = members[count - 1].Number;
        var unitStart = SkipBlank(text, last.End);
        var unit = MatchAfter(text, unitStart);
        if (unit?.Kind == TrailKind.NotOrdinal || !number.IsInteger || number.Value <= 0)
        {
            return last.End;
        }

        if (count > 1 && unit?.Kind != TrailKind.OrdinalUnit)
        {
            count = 1;
            last = number;
            unit = null;
        }

        var isRank = chain.IsRank || unit?.Kind == TrailKind.Rank;
        var unitEnd = unit is null ? last.End : unitStart + unit.Length;
        for (var i = 0; i < count; i++)
        {
            var (start, member) = members[i];
            var isLast = i == count - 1;
            Emit(start, isLast ? unitEnd : member.End, member.Value, isRank, unit is null ? string.Empty : document.Text[unitStart..unitEnd]);
        }

        return unitEnd;
    }

    /// <summary>Members of a list after the first (第七、八次).</summary>
    private int ReadMembers(ReadOnlySpan<char> text, Span<(int Start, NumberToken Number)> members)
    {
        var count = 1;
        while (count < MostMembers)
        {
            var end = members[count - 1].Number.End;
            if (end >= text.Length || !lexicon.Trails.TryMatch(text[end..], out var length, out var word) || word.Kind != TrailKind.List
                || end + length >= text.Length || !lexicon.Numerals.MayStart(text[end + length])
                || !lexicon.Numerals.TryRead(text, end + length, out var next) || !next.IsInteger || next.HasScale)
            {
                break;
            }

            members[count++] = (next.Start, next);
        }

        return count;
    }

    private void Emit(int start, int end, decimal value, bool isRank, string unitText) => mentions.Add(new QuantityMention
    {
        Span = new Span(start, end),
        Kind = isRank ? QuantityKind.Rank : QuantityKind.Ordinal,
        Value = value,
        Unit = isRank ? "rank" : null,
        UnitText = unitText,
        UnitEnd = end,
    });

    private TrailWord? MatchAfter(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || !lexicon.AfterOrdinal.TryMatch(text[start..], out var length, out var word))
        {
            return null;
        }

        return NumeralsLoader.IsAlphabetic(text[start]) && !NumeralsLoader.IsWordEdge(text, start + length) ? null : word;
    }

    private static int SkipBlank(ReadOnlySpan<char> text, int i) => i < text.Length && text[i] is ' ' or '\u00a0' or '-' ? i + 1 : i;
}
