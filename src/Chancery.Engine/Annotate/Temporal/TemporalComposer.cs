using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Puts modifiers, dates, connectors and second dates together, paragraph by paragraph.</summary>
internal sealed class TemporalComposer(TemporalLexicon lexicon, TemporalEmitter emitter)
{
    /// <summary>Longest text read at once, in code units: bounds the memory that a paragraph of any length takes.</summary>
    private const int WindowLength = 16384;

    private readonly TemporalPhrases _phrases = new(lexicon);
    private readonly TemporalLexer _lexer = new(lexicon);
    private int _nextSentence;

    /// <summary>Reads one paragraph.</summary>
    public void Read(CleanDocument document, Paragraph paragraph)
    {
        _phrases.Start(document.Folded);
        _lexer.Start();
        for (var start = paragraph.Span.Start; start < paragraph.Span.End;)
        {
            var end = EndOfWindow(document.Folded, start, paragraph.Span.End);
            _lexer.Read(document.Text, document.Folded, start, end, _phrases.Items);
            ReadItems(document, paragraph);
            start = end;
        }
    }

    /// <summary>The end of the paragraph or, in a long one, a blank or stop near the longest window.</summary>
    private static int EndOfWindow(string folded, int start, int end)
    {
        if (end - start <= WindowLength)
        {
            return end;
        }

        var tail = folded.AsSpan(start + (WindowLength / 2), WindowLength / 2);
        var cut = tail.LastIndexOfAny(" ,。;\n");
        return start + (WindowLength / 2) + (cut < 0 ? WindowLength / 2 : cut + 1);
    }

    private void ReadItems(CleanDocument document, Paragraph paragraph)
    {
        for (var i = 0; i < _phrases.Items.Count;)
        {
            EnterSentence(document, _phrases.Items[i].Start);
            var next = _phrases.MayStart(i) ? ReadAt(i) : i;
            if (next == i && paragraph.Kind == ParagraphKind.TableRow)
            {
                ReadYearCell(i, paragraph.Span);
            }

            i = Math.Max(next, i + 1);
        }
    }

    private void EnterSentence(CleanDocument document, int at)
    {
        for (; !lexicon.CarriesYear && _nextSentence < document.Sentences.Count && document.Sentences[_nextSentence].Span.Start <= at; _nextSentence++)
        {
            emitter.StartSentence();
        }
    }

    /// <summary>Reads the expression that starts at an item; returns the next item, or the same when there is none.</summary>
    private int ReadAt(int index)
    {
        var frame = new TemporalFrame(index);
        var at = _phrases.SkipPrefixes(index, frame);
        if (at >= _phrases.Items.Count)
        {
            return index;
        }

        var date = _phrases.DateAt(at);
        var head = _phrases.HeadAt(date.IsMatch ? date.Begin : at);
        if (head.IsMatch && (!date.IsMatch || head.Next >= date.Next))
        {
            return ReadHead(frame, head);
        }

        if (!date.IsMatch && frame.HasPrefix)
        {
            date = _phrases.TailAt(TemporalClass.Year4, at);
            date = date.IsMatch ? date : _phrases.TailAt(TemporalClass.MonthName, at);
        }

        return date.IsMatch ? ReadDates(frame, date) : ReadDuration(at, index);
    }

    /// <summary>Reads dates that connectors join, from a complete one on.</summary>
    private int ReadDates(TemporalFrame frame, TemporalMatch date)
    {
        while (true)
        {
            frame.SetDate(_phrases.Items, date.Begin);
            var draft = date.ToDraft(_phrases.Items);
            var next = _phrases.TakeSuffixes(frame, date.Next);
            var second = !frame.IsOpen && _phrases.IsConnector(next) ? _phrases.SecondDate(date, next + 1) : default;
            if (second.IsMatch && IsRange(frame, draft, next, second))
            {
                var end = _phrases.TakeSuffixes(frame, second.Next);
                emitter.EmitRange(frame, _phrases.Items[date.Begin], draft, second.ToDraft(_phrases.Items), EndOf(end));
                return end;
            }

            var goesOn = second.IsMatch && second.First == next + 1 && second.Pattern.Classes.Length == 1 && !_phrases.Items[next].Is(TemporalClass.To);
            if (!goesOn)
            {
                frame.CloseWithoutRange();
                frame.Traits |= !frame.IsOpen && _phrases.IsOpenedFarther(next) ? TemporalTraits.Since : TemporalTraits.None;
            }

            emitter.Emit(frame, _phrases.Items[date.Begin], draft, EndOf(next));
            if (!goesOn)
            {
                return next;
            }

            date = second;
            frame = new TemporalFrame(second.First);
        }
    }

    /// <summary>True for dates that "to" or "between" joins; a day of the week before a date only names it.</summary>
    private bool IsRange(TemporalFrame frame, DateDraft draft, int connector, TemporalMatch second)
    {
        var isJoined = _phrases.Items[connector].Is(TemporalClass.To) || frame.IsBetween || _phrases.IsBetween(second);
        return isJoined && !(draft is { Weekday: > 0, Day: 0 } && second.ToDraft(_phrases.Items).Weekday == 0);
    }

    /// <summary>Reads an incomplete date, further numbers of its list, and the date that completes them (7、8、9月, 3月20—22日).</summary>
    private int ReadHead(TemporalFrame frame, TemporalMatch head)
    {
        var number = head.Pattern.LastNumber;
        var draft = head.ToDraft(_phrases.Items);
        var complete = CompletingDate(head.Next);
        var first = head.First;
        for (var connector = head.Next; ; connector += 2)
        {
            frame.SetDate(_phrases.Items, first);
            var isLast = connector + 1 == complete.First;
            if (isLast && (_phrases.Items[connector].Is(TemporalClass.To) || frame.IsBetween))
            {
                var end = _phrases.TakeSuffixes(frame, complete.Next);
                emitter.EmitRange(frame, _phrases.Items[first], draft, complete.ToDraft(_phrases.Items), EndOf(end));
                return end;
            }

            TemporalEmitter.Inherit(draft, complete.ToDraft(_phrases.Items));
            emitter.Emit(frame, _phrases.Items[first], draft, EndOf(connector));
            if (isLast)
            {
                return ReadDates(new TemporalFrame(complete.Begin), complete);
            }

            first = connector + 1;
            frame = new TemporalFrame(first);
            draft = new DateDraft();
            draft.Apply(number, _phrases.Items[first]);
        }
    }

    /// <summary>The date that a list of numbers leads to; there is one.</summary>
    private TemporalMatch CompletingDate(int connector)
    {
        var date = _phrases.DateAt(connector + 1);
        while (!date.IsMatch)
        {
            connector += 2;
            date = _phrases.DateAt(connector + 1);
        }

        return date;
    }

    private int ReadDuration(int at, int index)
    {
        var duration = _phrases.DurationAt(at);
        if (!duration.IsMatch)
        {
            return index;
        }

        var span = new Span(_phrases.Items[duration.Begin].Start, EndOf(duration.Next));
        emitter.EmitDuration(span, duration.ToDraft(_phrases.Items));
        return duration.Next;
    }

    private void ReadYearCell(int index, Span paragraph)
    {
        var item = _phrases.Items[index];
        var fillsCell = (item.Start == paragraph.Start || _phrases.Text[item.Start - 1] == '\t')
            && (item.End == paragraph.End || _phrases.Text[item.End] == '\t');
        if (item.Is(TemporalClass.Year4) && fillsCell)
        {
            emitter.EmitYear(new Span(item.Start, item.End), item.Value);
        }
    }

    private int EndOf(int next) => _phrases.Items[next - 1].End;
}
