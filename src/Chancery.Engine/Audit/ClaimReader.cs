using Chancery.Engine.Annotate;
using Chancery.Engine.Extract;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>
/// Reads what a document claims of measures that <c>data/audit/metrics.yaml</c> knows: whose figure, of which period, how large; and the
/// targets it tells. Immutable; safe to share between threads.
/// </summary>
internal sealed class ClaimReader(MetricTable metrics)
{
    private const int ReachHan = 40;
    private const int ReachCased = 120;
    private const int TargetReachHan = 24;
    private const int TargetReachCased = 60;

    /// <summary>Claims of a document, in order of position.</summary>
    public List<Claim> Read(AuditDocument document)
    {
        var walk = new Walk(document, document.Drafts.Where(d => d.Fact is { Type: RecordType.Indicator, Value: not null }).ToLookup(d => d.Fact.Value!.Value));
        for (var i = 0; i < document.Sentences.Count; i++)
        {
            var sentence = document.Sentences[i];
            if (sentence.Figures.Count == 0 || sentence.Paragraph.Kind == ParagraphKind.TableRow || sentence.Paragraph.RepeatOf >= 0)
            {
                continue;
            }

            walk.Index = i;
            var found = metrics.Find(sentence.View.Language, sentence.Folded, sentence.Span);
            if ((found.Count == 0 || found[0].Span.Start > sentence.Figures[0].Span.Start) && Lead(document, i) is { } lead)
            {
                AddLed(walk, sentence, lead);
            }
            else if (found.Count > 0)
            {
                ReadSentence(walk, sentence, found);
            }
        }

        new TableClaims(metrics).Read(document, walk.Claims);
        return walk.Claims;
    }

    /// <summary>What is remembered on the way through a document.</summary>
    private sealed class Walk(AuditDocument document, ILookup<decimal, Draft> drafts)
    {
        public AuditDocument Document { get; } = document;

        public ILookup<decimal, Draft> Drafts { get; } = drafts;

        public List<Claim> Claims { get; } = [];

        public int Index { get; set; }

        public PeriodReader Periods { get; } = new();
    }

    /// <summary>The sentence before one that a broken page cut in two: it ends without a mark, this one begins a paragraph with its figure.</summary>
    private static AuditSentence? Lead(AuditDocument document, int index)
    {
        var sentence = document.Sentences[index];
        if (index == 0 || sentence.Span.Start != sentence.Paragraph.Span.Start || sentence.Figures[0].Span.Start - sentence.Span.Start > 3)
        {
            return null;
        }

        var before = document.Sentences[index - 1];
        return before.Paragraph != sentence.Paragraph && before.Paragraph.Kind is ParagraphKind.Body or ParagraphKind.ListItem && before.Figures.Count == 0
            && MentionMap.IsNameChar(before.Folded[before.Span.End - 1])
            ? before
            : null;
    }

    private void AddLed(Walk walk, AuditSentence sentence, AuditSentence lead)
    {
        var figure = sentence.Figures[0];
        var joined = string.Concat(lead.Span.In(lead.Folded), sentence.Between(sentence.Span.Start, figure.Span.Start));
        var found = metrics.Find(lead.View.Language, joined, new Span(0, joined.Length));
        if (KindOf(figure) is not { } kind || found.FindLast(m => m.Metric.Kinds.Contains(kind)).Metric is not { } metric || lead.DateAt(lead.Span.End)?.Value is not { } date)
        {
            return;
        }

        if (PartyPair.Read(metrics, lead, lead.Span, metric.Flow, walk.Document.Context.Topic)?.Key(metric.Flow) is { } between)
        {
            walk.Claims.Add(Of(walk.Document, figure, $"{metrics.IdOf(metric)}|{between}||{figure.Unit}", date));
        }
    }

    private void ReadSentence(Walk walk, AuditSentence sentence, List<MetricMention> found)
    {
        var target = TargetIn(sentence);
        var first = walk.Claims.Count;
        foreach (var figure in sentence.Figures)
        {
            if (!figure.IsChange && KindOf(figure) is { } kind && MetricOf(sentence, found, figure, kind, figure == target) is { } metric)
            {
                Add(walk, sentence, figure, metric, figure == target, first);
            }
        }
    }

    private static string? KindOf(Figure figure) => figure.Unit switch
    {
        "%" or "pp" or "rank" => null,
        "person" or "item" or "times" or null => "count",
        "t" or "m3" or "barrel" or "kWh" => "mass",
        _ when figure.IsMoney => "money",
        _ => null,
    };

    /// <summary>The measure named last before a figure; behind it where languages or targets put it there.</summary>
    private static MetricMention? MetricOf(AuditSentence sentence, List<MetricMention> found, Figure figure, string kind, bool isTarget)
    {
        MetricMention? before = null;
        foreach (var mention in found)
        {
            if (!mention.Metric.Kinds.Contains(kind))
            {
                continue;
            }

            if (mention.Span.End <= figure.Span.Start)
            {
                before = sentence.IsHan || kind != "count" ? mention : before;
            }
            else if (mention.Span.Start >= figure.Span.End && (isTarget || (before is null && (!sentence.IsHan || kind == "count"))) && mention.Span.Start - figure.Span.End <= ReachHan
                && !sentence.Figures.Exists(f => f.Span.Start >= figure.Span.End && f.Span.End <= mention.Span.Start))
            {
                return mention;
            }
        }

        return before is { } near && figure.Span.Start - near.Span.End <= (sentence.IsHan ? ReachHan : ReachCased) && !Parted(sentence, near.Span.End, figure) ? near : null;
    }

    /// <summary>True when a figure of another unit, or a figure and another place or party, stands between measure and figure: it measures something else.</summary>
    private static bool Parted(AuditSentence sentence, int from, Figure figure)
    {
        foreach (var other in sentence.Figures)
        {
            if (other.Span.Start < from || other.Span.End > figure.Span.Start || other.IsChange)
            {
                continue;
            }

            if (other.Unit != figure.Unit && other.Unit is not "%" and not "times" and not null)
            {
                return true;
            }

            foreach (var mention in sentence.View.Mentions)
            {
                if (mention.Kind is MentionKind.Place or MentionKind.Party && mention.Span.Start >= other.Span.End && mention.Span.End <= figure.Span.Start && !sentence.Has(Cue.Attributed))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(Walk walk, AuditSentence sentence, Figure figure, MetricMention metric, bool isTarget, int first)
    {
        var document = walk.Document;
        var draft = walk.Drafts[figure.Value].FirstOrDefault(d => d.Evidence[0].Start <= figure.Span.Start && d.Evidence[0].End >= figure.Span.End);
        var topic = draft is { Fact.Parties.Count: 2 } && sentence.IsHan && !draft.Fact.Parties.Any(p => p.StartsWith('@')) ? draft.Fact.Parties : document.Context.Topic;
        var pair = PairOf(document, walk.Index, metric, figure, topic);
        if (pair?.Key(metric.Metric.Flow) is not { } between || ScopeReader.Of(metrics, sentence, figure, metric.Span) is not { } scope)
        {
            return;
        }

        var unit = metric.Metric.Kinds.Contains("count") ? "item" : figure.Unit ?? "item";
        var key = $"{metrics.IdOf(metric.Metric)}|{between}|{(isTarget || metric.Metric.IsUndated ? string.Empty : scope)}|{unit}";
        if (isTarget)
        {
            walk.Claims.Add(Target(document, sentence, figure, key));
            return;
        }

        var (date, carried) = metric.Metric.IsUndated ? ("", false) : walk.Periods.Of(sentence, figure, document.Sentences, walk.Index);
        if (date is not null && (sentence.Has(Cue.Attributed) || !IsOther(walk.Claims, first, key, date, figure)))
        {
            walk.Claims.Add(Of(document, unit == "item" ? figure with { Unit = "item" } : figure, key, date) with
            {
                Change = ChangeAt(sentence, figure, draft),
                Attributed = sentence.Has(Cue.Attributed),
                Carried = carried,
            });
        }
    }

    /// <summary>True when the sentence gave the same measure of the same period another value: this one is of a period that it tells otherwise.</summary>
    private static bool IsOther(List<Claim> claims, int first, string key, string date, Figure figure)
    {
        for (var i = first; i < claims.Count; i++)
        {
            if (claims[i].Key == key && claims[i].Operand.Date == date && !FigureIndex.IntervalOf(claims[i]).Meets(figure.Interval))
            {
                return true;
            }
        }

        return false;
    }

    private static decimal? ChangeAt(AuditSentence sentence, Figure figure, Draft? draft)
    {
        if (draft?.Fact.Change is { Unit: "%", Basis: null or "yoy" } change)
        {
            return change.Value;
        }

        var reach = 30;
        var before = sentence.IsHan ? null : sentence.Figures.FindLast(f => f.Span.End <= figure.Span.Start);
        return before is { IsChange: true, Unit: "%" } && figure.Span.Start - before.Span.End <= reach ? before.Value : null;
    }

    /// <summary>Between whom; in languages of free order as told right at the measure, else as the sentence before tells.</summary>
    private PartyPair? PairOf(AuditDocument document, int index, MetricMention metric, Figure figure, IReadOnlyList<string> topic)
    {
        var sentence = document.Sentences[index];
        if (sentence.IsHan)
        {
            var clause = sentence.View.Clauses[sentence.View.ClauseAt(metric.Span.Start)];
            var told = new Span(clause.Start, Math.Max(metric.Span.End, figure.Span.Start));
            return PartyPair.Read(metrics, sentence, told, metric.Metric.Flow, topic) ?? (PartyPair.IsNamed(sentence, told) ? null : Beside(document, index));
        }

        var window = new Span(Math.Max(sentence.Span.Start, metric.Span.Start - 30), Math.Min(sentence.Span.End, metric.Span.End + 40));
        return PartyPair.Read(metrics, sentence, window, metric.Metric.Flow, topic, metric.Span.End)
            ?? Beside(document, index);
    }

    /// <summary>The two parties that the sentence, or the one before it in the paragraph, names.</summary>
    private static PartyPair? Beside(AuditDocument document, int index)
    {
        var sentence = document.Sentences[index];
        return PartyPair.Partners(sentence)
            ?? (index > 0 && document.Sentences[index - 1].Paragraph == sentence.Paragraph && !PartyPair.IsNamed(sentence, sentence.Span) ? PartyPair.Partners(document.Sentences[index - 1]) : null);
    }

    internal static Claim Of(AuditDocument document, Figure figure, string key, string date) => new()
    {
        Topic = "figure",
        Key = key,
        Operand = document.Operand(figure, date),
        Low = figure.Interval.Low,
        High = figure.Bound == "over" ? Interval.Most : figure.Interval.High,
    };

    /// <summary>The figure that a sentence calls a target: in Chinese the one before the word, in others the one behind it.</summary>
    private static Figure? TargetIn(AuditSentence sentence)
    {
        if (sentence.First(Cue.Target, sentence.Span) is not { } cue)
        {
            return null;
        }

        Figure? nearest = null;
        var least = int.MaxValue;
        foreach (var figure in sentence.Figures)
        {
            var before = figure.Span.End <= cue.Span.Start;
            var distance = before ? cue.Span.Start - figure.Span.End : figure.Span.Start - cue.Span.End;
            var reach = sentence.IsHan ? TargetReachHan : TargetReachCased;
            var rank = before == sentence.IsHan ? distance : distance + reach;
            if (KindOf(figure) == "money" && !figure.IsChange && distance <= reach && rank < least)
            {
                nearest = figure;
                least = rank;
            }
        }

        return nearest;
    }

    private static Claim Target(AuditDocument document, AuditSentence sentence, Figure figure, string key) => new()
    {
        Topic = "target",
        Key = key,
        Operand = document.Operand(figure, Deadline(sentence)),
        Low = figure.Value,
        High = figure.Value,
        Word = sentence.Has(Cue.Missed) ? "missed" : sentence.Has(Cue.Reached) ? "reached" : null,
    };

    /// <summary>The last year that a sentence sets as a term: "by 2024", or a year right before a word for reaching.</summary>
    private static string? Deadline(AuditSentence sentence)
    {
        string? deadline = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is DateRef { Value: { Length: >= 4 } value, IsDuration: false } && value.Split('/')[^1] is { Length: >= 4 } end && char.IsAsciiDigit(end[0])
                && string.CompareOrdinal(end[..4], deadline) > 0 && (value.StartsWith("../", StringComparison.Ordinal) || IsTerm(sentence, mention.Span)))
            {
                deadline = end[..4];
            }
        }

        return deadline;
    }

    private static bool IsTerm(AuditSentence sentence, Span date)
    {
        var behind = new Span(date.End, Math.Min(sentence.Span.End, date.End + 6));
        return sentence.IsHan
            ? sentence.Cues.Exists(c => c.Cue is Cue.Reached or Cue.GoalBefore && c.Span.Start >= behind.Start && c.Span.Start <= behind.Start + 1)
            : sentence.EndsBefore(Cue.GoalBefore, date.Start) || sentence.First(Cue.GoalBefore, date)?.Span.Start == date.Start;
    }
}
