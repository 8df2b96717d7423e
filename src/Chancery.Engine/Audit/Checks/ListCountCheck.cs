using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>A count against the list that it announces ("five commissions, namely ...") or that it closes ("A, B and C, three states").</summary>
internal sealed class ListCountCheck(ListReader lists, int speech) : IDocumentCheck
{
    internal const decimal Most = 40;
    private const string Name = "list-count";
    private const int NounHan = 16;
    private const int NounCased = 45;
    private const int LongestMember = 16;

    public void Run(AuditDocument document, FindingSink sink)
    {
        foreach (var sentence in document.Sentences)
        {
            foreach (var figure in sentence.Figures)
            {
                if (IsCount(figure) && sentence.Paragraph.Kind is not Text.ParagraphKind.TableRow and not Text.ParagraphKind.Footnote && !IsNote(sentence, figure))
                {
                    Announced(document, sentence, figure, sink);
                    Closed(document, sentence, figure, sink);
                    Totalled(document, sentence, figure, sink);
                }
            }
        }
    }

    /// <summary>True for the number of a note or reference: in brackets, or in digits at the head of a sentence.</summary>
    private static bool IsNote(AuditSentence sentence, Figure figure) => figure.Span.Start > sentence.Span.Start
        ? sentence.Folded[figure.Span.Start - 1] is '[' or '#'
        : !sentence.IsHan && char.IsAsciiDigit(sentence.Folded[figure.Span.Start]);

    /// <summary>True for a small whole number of things.</summary>
    internal static bool IsCount(Figure figure) =>
        figure is { Unit: null or "item" or "person" or "times", Bound: null, IsChange: false } && figure.Value is >= 2 and <= Most && figure.Value % 1 == 0;

    private void Announced(AuditDocument document, AuditSentence sentence, Figure figure, FindingSink sink)
    {
        if (figure.Unit == "times" || Opening(sentence, figure) is not { } opening || lists.Forward(sentence, opening.At, opening.Closed) is not { } list || list.Count < 2
            || sentence.Cues.Exists(c => c.Cue == Cue.Marker && c.Span.Start == opening.At))
        {
            return;
        }

        var plain = !HasCounts(sentence, figure, list.Span);
        var verdict = Verdict((int)figure.Value, list, opening.Closed && plain);
        if (verdict is { } told && (plain || told == FindingVerdict.Consistent))
        {
            Report(document, sink, figure, list, told);
        }
    }

    /// <summary>Null when the list says nothing about the count.</summary>
    private static FindingVerdict? Verdict(int stated, ListReading list, bool closed)
    {
        if (list.Counts.Contains(stated))
        {
            return FindingVerdict.Consistent;
        }

        if (closed && !list.IsOpen && !(list.IsNested && stated > list.Count))
        {
            return FindingVerdict.Inconsistent;
        }

        return !list.IsNested && list.Count < stated && list.Count * 2 >= stated && stated <= 12 ? FindingVerdict.Undecidable : null;
    }

    /// <summary>True when another count stands right before the list, or the members themselves hold counts: the list may be of those.</summary>
    private static bool HasCounts(AuditSentence sentence, Figure figure, Span list) =>
        sentence.Figures.Exists(f => f != figure && IsCount(f) && (list.Contains(f.Span) || (f.Span.End <= list.Start && list.Start - f.Span.End <= NounCased && (sentence.IsHan ? f.Span.Start > figure.Span.End : f.Span.Start - figure.Span.End <= NounCased))));

    private static void Report(AuditDocument document, FindingSink sink, Figure figure, ListReading list, FindingVerdict verdict)
    {
        FindingOperand[] operands = [document.Operand(figure), document.Operand(list.Span, list.Count)];
        sink.Add(
            FindingKind.Count,
            Name,
            verdict,
            FindingValue.Of(figure.Value),
            FindingValue.Of(list.Counts.Contains((int)figure.Value) ? figure.Value : list.Count),
            $"{list.Count} {(verdict == FindingVerdict.Consistent ? "=" : "\u2260")} {FindingSink.Show(figure.Value)}",
            operands,
            reason: verdict == FindingVerdict.Undecidable ? "open-list" : list.Counts.Count > 1 ? "ambiguous-list" : "exact");
    }

    /// <summary>Where the list of a count begins, and whether the words before it promise all members.</summary>
    private (int At, bool Closed)? Opening(AuditSentence sentence, Figure figure)
    {
        var limit = Math.Min(ListReader.EndOf(sentence), figure.Span.End + (sentence.IsHan ? NounHan : NounCased));
        for (var at = figure.Span.End; at < limit; at++)
        {
            var c = sentence.Folded[at];
            if (StartsFigure(sentence, figure, at) || (c is ';' or '\u3002' or '\u3001' or '(' or '!' or '?' or '\u300A' or '\u300C') || IsNoList(sentence, figure))
            {
                return null;
            }

            if (c is ':' or '\u2014' && (c == ':' || !sentence.IsHan))
            {
                return Speaks(sentence, new Span(figure.Span.End, at)) ? null : (Skip(sentence, at + 1), c == ':');
            }

            if (CueAt(sentence, at) is { } cue)
            {
                return FromCue(sentence, cue);
            }

            if (c == ',' && CueAt(sentence, Skip(sentence, at + 1)) is null)
            {
                return null;
            }
        }

        return null;
    }

    private static (int At, bool Closed)? FromCue(AuditSentence sentence, CueMention cue)
    {
        var at = Skip(sentence, cue.Span.End);
        var colon = at < sentence.Span.End && sentence.Folded[at] == ':';
        at = colon ? Skip(sentence, at + 1) : at;
        return cue.Cue == Cue.AnnounceWeak && !colon ? null : (at, cue.Cue == Cue.Announce || colon);
    }

    private static CueMention? CueAt(AuditSentence sentence, int at)
    {
        foreach (var cue in sentence.Cues)
        {
            if (cue.Cue is Cue.Announce or Cue.AnnounceWeak or Cue.AnnounceOpen && cue.Span.Start == at)
            {
                return cue;
            }
        }

        return null;
    }

    /// <summary>True for what is counted without being listed, such as the characters of a maxim.</summary>
    private static bool IsNoList(AuditSentence sentence, Figure figure) =>
        sentence.Cues.Exists(c => c.Cue == Cue.NoList && c.Span.Start <= figure.Span.End && c.Span.End >= figure.Span.End && c.Span.Start > figure.Span.Start);

    private bool Speaks(AuditSentence sentence, Span range) => sentence.View.Has(range, speech);

    private static bool StartsFigure(AuditSentence sentence, Figure figure, int at)
    {
        foreach (var other in sentence.Figures)
        {
            if (other != figure && other.Span.Start == at)
            {
                return true;
            }
        }

        return false;
    }

    private static int Skip(AuditSentence sentence, int at)
    {
        while (at < sentence.Span.End && sentence.Folded[at] is ' ' or '\u00A0')
        {
            at++;
        }

        return at;
    }

    /// <summary>Members right before the count, all of them names, titles or quotations.</summary>
    private static void Closed(AuditDocument document, AuditSentence sentence, Figure figure, FindingSink sink)
    {
        var end = Back(sentence, figure.Span.Start);
        if (sentence.EndsBefore(Cue.Total, end))
        {
            end = Back(sentence, sentence.Last(Cue.Total, new Span(sentence.Span.Start, end))!.Value.Span.Start);
        }

        var etc = sentence.EndsBefore(Cue.Etc, end);
        end = etc ? Back(sentence, sentence.Last(Cue.Etc, new Span(sentence.Span.Start, end))!.Value.Span.Start) : end;
        if (sentence.IsHan && ((CountsStates(sentence, figure) ? Names(sentence, end) : null) ?? Quoted(sentence, end)) is { } list && list.Count >= 2 && (!etc || list.Counts.Contains((int)figure.Value)))
        {
            Report(document, sink, figure, list, list.Counts.Contains((int)figure.Value) ? FindingVerdict.Consistent : FindingVerdict.Inconsistent);
        }
    }

    /// <summary>"A; B; C - in total three": members between a colon and the total, parted by semicolons.</summary>
    private static void Totalled(AuditDocument document, AuditSentence sentence, Figure figure, FindingSink sink)
    {
        if (sentence.Last(Cue.Total, new Span(sentence.Span.Start, figure.Span.Start)) is not { } total || !sentence.EndsBefore(Cue.Total, figure.Span.Start))
        {
            return;
        }

        var colon = sentence.Folded.IndexOf(':', sentence.Span.Start, total.Span.Start - sentence.Span.Start);
        var marks = colon < 0 ? [] : ListReader.Marks(sentence.Folded, new Span(colon + 1, total.Span.Start));
        var semicolons = marks.FindAll(m => m.Mark == ';').Count;
        if (semicolons > 0)
        {
            var last = marks[^1];
            var count = sentence.Between(last.At + 1, total.Span.Start).ContainsAnyExcept(" ,-\u2013\u2014") && last.Mark == ';' ? semicolons + 1 : semicolons + (last.Mark == ',' ? 1 : 0);
            var list = new ListReading(new Span(colon + 1, total.Span.Start), [count], IsOpen: false, IsPlain: true);
            Report(document, sink, figure, list, count == (int)figure.Value ? FindingVerdict.Consistent : FindingVerdict.Inconsistent);
        }
    }

    private static bool CountsStates(AuditSentence sentence, Figure figure) =>
        sentence.Cues.Exists(c => c.Cue == Cue.State && c.Span.Start <= figure.Span.End && c.Span.End >= figure.Span.End && c.Span.Start > figure.Span.Start);

    private static int Back(AuditSentence sentence, int at)
    {
        while (at > sentence.Span.Start && sentence.Folded[at - 1] is ' ' or '\u3000' or '\t')
        {
            at--;
        }

        return at;
    }

    /// <summary>States that stand one beside another up to a position, joined by enumeration marks; those joined otherwise may belong or not.</summary>
    private static ListReading? Names(AuditSentence sentence, int end)
    {
        var counts = new List<int>();
        var count = 0;
        var joined = false;
        var start = end;
        for (var at = end; PartyEndingAt(sentence, at) is { } party; at = Back(sentence, at - 1))
        {
            joined |= party.IsOrganisation;
            count += party.Codes.Count;
            start = party.Span.Start;
            at = Back(sentence, start);
            var joint = at > sentence.Span.Start ? sentence.Folded[at - 1] : ' ';
            var before = at > sentence.Span.Start ? Back(sentence, at - 1) : at;
            joined |= (joint == '\u3001' && PartyEndingAt(sentence, before) is null) || sentence.View.Document.Base.EndingAt(before) is QuantityRef;
            if (joint != '\u3001' && !(at > sentence.Span.Start && sentence.Has(Cue.Join, new Span(at - 1, at))) && !(at > sentence.Span.Start && sentence.Has(Cue.Conj, new Span(at - 1, at))))
            {
                break;
            }

            if (joint != '\u3001' && counts.Count == 0 && count > 1)
            {
                counts.Add(count);
            }
        }

        if (count < 2 || joined || (start > sentence.Span.Start && MentionMap.IsHan(sentence.Folded[start - 1]) && !sentence.Has(Cue.Join, new Span(start - 1, start)) && start != end && !EndsWord(sentence, start)))
        {
            return null;
        }

        if (!counts.Contains(count))
        {
            counts.Insert(0, count);
        }

        return new ListReading(new Span(start, end), counts, IsOpen: false, IsPlain: true);
    }

    /// <summary>True when a known word ends at a position, so that no short name of a state stands there unread.</summary>
    private static bool EndsWord(AuditSentence sentence, int at) => sentence.View.Document.Base.EndingAt(at) is { Kind: not MentionKind.Party, Span.Length: > 1 };

    private static PartyRef? PartyEndingAt(AuditSentence sentence, int at)
    {
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention.Span.End == at && mention is PartyRef { Codes.Count: > 0, IsGroup: false } party)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>Quotations and titles up to a position, joined by marks or conjunctions, with what stands in brackets behind them.</summary>
    private static ListReading? Quoted(AuditSentence sentence, int end)
    {
        var start = end;
        var count = 0;
        var holdsList = false;
        var counts = new List<int>();
        foreach (var quote in sentence.View.Mentions.OfType<QuotedMention>().Where(q => q.Span.End <= end).Reverse())
        {
            if (quote.Span.End > start || IsInBrackets(sentence, quote.Span))
            {
                continue;
            }

            if (!IsJoint(sentence, quote.Span.End, start, start == end))
            {
                break;
            }

            if (count > 1 && sentence.Has(Cue.Conj, new Span(quote.Span.End, start)))
            {
                counts.Add(count);
            }

            count++;
            start = quote.Span.Start;
            holdsList |= quote.Inner.In(sentence.Folded).Contains('\u3001');
        }

        return count >= 2 && !holdsList ? new ListReading(new Span(start, end), [count, .. counts], IsOpen: false, IsPlain: true) : null;
    }

    private static bool IsInBrackets(AuditSentence sentence, Span span)
    {
        var open = sentence.Folded.LastIndexOf('(', span.Start, span.Start - sentence.Span.Start + 1);
        return open >= 0 && !sentence.Between(open, span.Start).Contains(')');
    }

    /// <summary>True for what may stand between two members: nothing, a mark, a conjunction, words in brackets; behind the last only words in brackets.</summary>
    private static bool IsJoint(AuditSentence sentence, int from, int to, bool atEnd)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            var c = sentence.Folded[i];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0 || c is ')' or ' ' or '\u3000' || (!atEnd && c == '\u3001'))
            {
                continue;
            }

            if (atEnd || sentence.Cues.Find(m => m.Cue == Cue.Conj && m.Span.Start == i) is not { Span.Length: > 0 } conj)
            {
                return false;
            }

            i = conj.Span.End - 1;
        }

        return to - from <= LongestMember + 8;
    }
}
