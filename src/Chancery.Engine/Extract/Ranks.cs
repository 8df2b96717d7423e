using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>What a place in a ranking is told of, in a language without blanks: a noun of trade or size behind it, or a list of things.</summary>
internal sealed class Ranks(Classes classes)
{
    private const int Reach = 20;
    private const int MaxList = 40;
    private const int MaxQualifiers = 5;

    /// <summary>True when a rank is one of a measured order: it ends its clause, or a noun that can be ranked follows ("largest trading partner").</summary>
    public bool IsOne(SentenceView sentence, Span rank, Span clause)
    {
        var text = sentence.Folded;
        if (sentence.Document.Base.StartingAt(rank.End) is QuantityRef)
        {
            return false;
        }

        if (rank.End + 1 >= clause.End || !MentionMap.IsHan(text[rank.End]))
        {
            return true;
        }

        var map = sentence.Document.Base;
        var limit = Math.Min(clause.End, rank.End + Reach);
        for (var i = map.FirstFrom(rank.End); i < map.Items.Count && map.Items[i].Span.Start < limit; i++)
        {
            if (map.Items[i] is WordMention word && word.Word.Is(classes.RankNoun))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In a language with blanks: a noun that can be ranked stands shortly behind, and the thing is not only one among several.</summary>
    public bool IsOneCased(SentenceView sentence, Span rank, Span clause)
    {
        var start = sentence.Document.Base.EndingAt(rank.Start) is QuantityRef number ? number.Span.Start : rank.Start;
        var before = sentence.WordEndingAt(start);
        if (before is not null && before.Word.Is(classes.RankAmong))
        {
            return false;
        }

        var at = rank.End;
        for (var words = 0; words < MaxQualifiers && at < clause.End; words++)
        {
            at = CasedText.SkipBlanks(sentence.Text, at, clause.End);
            var mention = sentence.Document.Base.StartingAt(at) is { } m && m.Span.Start == at ? m : null;
            if (mention is WordMention word && word.Word.Is(classes.RankNoun))
            {
                return true;
            }

            var end = mention?.Span.End ?? CasedText.TokenEnd(sentence.Text, at, clause.End);
            if (end <= at)
            {
                return false;
            }

            at = end;
        }

        return false;
    }

    /// <summary>Members of the list behind a rank, without the first; empty when no list follows.</summary>
    public List<Span> Listed(SentenceView sentence, Span rank, Span clause)
    {
        var items = new List<Span>();
        var map = sentence.Document.Base;
        var limit = Math.Min(clause.End, rank.End + MaxList);
        var start = rank.End;
        for (var at = rank.End; at < limit;)
        {
            var mention = map.StartingAt(at);
            if (mention is null && sentence.Document.ListMarks.Contains(sentence.Text[at]))
            {
                items.Add(new Span(start, at));
                start = ++at;
            }
            else if (mention is null ? !MentionMap.IsHan(sentence.Folded[at]) : Ends(mention))
            {
                limit = at;
            }
            else
            {
                at = mention is null ? at + 1 : mention.Span.End;
            }
        }

        if (items.Count == 0 || limit - start < 2)
        {
            return [];
        }

        items.Add(new Span(start, limit));
        return items.GetRange(1, items.Count - 1);
    }

    private bool Ends(Mention mention) =>
        mention is QuantityRef or DateRef
        || (mention is WordMention word && (word.Word.Is(classes.Conj) || word.Word.Is(classes.Etc) || word.Word.Is(classes.Hold) || word.Word.Is(classes.Sign) || word.Word.Is(classes.Copula)));
}
