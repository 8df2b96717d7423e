using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A named undertaking that is built or run: a proper name before a head word, a quoted name, or a joint work in title marks.</summary>
internal sealed class UndertakingFrame(Classes classes, PartyFinder parties) : IFrame
{
    private const int MaxQuoted = 20;
    private const int MinOwn = 2;

    public string Name => "undertaking";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, value) = match;
        if (NameOf(sentence, trigger) is not { } named)
        {
            return;
        }

        var codes = parties.Find(context, sentence, named.Span);
        if (codes.Count < 2)
        {
            return;
        }

        var verb = sentence.First(new Span(named.Span.End, Math.Max(named.Span.End, match.Clause.End)), classes.Build)
            ?? sentence.Last(new Span(match.Clause.Start, Math.Max(match.Clause.Start, named.Span.Start)), classes.Build);
        if (verb is null && sentence.IsCased && trigger is NameMention plain && IsCommon(sentence, plain))
        {
            return;
        }

        var state = match.Set("state") ?? (verb is not null && verb.Word.TryGet(classes.Build, out var told) ? told : "running");
        var date = DateFinder.Beside(sentence, named.Span) ?? (verb is null ? null : DateFinder.Start(sentence, named.Span));
        context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Project,
            Kind = match.Set("kind") ?? value,
            Name = named.Text,
            Parties = codes,
            State = state,
            Date = date,
        }, named.Span);
    }

    /// <summary>True for a work of which every country has many ("the university of X"): it is a joint one only where it is built or run.</summary>
    private bool IsCommon(SentenceView sentence, NameMention name) => sentence.WordStartingAt(name.Head.Start) is { } head && head.Word.Is(classes.CommonProject);

    /// <summary>True when letters of its own, a place or two parties before the head tell which undertaking is meant.</summary>
    private bool IsTelling(SentenceView sentence, NameMention name)
    {
        var map = sentence.Document.Base;
        var (telling, named) = (0, 0);
        for (var at = name.Span.Start; at < name.Head.Start;)
        {
            var mention = map.StartingAt(at);
            var length = mention?.Span.Length ?? 1;
            if (mention is PartyRef party)
            {
                named += Math.Max(1, party.Codes.Count);
            }
            else if (mention is not QuantityRef && !(mention is WordMention word && (word.Word.Is(classes.Generic) || word.Word.Is(classes.WideField))))
            {
                telling += length;
            }

            at += length;
        }

        return telling >= MinOwn || named >= 2;
    }

    private (string Text, Span Span)? NameOf(SentenceView sentence, Mention trigger)
    {
        if (trigger is QuotedMention work)
        {
            return (work.Inner.In(sentence.Text).ToString(), work.Span);
        }

        if (trigger is not NameMention name)
        {
            return null;
        }

        foreach (var quote in sentence.Quotes)
        {
            var holdsHead = quote.Inner.End == name.Head.End && quote.Inner.Start <= name.Head.Start;
            var followsHead = quote.Span.Start >= name.Head.End && quote.Span.End <= name.Span.End;
            if (quote.Kind == MentionKind.Quote && quote.Inner.Length <= MaxQuoted * sentence.Scale && (holdsHead || followsHead))
            {
                return (quote.Inner.In(sentence.Text).ToString(), quote.Span);
            }
        }

        if (!sentence.IsCased && !IsTelling(sentence, name))
        {
            return null;
        }

        var ownBehind = name.Cases != CaseSet.All && sentence.Text.AsSpan(name.Head.End, name.Span.End - name.Head.End).TrimStart() is [var first, ..] && char.IsUpper(first);
        return name.Head.Start - name.Span.Start >= MinOwn || ownBehind ? (name.Text, name.Span) : null;
    }
}
