using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Annotate.Persons;
using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Engine.Data;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>Dates, quantities, parties, places and known persons of a document as one list of mentions that do not overlap.</summary>
internal sealed class BaseAnnotators
{
    private readonly PlaceAnnotator _places;
    private readonly LeaderAnnotator _leaders;
    private readonly PartyAnnotator _parties;
    private readonly TemporalAnnotator _dates;
    private readonly QuantityAnnotator _quantities;

    /// <summary>Builds the annotators.</summary>
    /// <exception cref="DataException">A data file is wrong.</exception>
    public BaseAnnotators(ChanceryData data, NameTables tables)
    {
        var names = new NameLexicons(data);
        _parties = new PartyAnnotator(names.Parties);
        _places = new PlaceAnnotator(names.Places);
        _leaders = new LeaderAnnotator(names.Persons, tables);
        _dates = new TemporalAnnotator(data);
        _quantities = new QuantityAnnotator(data);
        Organisations = names.Parties.Codes.Where(names.Parties.IsOrganisation).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Codes of organisations.</summary>
    public IReadOnlySet<string> Organisations { get; }

    /// <summary>Mentions in order of position; where two annotators claim the same characters, dates win over joined parties with their count, these over quantities, these over other parties, these over places.</summary>
    public List<Mention> Annotate(CleanDocument doc, PersonRegistry registry)
    {
        var taken = new bool[doc.Text.Length];
        var items = new List<Mention>();
        var dates = _dates.Annotate(doc);
        foreach (var date in dates)
        {
            Take(items, taken, ToMention(date));
        }

        var parties = _parties.Annotate(doc);
        foreach (var party in parties)
        {
            if (party.Kind == PartyMentionKind.Compound)
            {
                Take(items, taken, ToMention(party));
            }
        }

        foreach (var quantity in _quantities.Annotate(doc, dates))
        {
            Take(items, taken, BehindDate(ToMention(doc, quantity), taken));
        }

        var named = parties.SelectMany(static p => p.Codes).ToHashSet(StringComparer.Ordinal);
        foreach (var leader in _leaders.Annotate(doc, named, registry))
        {
            Take(items, taken, leader);
        }

        foreach (var party in parties)
        {
            Take(items, taken, ToMention(party));
        }

        foreach (var place in _places.Annotate(doc))
        {
            Take(items, taken, new PlaceRef(place.Span, place.Country) { Nominative = place.Nominative, Cases = CasesOf(place.Nominative is not null) });
        }

        AddRepeatedCompounds(doc, parties, m => Take(items, taken, m));

        items.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return items;
    }

    /// <summary>
    /// A joined name of two or more parties that the document confirms in one place (by the word behind it) means them everywhere in it.
    /// </summary>
    private void AddRepeatedCompounds(CleanDocument doc, IReadOnlyList<PartyMention> parties, Action<Mention> take)
    {
        PhraseTrie<PartyMention>? confirmed = null;
        foreach (var party in parties)
        {
            if (party.Kind == PartyMentionKind.Compound && party.Codes.Count == party.Span.Length)
            {
                (confirmed ??= new PhraseTrie<PartyMention>()).Add(party.Span.In(doc.Folded), party);
            }
        }

        for (var i = 0; confirmed is not null && i < doc.Folded.Length; i++)
        {
            if (confirmed.TryMatch(doc.Folded.AsSpan(i), out var length, out var party))
            {
                take(ToMention(party with { Span = new Span(i, i + length) }));
                i += length - 1;
            }
        }
    }

    /// <summary>Factor and contract unit of a unit told alone, such as in the caption of a table; null when it is none.</summary>
    /// <param name="folded">The unit in folded form.</param>
    public (decimal Factor, string Unit)? UnitOf(string folded)
    {
        var text = "1" + folded;
        var source = new SourceDocument { Id = string.Empty, Path = string.Empty, Text = text, ContentHash = string.Empty, Encoding = string.Empty, Format = DocumentFormat.Text };
        var span = new Span(0, text.Length);
        var doc = new CleanDocument(source, text, text, OffsetMap.Identity(text.Length), [new Paragraph(span, ParagraphKind.Body, "zh-Hans")], [new Sentence(span, 0)]);
        return _quantities.Annotate(doc, []) is [{ Unit: { } unit } quantity, ..] ? (quantity.Value, unit) : null;
    }

    /// <summary>Words and base mentions in one order; of two that overlap the earlier, then the longer, stays.</summary>
    public static List<Mention> Combine(List<Mention> items, List<Mention> words)
    {
        var all = new List<Mention>(items.Count + words.Count);
        int i = 0, j = 0;
        while (i < items.Count || j < words.Count)
        {
            var next = j >= words.Count || (i < items.Count && Precedes(items[i].Span, words[j].Span)) ? items[i++] : words[j++];
            if (all.Count == 0 || all[^1].Span.End <= next.Span.Start)
            {
                all.Add(next);
            }
        }

        return all;
    }

    private static bool Precedes(Span a, Span b) => a.Start != b.Start ? a.Start < b.Start : a.End >= b.End;

    /// <summary>A change without the words for what it is compared with, where these tell a date: "than last year, up 5 %".</summary>
    private static QuantityRef BehindDate(QuantityRef quantity, bool[] taken)
    {
        var last = quantity.IsChange ? taken.AsSpan(quantity.Span.Start, quantity.Span.Length).LastIndexOf(true) : -1;
        return last < 0 || last + 1 == quantity.Span.Length ? quantity : quantity with { Span = new Span(quantity.Span.Start + last + 1, quantity.Span.End) };
    }

    private static void Take(List<Mention> items, bool[] taken, Mention mention)
    {
        if (taken.AsSpan(mention.Span.Start, mention.Span.Length).Contains(true))
        {
            return;
        }

        taken.AsSpan(mention.Span.Start, mention.Span.Length).Fill(true);
        items.Add(mention);
    }

    /// <summary>A whole century dates no fact: 面向21世纪 names what lies ahead.</summary>
    private static bool IsEra(TemporalMention date) => date.Granularity == TemporalGranularity.Century && date.Value?.EndsWith("/..", StringComparison.Ordinal) == false;

    private static DateRef ToMention(TemporalMention date) => new(
        date.Span,
        date.Has(TemporalTraits.InTitle) || IsEra(date) ? null : date.Value,
        date.Kind == TemporalKind.Duration,
        date.Has(TemporalTraits.Since) || date.Has(TemporalTraits.AsOf),
        date.Kind == TemporalKind.Period && (date.Has(TemporalTraits.Relative) || date.Granularity is TemporalGranularity.Century or TemporalGranularity.Decade))
    {
        Amount = date.Amount,
        Unit = date.Granularity switch
        {
            TemporalGranularity.Year => "year",
            TemporalGranularity.Month => "month",
            TemporalGranularity.Week => "week",
            TemporalGranularity.Day => "day",
            TemporalGranularity.Hour => "hour",
            TemporalGranularity.Minute => "minute",
            _ => null,
        },
    };

    /// <summary>An ordinal ends before the word it counts where blanks part words ("12th | meeting"): that word may head a name.</summary>
    private static Span SpanOf(QuantityMention quantity) =>
        quantity.Kind == QuantityKind.Ordinal && quantity.UnitText.Length > 0 && WordTrie.IsAlphabetic(quantity.UnitText[0])
            ? new Span(quantity.Span.Start, quantity.Span.End - quantity.UnitText.Length - 1)
            : quantity.Span;

    private static QuantityRef ToMention(CleanDocument doc, QuantityMention quantity) => new(
        SpanOf(quantity),
        quantity.Value,
        quantity.Unit,
        quantity.Bound,
        quantity.Kind == QuantityKind.Ordinal,
        quantity.Kind == QuantityKind.Change,
        quantity.Kind == QuantityKind.Rank,
        quantity.Basis,
        doc.Folded.AsSpan(quantity.Span.Start, quantity.Span.Length).ContainsAnyInRange('0', '9'))
    {
        Upper = quantity.UpperValue,
    };

    private static CaseSet CasesOf(bool oblique) => oblique ? CaseSet.All & ~CaseSet.AnyNominative : CaseSet.All;

    private PartyRef ToMention(PartyMention party) => new(
        party.Span,
        party.Codes,
        party.Kind == PartyMentionKind.Reference ? (party.Number == 0 ? -1 : party.Number) : 0,
        party.Kind == PartyMentionKind.Group,
        party.Kind == PartyMentionKind.Metonym,
        party.Codes.Count > 0 && party.Codes.All(Organisations.Contains))
    {
        IsSelf = party.IsSelf,
        IsTarget = !party.MayAct,
        IsBody = party.Body is not null,
        Cases = CasesOf(party.IsOblique),
        Nominative = party.Nominative,
    };
}
