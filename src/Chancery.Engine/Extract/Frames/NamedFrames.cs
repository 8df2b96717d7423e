using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A named joint exercise that is held; dates and places joined by "and" give one exercise each.</summary>
internal sealed class ExerciseFrame(Classes classes, PartyFinder parties, PlaceFinder places) : IFrame
{
    public string Name => "exercise";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (AsName(sentence, trigger) is not { } name || sentence.First(match.Clause, classes.Habit) is not null)
        {
            return;
        }

        var codes = WithHome(context, parties.Find(context, sentence, name.Span, places: sentence.IsCased));
        if (codes.Count < 2 && !(sentence.IsCased && codes.Count == 1 && parties.AreOrganisations(codes)))
        {
            return;
        }

        var dates = DateFinder.Coordinated(sentence, name.Span);
        var place = places.Find(sentence, sentence.Span with { End = name.Span.Start });
        var count = dates.Count > 1 && (place.Count == dates.Count || place.Count <= 1) ? dates.Count : 1;
        var (single, origin) = DateFinder.Find(context, sentence, name.Span, sentence.IsCased ? DateCarry.Sentence : DateCarry.Event);
        var held = sentence.Has(match.Clause, classes.Hold) || sentence.Has(match.Clause, classes.Attend);
        var bare = name.Span.Start == name.Head.Start && NameOf(sentence, name) == name.Text;
        if ((single is null && !held && name.Ordinals.Count == 0) || (bare && (!held || (single is null && sentence.Document.Genitives.Contains(Before(sentence, name))))))
        {
            return;
        }

        if (bare && origin is not null && place.Count == 0 && !sentence.IsCased)
        {
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var where = place.Count == count ? place[i].Span : place.Count > 0 ? place[0].Span.Union(place[^1].Span) : default;
            var draft = context.Add(sentence, rule, new Fact
            {
                Type = RecordType.Exercise,
                Kind = match.Set("kind") is { Length: > 0 } kind ? kind : "exercise",
                Parties = codes,
                Date = count > 1 ? dates[i].Value : single,
                Name = NameOf(sentence, name),
                Ordinal = name.Ordinals.Count > 0 ? name.Ordinals[0] : null,
                Place = where.Length > 0 ? PlaceFinder.NameOf(sentence, where) : null,
                Domain = Domain(sentence, match.Clause),
            }, sentence.Clauses[sentence.ClauseAt(dates.Count > 0 ? dates[0].Span.Start : name.Span.Start)].Union(name.Span));
            draft.DateFromContext = origin is not null && count == 1;
        }
    }

    /// <summary>In a text that does not name its own side, an exercise with one other party is held with that side.</summary>
    private static IReadOnlyList<string> WithHome(ExtractionContext context, IReadOnlyList<string> codes) =>
        codes.Count == 1 && context.HomeParty is { } home && codes[0] != home ? [.. codes.Append(home).Order(StringComparer.Ordinal)] : codes;

    /// <summary>A name with a head word; or a quoted name that ends with the number of its year ("Sea Joint-2024").</summary>
    private static NameMention? AsName(SentenceView sentence, Mention trigger)
    {
        if (trigger is NameMention name)
        {
            return name;
        }

        if (trigger is not QuotedMention { Kind: MentionKind.Quote, Inner.Length: >= 4 and <= 20 } quote)
        {
            return null;
        }

        var text = quote.Inner.In(sentence.Folded);
        var digits = text.Length - text.TrimEnd("0123456789").Length;
        return digits is 2 or 4 && text.Length > digits && !char.IsLetterOrDigit(text[^(digits + 1)]) && !sentence.Mentions.Exists(m => m is NameMention { NameKind: NameKind.Exercise } other && other.Span.Start <= quote.Span.End && other.Span.End > quote.Span.Start)
            ? new NameMention(quote.Span, NameKind.Exercise, "exercise", quote.Span, quote.Inner.In(sentence.Text).ToString(), [])
            : null;
    }

    private static char Before(SentenceView sentence, NameMention name) => name.Span.Start > 0 ? sentence.Folded[name.Span.Start - 1] : ' ';

    private static string NameOf(SentenceView sentence, NameMention name)
    {
        foreach (var quote in sentence.Quotes)
        {
            var beside = sentence.IsCased && quote.Span.Start >= name.Span.End && quote.Span.Start - name.Span.End <= 1;
            if (quote.Span.Start >= name.Span.Start - 24 && (beside || quote.Span.End <= Math.Max(name.Head.End, name.Span.End)) && quote.Kind == MentionKind.Quote && sentence.Span.Contains(quote.Span))
            {
                return quote.Inner.In(sentence.Text).ToString();
            }
        }

        return name.Text;
    }

    private string? Domain(SentenceView sentence, Span clause)
    {
        foreach (var mention in sentence.In(clause))
        {
            if (mention is WordMention word && word.Word.TryGet(classes.Domain, out var domain))
            {
                return domain;
            }
        }

        return null;
    }
}

/// <summary>The level of a relationship, with the date from which it holds when the clause tells that it was raised or set up.</summary>
internal sealed class LevelFrame(Classes classes, PartyFinder parties) : IFrame
{
    private const int MaxLabel = 18;

    public string Name => "level";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not NameMention name || Label(sentence, name, classes) is not { Length: > 3 } label || (sentence.IsCased && name.Span.Start == name.Head.Start && !name.Text.Contains(' ', StringComparison.Ordinal)))
        {
            return;
        }

        var codes = parties.Find(context, sentence, name.Span);
        if (codes.Count < 2 || IsTitled(sentence, name))
        {
            return;
        }

        if (!(sentence.IsCased && name.Cases == CaseSet.All && name.Text.Contains(' ', StringComparison.Ordinal)) && !IsQuoted(sentence, name) && !sentence.Has(new Span(name.Span.Start, name.Span.End), classes.LevelMark))
        {
            return;
        }

        var raised = sentence.Last(new Span(match.Clause.Start, name.Span.Start), classes.Upgrade);
        var date = raised is null ? null : DateFinder.Start(sentence, name.Span);
        if (date is null && sentence.IsCased && (sentence.Has(match.Clause, classes.Upgrade) || sentence.Has(match.Clause, classes.Sign)))
        {
            date = DateFinder.Find(context, sentence, name.Span, DateCarry.Sentence).Date;
        }

        date = DateFinder.IsLong(date) ? null : date;
        context.Add(sentence, rule, new Fact { Type = RecordType.Status, Parties = codes, Label = label, Date = date }, match.Clause.Union(name.Span));
    }

    /// <summary>"Agreement on Partnership and Cooperation": a level that goes on in the title of an instrument.</summary>
    private bool IsTitled(SentenceView sentence, NameMention name) =>
        sentence.WordStartingAt(name.Head.End) is { } joint && joint.Word.Is(classes.Conj)
        && sentence.Mentions.Exists(m => m is NameMention { NameKind: NameKind.Instrument } title && title.Head.End <= name.Head.Start && title.Span.End > joint.Span.End);

    private static bool IsQuoted(SentenceView sentence, NameMention name) =>
        sentence.Quotes.Exists(q => (q.Span.Contains(name.Head) && q.Inner.Length <= MaxLabel * sentence.Scale) || (q.Span.End <= name.Head.Start && q.Span.Start >= name.Span.Start && q.Kind == MentionKind.Quote));

    private static string? Label(SentenceView sentence, NameMention name, Classes classes)
    {
        foreach (var quote in sentence.Quotes)
        {
            if (quote.Span.Contains(name.Head) && quote.Inner.Length <= MaxLabel * sentence.Scale)
            {
                return quote.Inner.In(sentence.Text).ToString();
            }
        }

        var map = sentence.Document.Base;
        if (name.Cases != CaseSet.All)
        {
            return map.StartingAt(name.Span.Start) is PartyRef ? name.Text[(name.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..] : name.Text;
        }

        var start = name.Span.Start;
        while (start < name.Head.Start && map.StartingAt(start) is { } first && (first.Kind is MentionKind.Party or MentionKind.Place || (!sentence.IsCased && first is WordMention word && word.Word.Is(classes.Upgrade))))
        {
            start = first.Span.End;
        }

        return start >= name.Head.End ? null : sentence.IsCased ? sentence.Text[start..name.Span.End].TrimStart() : WithoutParties(sentence, new Span(start, name.Head.End));
    }

    /// <summary>The text of a range without the parties named inside it: whose level it is stands in another field.</summary>
    private static string WithoutParties(SentenceView sentence, Span range)
    {
        var map = sentence.Document.Base;
        var end = range.End;
        for (var at = range.Start; at < range.End; at++)
        {
            if (map.StartingAt(at) is PartyRef party && party.Span.Start == at)
            {
                end = at;
                while (at < range.End && map.StartingAt(at) is PartyRef next)
                {
                    at = next.Span.End;
                }

                return sentence.Text[range.Start..end] + sentence.Text[at..range.End];
            }
        }

        return sentence.Text[range.Start..end];
    }
}
