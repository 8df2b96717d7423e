using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>An instrument, in title marks or described, and what is done with it.</summary>
internal sealed class InstrumentFrame(Classes classes, PartyFinder parties) : IFrame
{
    public string Name => "instrument";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        var (kind, title, described) = Describe(sentence, trigger);
        if (kind is null || title is null)
        {
            return;
        }

        var clause = match.Clause;
        var verb = Verb(sentence, trigger, clause);
        if (verb is null || (described && verb.Value.Action is "proposed" && kind != "initiative"))
        {
            return;
        }

        var (date, origin) = DateFinder.Find(context, sentence, trigger.Span, DateCarry.Event);
        var codes = parties.Find(context, sentence, trigger.Span, kind is "law" or "resolution" or "initiative" ? 1 : 2);
        if (codes.Count == 0)
        {
            return;
        }

        var start = Math.Min(verb.Value.Word.Span.Start, trigger.Span.Start);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Agreement,
            Kind = kind,
            Title = title,
            Parties = codes,
            Date = date,
            Action = verb.Value.Action,
        }, new Span(Math.Min(start, clause.Start), Math.Max(verb.Value.Word.Span.End, trigger.Span.End)));
        draft.DateFromContext = origin is not null;
    }

    private (string? Kind, string? Title, bool Described) Describe(SentenceView sentence, Mention trigger)
    {
        if (trigger is NameMention name)
        {
            return sentence.Document.Quotes.Exists(q => q.Kind == MentionKind.Title && q.Span.End >= name.Head.Start && q.Span.Start <= name.Span.Start && q.Span.Overlaps(name.Span))
                ? (null, null, true)
                : (name.Value, DescribedTitle(sentence, name), true);
        }

        if (trigger is not QuotedMention title)
        {
            return (null, null, false);
        }

        var kind = HeadOf(sentence, title);
        return (kind, title.Inner.In(sentence.Text).ToString(), false);
    }

    /// <summary>An instrument described in running text reaches back over "of" to the word that opens it ("on", "concerning").</summary>
    private string DescribedTitle(SentenceView sentence, NameMention name)
    {
        var clause = sentence.Clauses[sentence.ClauseAt(name.Head.Start)];
        var opener = sentence.Last(new Span(clause.Start, name.Span.Start), sentence.Document.Opener);
        if (opener is not null && name.Span.Start > opener.Span.End && sentence.WordEndingAt(name.Span.Start) is { } particle && particle.Word.Is(classes.Particle))
        {
            return sentence.Text[opener.Span.Start..name.Span.End];
        }

        return name.Text;
    }

    private string? HeadOf(SentenceView sentence, QuotedMention title)
    {
        var map = sentence.Document.Base;
        string? kind = null;
        for (var i = map.FirstFrom(title.Inner.Start); i < map.Items.Count && map.Items[i].Span.Start < title.Inner.End; i++)
        {
            if (map.Items[i] is WordMention word)
            {
                if (word.Word.TryGet(classes.HeadInstrument, out var value))
                {
                    kind = value;
                }
                else if (word.Word.Is(classes.HeadWork) && word.Span.End >= title.Inner.End)
                {
                    return null;
                }
            }
        }

        return kind;
    }

    private (WordMention Word, string Action)? Verb(SentenceView sentence, Mention trigger, Span clause)
    {
        var reach = sentence.Clauses[Math.Max(0, sentence.ClauseAt(trigger.Span.Start) - 1)].Start;
        var verb = sentence.Last(new Span(clause.Start, trigger.Span.Start), classes.Sign)
            ?? sentence.First(new Span(trigger.Span.End, clause.End), classes.Sign)
            ?? sentence.Last(new Span(reach, trigger.Span.Start), classes.Sign);
        if (verb is null)
        {
            return null;
        }

        verb.Word.TryGet(classes.Sign, out var action);
        var planned = sentence.WordEndingAt(verb.Span.Start) is { } before && before.Word.Is(classes.Future);
        return (verb, planned && action is "signed" or "issued" or "adopted" ? "planned" : action);
    }
}
