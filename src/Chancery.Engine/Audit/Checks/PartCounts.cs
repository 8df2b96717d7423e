using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>Counts told beside a total ("six contingents in five areas, 1,699 people") against the parts that are listed for it.</summary>
internal static class PartCounts
{
    private const string Name = "parts-counted";
    private const int NounHan = 8;
    private const int NounCased = 30;

    /// <summary>Checks the counts in the sentence of the total.</summary>
    public static void Check(AuditDocument document, AuditSentence listed, Figure total, List<Figure> parts, FindingSink sink)
    {
        var sentence = listed.Span.Contains(total.Span) ? listed : document.Sentences[listed.View.Index - 1];
        foreach (var count in sentence.Figures)
        {
            if (count == total || parts.Contains(count) || !ListCountCheck.IsCount(count) || count.Unit == "times" || (sentence.IsHan && count.Unit is null))
            {
                continue;
            }

            var noun = new Span(count.Span.End, Math.Min(sentence.Span.End, count.Span.End + (sentence.IsHan ? NounHan : NounCased)));
            if (sentence.Has(Cue.Area, noun))
            {
                Areas(document, listed, count, sink);
            }
            else if (sentence.IsHan && Units(sentence, noun, listed, parts))
            {
                Report(document, count, parts.Count, parts, parts.Count == (int)count.Value ? FindingVerdict.Consistent : FindingVerdict.Inconsistent, "exact", sink);
            }
        }
    }

    /// <summary>True when at least half of the parts are called what the count counts.</summary>
    private static bool Units(AuditSentence sentence, Span noun, AuditSentence listed, List<Figure> parts)
    {
        var named = 0;
        for (var i = 0; i + 2 <= noun.Length; i++)
        {
            var word = sentence.Folded.AsSpan(noun.Start + i, 2);
            var found = 0;
            foreach (var part in parts)
            {
                found += listed.Folded.AsSpan(Math.Max(listed.Span.Start, part.Span.Start - 2), Math.Min(2, part.Span.Start - listed.Span.Start)).SequenceEqual(word) ? 1 : 0;
            }

            named = Math.Max(named, found);
        }

        return named * 2 >= parts.Count;
    }

    private static void Areas(AuditDocument document, AuditSentence listed, Figure count, FindingSink sink)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        var open = listed.Has(Cue.Etc);
        char? opener = null;
        foreach (var group in Groups(listed))
        {
            if (PlaceOf(listed, group) is { } place)
            {
                places.Add(place);
                opener ??= listed.Folded[group.Start];
            }
            else if (opener == listed.Folded[group.Start])
            {
                places.Add(group.In(listed.Folded)[..Math.Min(4, group.Length)].ToString());
            }
            else
            {
                open = true;
            }
        }

        if (places.Count < 2)
        {
            return;
        }

        var verdict = places.Count == (int)count.Value ? FindingVerdict.Consistent
            : places.Count < count.Value && open ? FindingVerdict.Undecidable
            : FindingVerdict.Inconsistent;
        Report(document, count, places.Count, [new Figure(new Span(listed.Span.Start, ListReader.EndOf(listed)), places.Count, null, null, 1, 1)], verdict, open ? "open-list" : "exact", sink);
    }

    /// <summary>The stretches between semicolons, the words that open the list left out.</summary>
    private static List<Span> Groups(AuditSentence listed)
    {
        var groups = new List<Span>();
        var start = listed.First(Cue.Breakdown, listed.Span)?.Span.End ?? listed.Span.Start;
        foreach (var (at, mark) in ListReader.Marks(listed.Folded, new Span(start, ListReader.EndOf(listed))))
        {
            if (mark == ';' || at == start)
            {
                groups.Add(new Span(start, at));
                start = at + 1;
            }
        }

        groups.Add(new Span(start, ListReader.EndOf(listed)));
        groups.RemoveAll(g => g.Length < 2);
        return groups;
    }

    private static string? PlaceOf(AuditSentence listed, Span group)
    {
        foreach (var mention in listed.View.Mentions)
        {
            var place = mention switch
            {
                PartyRef { IsOrganisation: false, Codes.Count: 1 } party => party.Codes[0],
                PlaceRef known => known.Span.In(listed.Folded).ToString(),
                _ => null,
            };
            if (place is not null && group.Contains(mention.Span) && !InBrackets(listed, mention.Span))
            {
                return place;
            }
        }

        return null;
    }

    private static bool InBrackets(AuditSentence sentence, Span span) =>
        span.Start > sentence.Span.Start && sentence.Folded[span.Start - 1] == '(' && span.End < sentence.Span.End && sentence.Folded[span.End] == ')';

    private static void Report(AuditDocument document, Figure count, int found, List<Figure> listed, FindingVerdict verdict, string reason, FindingSink sink) => sink.Add(
        FindingKind.Count,
        Name,
        verdict,
        FindingValue.Of(count.Value),
        FindingValue.Of(found),
        $"{found} {(verdict == FindingVerdict.Consistent ? "=" : "\u2260")} {FindingSink.Show(count.Value)}",
        [document.Operand(count), .. listed.Select(p => document.Operand(p))],
        reason: reason);
}
