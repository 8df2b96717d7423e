using System.Buffers;
using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>A list as it stands in a sentence.</summary>
/// <param name="Span">UTF-16 range of the list in the cleaned text.</param>
/// <param name="Counts">Numbers of members it may be read to have, the likeliest first.</param>
/// <param name="IsOpen">True when it says that there are more members.</param>
/// <param name="IsPlain">True when every member is a name, title or quotation, so that their number is beyond doubt.</param>
/// <param name="IsNested">True when members hold lists of their own, so that their number depends on what is counted.</param>
internal sealed record ListReading(Span Span, IReadOnlyList<int> Counts, bool IsOpen, bool IsPlain, bool IsNested = false)
{
    /// <summary>The likeliest number of members.</summary>
    public int Count => Counts[0];
}

/// <summary>Counts the members of a list: those between its marks, the last perhaps behind a conjunction, marks inside brackets and quotations left out.</summary>
internal sealed class ListReader(int conj)
{
    private const char Comma = ',';
    private const char Semicolon = ';';
    private const char HanComma = '\u3001';
    private const int MaxWords = 10;
    private const int BriefWords = 7;
    private const int LongestPhrase = 26;
    private static readonly SearchValues<char> Openers = SearchValues.Create("([{\u300A\u3008\u201C\u2018\u300C\u300E\u00AB");
    private static readonly SearchValues<char> Closers = SearchValues.Create(")]}\u300B\u3009\u201D\u2019\u300D\u300F\u00BB");
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\u300A\u3008\u201C\u300C\u300E\u00AB");
    private static readonly SearchValues<char> HanStops = SearchValues.Create(",;:\u3002.!?\n");

    /// <summary>The list that starts at a position; null when no list starts there.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">Where the list starts.</param>
    /// <param name="phrases">True where mere phrases between commas may be members.</param>
    public ListReading? Forward(AuditSentence sentence, int start, bool phrases)
    {
        var end = EndOf(sentence);
        return sentence.IsHan ? Han(sentence, new Span(start, end), phrases) : Cased(sentence, new Span(start, end));
    }

    /// <summary>The end of the sentence without its closing marks.</summary>
    public static int EndOf(AuditSentence sentence)
    {
        var end = sentence.Span.End;
        while (end > sentence.Span.Start && sentence.Folded[end - 1] is '\u3002' or '.' or '!' or '?' or ' ' or ';')
        {
            end--;
        }

        return end;
    }

    private ListReading? Han(AuditSentence sentence, Span range, bool phrases)
    {
        var marks = Marks(sentence.Folded, range);
        if (marks.Exists(m => m.Mark == Semicolon))
        {
            return Parted(sentence, range, marks, IsEtc(sentence, range));
        }

        var first = marks.FindIndex(m => HanStops.Contains(m.Mark) || m.Mark == HanComma);
        if (first >= 0 && marks[first].Mark == HanComma)
        {
            var stop = marks.FindIndex(m => HanStops.Contains(m.Mark) && !(m.Mark == Comma && LeadsOn(sentence, m.At + 1)));
            var list = new Span(range.Start, stop < 0 ? range.End : marks[stop].At);
            var open = IsEtc(sentence, list) || stop >= 0;
            list = new Span(list.Start, EndBeforeEtc(sentence, list));
            return Enumerated(sentence, list, marks.FindAll(m => m.At < list.End && (m.Mark == HanComma || m.Mark == Comma)), open);
        }

        if (range.Length > 0 && Quotes.Contains(sentence.Folded[range.Start]))
        {
            var stop = marks.FindIndex(m => HanStops.Contains(m.Mark));
            var list = new Span(range.Start, stop < 0 ? range.End : marks[stop].At);
            var count = QuotedIn(sentence.Folded, list);
            return count >= 2 ? new ListReading(list, [count], IsEtc(sentence, list), IsPlain: true) : null;
        }

        return phrases ? Phrases(sentence, range, marks) : null;
    }

    /// <summary>True when a conjunction stands at a position: "A, B, and C".</summary>
    private static bool LeadsOn(AuditSentence sentence, int at) => sentence.Cues.Exists(c => c.Cue == Cue.Conj && c.Span.Start == at);

    /// <summary>Short phrases between commas; taken for a list only where their number is the one announced.</summary>
    private static ListReading? Phrases(AuditSentence sentence, Span range, List<(int At, char Mark)> marks)
    {
        var commas = marks.FindAll(m => m.Mark == Comma);
        var last = range.Start;
        foreach (var (at, _) in commas)
        {
            if (at - last > LongestPhrase)
            {
                return null;
            }

            last = at + 1;
        }

        return commas.Count >= 1 && range.End - last <= LongestPhrase ? new ListReading(range, [commas.Count + 1], IsOpen: true, IsPlain: false) : null;
    }

    private static ListReading Parted(AuditSentence sentence, Span range, List<(int At, char Mark)> marks, bool open)
    {
        var count = 1;
        foreach (var (at, c) in marks)
        {
            count += c == Semicolon && !sentence.Folded.AsSpan(at + 1, range.End - at - 1).IsWhiteSpace() ? 1 : 0;
        }

        return new ListReading(range, [count], open, IsPlain: false, IsNested: marks.Exists(m => m.Mark == HanComma) || (!sentence.IsHan && marks.Exists(m => m.Mark == Comma)));
    }

    /// <summary>Members between enumeration marks: quotations are counted as they are; a conjunction in the last part may join two more.</summary>
    private ListReading? Enumerated(AuditSentence sentence, Span list, List<(int At, char Mark)> marks, bool open)
    {
        var parts = Parts(list, marks.ConvertAll(m => m.At));
        var quoted = parts.ConvertAll(p => QuotedIn(sentence.Folded, p));
        var count = parts.Count;
        var tail = parts[^1];
        if (quoted.TrueForAll(q => q > 0))
        {
            return new ListReading(list, quoted.Sum() == count ? [count, count + 1] : [quoted.Sum()], open, IsPlain: true);
        }

        if (ConjIn(sentence, tail) is not { } joint)
        {
            return new ListReading(list, [count], open, IsPlain: parts.Count >= 3 && SharedEnding(sentence.Folded, parts) is not null);
        }

        var left = new Span(tail.Start, joint.Start);
        if (left.In(sentence.Folded).IsWhiteSpace())
        {
            return new ListReading(list, [count], open, IsPlain: false);
        }

        var ending = SharedEnding(sentence.Folded, parts.GetRange(0, parts.Count - 1));
        if (ending is not null)
        {
            var joins = Trim(left.In(sentence.Folded)).EndsWith(ending, StringComparison.Ordinal);
            return new ListReading(list, [joins ? count + 1 : count], open, IsPlain: true);
        }

        var others = parts.Take(parts.Count - 1).Any(p => ConjIn(sentence, p) is not null);
        return !others && (joint.Length > 1 || left.Length <= 8)
            ? new ListReading(list, [count + 1], open, IsPlain: false)
            : new ListReading(list, [count + 1, count], open, IsPlain: false);
    }

    private ListReading? Cased(AuditSentence sentence, Span range)
    {
        var marks = Marks(sentence.Folded, range);
        if (marks.Exists(m => m.Mark == Semicolon))
        {
            return Parted(sentence, range, marks, IsEtc(sentence, range));
        }

        var parts = Parts(range, marks.FindAll(m => m.Mark == Comma).ConvertAll(m => m.At));
        var counts = new List<int>();
        var end = range.End;
        for (var i = 0; i < parts.Count && Words(sentence.Folded, parts[i]) <= MaxWords; i++)
        {
            if (ConjIn(sentence, parts[i]) is not { } joint)
            {
                continue;
            }

            var leads = sentence.Folded.AsSpan(parts[i].Start, joint.Start - parts[i].Start).IsWhiteSpace();
            counts.Add(leads ? i + 1 : i + 2);
            end = parts[i].End;
            if (leads)
            {
                break;
            }
        }

        var open = sentence.Has(Cue.Etc, range) || !IsParallel(sentence.Folded, parts, end);
        if (counts.Count == 0)
        {
            return parts.Count >= 2 && parts.TrueForAll(p => Words(sentence.Folded, p) <= MaxWords) ? new ListReading(range, [parts.Count], open, IsPlain: false) : null;
        }

        if (counts.Count > 1 && counts[^1] == parts.FindIndex(p => p.End == end) + 1)
        {
            counts = [counts[^1]];
        }

        return counts[0] >= 2 ? new ListReading(new Span(range.Start, end), counts, open, IsPlain: false) : null;
    }

    /// <summary>True when all members begin with the same word, or hold a few words each: not so with insertions between commas.</summary>
    private static bool IsParallel(string text, List<Span> parts, int end)
    {
        string? first = null;
        var same = true;
        var brief = true;
        foreach (var part in parts.TakeWhile(p => p.Start < end))
        {
            var words = part.In(text).Trim();
            var blank = words.IndexOf(' ');
            var lead = (blank < 0 ? words : words[..blank]).ToString();
            same &= first is null || first == lead;
            first ??= lead;
            brief &= Words(text, part) <= BriefWords && !words.ContainsAnyInRange('0', '9');
        }

        return same || brief;
    }

    private static int Words(string text, Span range)
    {
        var words = 0;
        var inside = false;
        foreach (var c in range.In(text))
        {
            var letter = char.IsLetterOrDigit(c);
            words += letter && !inside ? 1 : 0;
            inside = letter || (inside && c is '-' or '\'' or '\u2019');
        }

        return words;
    }

    /// <summary>Conjunction of a range outside brackets and quotations.</summary>
    private Span? ConjIn(AuditSentence sentence, Span range)
    {
        Span? found = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention.Span.Start >= range.Start && mention.Span.End <= range.End && mention is WordMention word && word.Word.Is(conj) && sentence.Has(Cue.Conj, mention.Span) && IsTop(sentence.Folded, range, mention.Span.Start))
            {
                found = mention.Span;
            }
        }

        return found;
    }

    private static bool IsTop(string text, Span range, int at)
    {
        var depth = 0;
        for (var i = range.Start; i < at; i++)
        {
            depth += Openers.Contains(text[i]) ? 1 : Closers.Contains(text[i]) && depth > 0 ? -1 : 0;
        }

        return depth == 0;
    }

    /// <summary>Marks of a range outside brackets and quotations, in order.</summary>
    internal static List<(int At, char Mark)> Marks(string text, Span range)
    {
        var marks = new List<(int, char)>();
        var depth = 0;
        for (var i = range.Start; i < range.End; i++)
        {
            var c = text[i];
            if (Openers.Contains(c))
            {
                depth++;
            }
            else if (Closers.Contains(c))
            {
                depth -= depth > 0 ? 1 : 0;
            }
            else if (depth == 0 && (c == HanComma || HanStops.Contains(c)) && !IsInNumber(text, i))
            {
                marks.Add((i, c));
            }
        }

        return marks;
    }

    private static bool IsInNumber(string text, int at) =>
        at > 0 && at + 1 < text.Length && text[at] is ',' or '.' or ':' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private static List<Span> Parts(Span range, List<int> marks)
    {
        var parts = new List<Span>();
        var start = range.Start;
        foreach (var at in marks)
        {
            parts.Add(new Span(start, at));
            start = at + 1;
        }

        parts.Add(new Span(start, range.End));
        return parts;
    }

    /// <summary>Quotations and titles of a range, none inside another.</summary>
    internal static int QuotedIn(string text, Span range)
    {
        var count = 0;
        var depth = 0;
        for (var i = range.Start; i < range.End; i++)
        {
            if (Openers.Contains(text[i]))
            {
                count += depth == 0 && Quotes.Contains(text[i]) ? 1 : 0;
                depth++;
            }
            else if (Closers.Contains(text[i]) && depth > 0)
            {
                depth--;
            }
        }

        return count;
    }

    /// <summary>The two last characters that all parts share, brackets behind them left out; null when they share none.</summary>
    private static string? SharedEnding(string text, List<Span> parts)
    {
        string? shared = null;
        foreach (var part in parts)
        {
            var trimmed = Trim(part.In(text));
            if (trimmed.Length < 3 || (shared is not null && !trimmed.EndsWith(shared, StringComparison.Ordinal)))
            {
                return null;
            }

            shared ??= trimmed[^2..].ToString();
        }

        return parts.Count >= 2 ? shared : null;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> part)
    {
        part = part.TrimEnd();
        if (part.Length > 0 && part[^1] == ')' && part.LastIndexOf('(') is var open and > 0)
        {
            part = part[..open].TrimEnd();
        }

        return part;
    }

    private static bool IsEtc(AuditSentence sentence, Span range) => sentence.Has(Cue.Etc, range);

    private static int EndBeforeEtc(AuditSentence sentence, Span range) => sentence.Last(Cue.Etc, range)?.Span.Start ?? range.End;
}
