using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A standing body or channel: founded, numbered, listed or used.</summary>
internal sealed class MechanismFrame(Classes classes, PartyFinder parties) : IFrame
{
    /// <summary>Letters from which on a head word alone tells which body is meant.</summary>
    private const int LongHead = 5;

    /// <summary>Letters from which on generic words before a head name a body that is founded.</summary>
    private const int LongLead = 4;

    public string Name => "mechanism";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not NameMention name)
        {
            return;
        }

        if (!IsProper(sentence, name))
        {
            return;
        }

        var founded = sentence.Last(new Span(match.Clause.Start, name.Span.Start), classes.Found);

        var codes = parties.Find(context, sentence, name.Span);
        if (codes.Count < 2)
        {
            return;
        }

        var date = founded is null ? null : DateFinder.Start(sentence, name.Span);
        context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Mechanism,
            Kind = name.Value,
            Name = name.Text,
            Parties = codes,
            Date = date,
            Cadence = sentence.Has(match.Clause, classes.Habit) ? "regular" : null,
        }, founded is null ? name.Span : founded.Span.Union(name.Span));
    }

    /// <summary>True when something beside generic words tells which body is meant: a field of work, a quoted name, or both parties.</summary>
    private bool IsProper(SentenceView sentence, NameMention name)
    {
        if (sentence.IsCased)
        {
            return IsProperCased(sentence, name);
        }

        if (name.IsListed || name.Head == name.Span)
        {
            return name.IsListed || (name.Head.Length >= LongHead && sentence.Has(new Span(sentence.Clauses[sentence.ClauseAt(name.Span.Start)].Start, name.Span.Start), classes.Includes));
        }

        var map = sentence.Document.Base;
        var (telling, weak, named, placed) = Weigh(sentence, name);
        if (telling == 0 && weak > 0 && name.Value is "dialogue" or "consultation" or "fund")
        {
            return named >= 2 || name.Ordinals.Count > 0 || IsFounded(sentence, name);
        }

        if (name.Value == "park" && !placed && named == 0 && !IsFounded(sentence, name))
        {
            return false;
        }

        if (telling + weak == 0 && name.Span.Length - name.Head.Length >= LongLead && IsFounded(sentence, name))
        {
            return true;
        }

        telling += weak;
        if (named == 1 && !sentence.Has(new Span(sentence.Clauses[sentence.ClauseAt(name.Span.Start)].Start, name.Span.Start), classes.Found)
            && map.StartingAt(name.Span.Start) is PartyRef { IsOrganisation: false })
        {
            return false;
        }

        return telling >= 2 || (named >= 2 && name.Value is "committee" or "regular-meeting" or "forum" or "council" or "hotline" or "fund" or "expo" or "subcommittee" or "working-group");
    }

    /// <summary>Letters of a name that tell what it is: of its own, of a wide field of work, parties, and whether a place or a quoted name is among them.</summary>
    private (int Telling, int Weak, int Named, bool Placed) Weigh(SentenceView sentence, NameMention name)
    {
        var map = sentence.Document.Base;
        var (telling, weak, named, placed) = (0, 0, 0, sentence.Quotes.Exists(q => name.Span.Contains(q.Span)));
        for (var at = name.Span.Start; at < name.Head.Start;)
        {
            var mention = map.StartingAt(at);
            var length = mention?.Span.Length ?? 1;
            if (mention is PartyRef party)
            {
                named += Math.Max(1, party.Codes.Count);
            }
            else if (mention is WordMention field && field.Word.Is(classes.WideField))
            {
                weak += length;
            }
            else if (mention is not WordMention word || !word.Word.Is(classes.Generic))
            {
                telling += length;
                placed |= mention is PlaceRef;
            }

            at = mention?.Span.End ?? at + 1;
        }

        return (telling, weak, named, placed);
    }

    /// <summary>True when a verb of founding stands before the name in its clause.</summary>
    private bool IsFounded(SentenceView sentence, NameMention name) =>
        sentence.Has(new Span(sentence.Clauses[sentence.ClauseAt(name.Span.Start)].Start, name.Span.Start), classes.Found);

    /// <summary>
    /// With capital letters a name shows itself: a capitalised head with more to it, a field of work behind a link word, or two parties
    /// before the head.
    /// </summary>
    private bool IsProperCased(SentenceView sentence, NameMention name)
    {
        var several = name.Head.In(sentence.Text).Contains(' ');
        if ((name.Head == name.Span && !(several && char.IsUpper(sentence.Text[name.Head.Start]))) || sentence.Has(new Span(name.Span.Start, name.Span.End), classes.Plural))
        {
            return false;
        }

        var named = 0;
        var capitals = 0;
        for (var i = name.Span.Start; i < name.Span.End; i++)
        {
            named += sentence.Document.Base.StartingAt(i) is PartyRef party && party.Span.Start == i ? Math.Max(1, party.Codes.Count) : 0;
            capitals += char.IsUpper(sentence.Text[i]) && (i == 0 || !char.IsLetter(sentence.Text[i - 1])) && i > sentence.Span.Start ? 1 : 0;
        }

        if (char.IsUpper(sentence.Text[name.Head.Start]) && name.Head.Start > sentence.Span.Start)
        {
            return capitals >= 2;
        }

        return (several && name.Value is "consultation" or "regular-meeting")
            || (name.Value is not "dialogue" and not "consultation"
                && (named >= 2 || (name.Span.End > name.Head.End && name.Span.Start < name.Head.Start && name.Value is not "programme" and not "alliance")));
    }
}

/// <summary>An organisation named as the place or frame of cooperation.</summary>
internal sealed class PlatformFrame(PartyFinder parties) : IFrame
{
    /// <summary>Opens the code of a party that has no code of its own (record contract).</summary>
    private const char Group = '@';

    public string Name => "platform";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not PartyRef { IsOrganisation: true, IsGroup: false, Codes.Count: 1 } organisation || organisation.Codes[0].StartsWith(Group)
            || (!sentence.IsCased && organisation.Span.Length == 1))
        {
            return;
        }

        var codes = new SortedSet<string>(parties.Find(context, sentence, organisation.Span, 1), StringComparer.Ordinal);
        codes.UnionWith(context.Topic);
        codes.Add(organisation.Codes[0]);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Mechanism,
            Kind = match.Set("kind"),
            Name = organisation.Span.In(sentence.Text).ToString(),
            Parties = [.. codes],
        }, organisation.Span);
        draft.NameKey = organisation.Codes[0];
    }
}
