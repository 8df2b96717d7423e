using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A measured quantity with what it measures, its period, and the change told beside it.</summary>
internal sealed class IndicatorFrame(Classes classes, PartyFinder parties) : IFrame
{
    private const int MaxChangeGap = 45;

    /// <summary>People told in words from which on a number counts them: "two people" only names them.</summary>
    private const int MinPersons = 4;

    /// <summary>Tonnes below which a weight is one of a person's load.</summary>
    private const decimal LeastWeight = 0.05m;

    private readonly CountedUnits _units = new(classes);

    private readonly MetricReader _metrics = new(classes);
    private readonly Ranks _ranks = new(classes);

    public string Name => "indicator";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is DateRef duration)
        {
            AddDuration(match, duration);
            return;
        }

        if (trigger is not QuantityRef { IsOrdinal: false } quantity)
        {
            return;
        }

        quantity = quantity.Unit is null && sentence.IsCased ? quantity with { Unit = _units.Of(context, sentence, quantity) } : quantity;
        if (!Measures(sentence, quantity, match.Clause))
        {
            return;
        }

        var (date, origin) = DateOf(match, quantity);
        var codes = parties.Find(context, sentence, quantity.Span, 1);
        if (codes.Count == 0)
        {
            return;
        }

        var metric = _metrics.Read(sentence, quantity.Span, match.Clause, quantity.IsRank || quantity.Unit is "item" or "person" or "times");
        var change = ChangeBehind(sentence, quantity) ?? (sentence.IsCased ? ChangeBefore(sentence, quantity) : null);
        var end = change?.Span.End ?? quantity.Span.End;
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Indicator,
            Parties = codes,
            Metric = metric,
            Value = quantity.Value,
            Unit = quantity.IsRank ? "rank" : quantity.Unit,
            Bound = quantity.Bound,
            Date = date,
            Change = change is null ? null : new Change(change.Value, change.Unit ?? "%", change.Basis),
        }, new Span(match.Clause.Start, Math.Max(end, quantity.Span.End)));
        draft.DateFromContext = origin is not null;
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
        }

        if (IsMeasure(quantity) && quantity.Unit is not ("item" or "person" or "times"))
        {
            (context.LastSumUnit, context.LastSumParagraph) = (quantity.Unit, sentence.Sentence.Paragraph);
        }

        if (quantity.IsRank && !sentence.IsCased)
        {
            AddListed(match, draft, quantity);
        }
    }

    /// <summary>True for a quantity that measures or ranks something of a state.</summary>
    private bool Measures(SentenceView sentence, QuantityRef quantity, Span clause)
    {
        if (quantity.IsRank)
        {
            return !IsPersonal(quantity) && !(quantity.IsChange && BelongsToQuantity(sentence, quantity))
                && (sentence.IsCased ? _ranks.IsOneCased(sentence, quantity.Span, clause) : _ranks.IsOne(sentence, quantity.Span, clause));
        }

        return quantity.Unit is not null && !(quantity.IsChange && BelongsToQuantity(sentence, quantity)) && !IsInWords(sentence, quantity) && !IsPersonal(quantity)
            && !(!sentence.IsCased && quantity is { Written: false, Value: < MinPersons, Unit: "person", Bound: null });
    }

    /// <summary>True for a small number told in words that counts nothing in particular: "two things", "a few times".</summary>
    private bool IsInWords(SentenceView sentence, QuantityRef quantity)
    {
        if (quantity.Written || quantity.Bound is not null || (sentence.IsCased && quantity.Unit is "item" or "person" && !_units.IsVague(sentence, quantity)))
        {
            return false;
        }

        var counts = quantity.Unit is "item" or "times" || (sentence.IsCased && quantity.Unit is "person" or "%");
        return counts && (quantity.Value < 10 || quantity.Unit == "%");
    }

    /// <summary>The date of a figure: a sum goes on with the period of the sum before; lengths and targets have none of the document.</summary>
    private (string? Date, string? Origin) DateOf(Match match, QuantityRef quantity)
    {
        var (context, sentence, clause) = (match.Context, match.Sentence, match.Clause);
        var (date, origin) = DateFinder.Find(context, sentence, quantity.Span, DateCarry.Paragraph);
        if (origin != "document" || !sentence.IsCased)
        {
            return (date, origin);
        }

        if (IsMeasure(quantity) && quantity.Unit is not ("item" or "person" or "times") && DateFinder.FigureBefore(context, sentence) is { } period)
        {
            return (period, "paragraph");
        }

        return (IsLasting(sentence, quantity, clause) ? null : date, origin);
    }

    /// <summary>Lengths, areas and capacities, and targets, hold at no day in particular.</summary>
    private bool IsLasting(SentenceView sentence, QuantityRef quantity, Span clause) =>
        quantity.Unit is "km" or "mi" or "nmi" or "m" or "km2" or "ha" or "kW" || sentence.Has(clause, classes.Target);

    /// <summary>Ages, and weights of less than a hundredweight, measure nothing of states.</summary>
    private static bool IsPersonal(QuantityRef quantity) => quantity.Unit == "age" || quantity is { Unit: "t", Value: < LeastWeight, IsChange: false };

    /// <summary>One rank told of several things: "the largest importer of A, B and C".</summary>
    private void AddListed(Match match, Draft first, QuantityRef rank)
    {
        foreach (var item in _ranks.Listed(match.Sentence, rank.Span, match.Clause))
        {
            var metric = item.In(match.Sentence.Text).ToString();
            var draft = match.Context.Add(match.Sentence, match.Rule, first.Fact with { Metric = metric, Change = null }, new Span(match.Clause.Start, item.End));
            draft.DateFromContext = first.DateFromContext;
        }
    }

    /// <summary>A length of time that describes a fact: "talks that lasted 40 years".</summary>
    private void AddDuration(Match match, DateRef duration)
    {
        var (context, sentence, rule, _, _) = match;
        if (duration is { Amount: { } amount, Unit: { } unit } && parties.Find(context, sentence, duration.Span, 1) is { Count: > 0 } codes)
        {
            context.Add(sentence, rule, new Fact
            {
                Type = RecordType.Indicator,
                Parties = codes,
                Metric = _metrics.Read(sentence, duration.Span, match.Clause, counts: false),
                Value = amount,
                Unit = unit,
                Date = DateFinder.Find(context, sentence, duration.Span, DateCarry.Paragraph).Date,
            }, match.Clause);
        }
    }

    private static bool BelongsToQuantity(SentenceView sentence, QuantityRef change)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (mention is QuantityRef { IsOrdinal: false, IsChange: false, Unit: not null } before && before.Span.End <= change.Span.Start && change.Span.Start - before.Span.End <= 6 * sentence.Scale)
            {
                return true;
            }

            if (sentence.IsCased && mention.Span.Start >= change.Span.End && mention is QuantityRef next)
            {
                return IsMeasure(next) && next.Span.Start - change.Span.End <= MaxChangeGap;
            }
        }

        return false;
    }

    private static bool IsMeasure(QuantityRef quantity) => quantity is { IsOrdinal: false, IsChange: false, IsRank: false, Unit: not null and not "%" };

    /// <summary>The change told right before its quantity: "grew by 5 % to 10 million".</summary>
    private static QuantityRef? ChangeBefore(SentenceView sentence, QuantityRef quantity)
    {
        QuantityRef? last = null;
        foreach (var mention in sentence.Mentions)
        {
            if (mention.Span.End > quantity.Span.Start)
            {
                break;
            }

            last = mention as QuantityRef ?? last;
        }

        return last is { IsChange: true } && IsMeasure(quantity) && quantity.Span.Start - last.Span.End <= MaxChangeGap ? last : null;
    }

    private static QuantityRef? ChangeBehind(SentenceView sentence, QuantityRef quantity)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (mention.Span.Start >= quantity.Span.End && mention is QuantityRef next)
            {
                return next.IsChange && next.Span.Start - quantity.Span.End <= 6 * sentence.Scale ? next : null;
            }
        }

        return null;
    }
}
