using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Extract.Calibration;

/// <summary>Reads the features of one document's drafts, after those that tell one fact are joined. One reader, one thread.</summary>
internal sealed class FeatureReader
{
    private const string None = "none";
    private static readonly string[] Counts = ["0", "1", "2", "3", "4+"];
    private static readonly (int Limit, string Name)[] NameLengths = [(0, None), (4, "1-4"), (8, "5-8"), (14, "9-14"), (24, "15-24"), (int.MaxValue, "25+")];
    private static readonly (int Limit, string Name)[] TextLengths = [(15, "1-15"), (30, "16-30"), (60, "31-60"), (120, "61-120"), (int.MaxValue, "121+")];
    private static readonly (int Limit, string Name)[] DocumentLengths = [(2000, "1-2000"), (8000, "2001-8000"), (int.MaxValue, "8001+")];

    private readonly Dictionary<(RecordType Type, int Sentence), int> _neighbours = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dates = new(StringComparer.Ordinal);

    /// <summary>Prepares for the drafts of a document.</summary>
    public FeatureReader(IReadOnlyList<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            var place = (draft.Fact.Type, draft.Sentence);
            _neighbours[place] = _neighbours.GetValueOrDefault(place) + 1;
        }
    }

    /// <summary>The features of one draft, in the order of <see cref="FeatureNames"/>.</summary>
    public FeatureVector Read(Draft draft)
    {
        var sentence = draft.View;
        var fact = draft.Fact;
        var type = fact.Type.Name();
        ReadMentions(sentence, draft.Evidence[0]);
        Feature[] features =
        [
            new(FeatureNames.Type, type),
            new(FeatureNames.Language, sentence.Paragraph.Language),
            new(FeatureNames.Frame, draft.Rule.Frame),
            new(FeatureNames.Place, PlaceOf(sentence.Paragraph.Kind)),
            new(FeatureNames.Date, DateOf(draft, sentence)),
            new(FeatureNames.OtherDates, Count(_dates.Count - (fact.Date is { } date && _dates.Contains(date) ? 1 : 0))),
            new(FeatureNames.Parties, PartiesOf(fact)),
            new(FeatureNames.PartyCount, Count(fact.Parties.Count)),
            new(FeatureNames.OtherParties, Count(Others(fact))),
            new(FeatureNames.Subject, draft.FieldSources.ContainsKey("speaker") || draft.FieldSources.ContainsKey("participants") ? "carried" : "told"),
            new(FeatureNames.Named, NamedOf(fact)),
            new(FeatureNames.Listed, fact.Canonical is not null ? "yes" : "no"),
            new(FeatureNames.NameLength, Bucket(NameLengths, NameOf(fact).Length / sentence.Scale)),
            new(FeatureNames.EvidenceLength, Bucket(TextLengths, draft.Evidence[0].Length / sentence.Scale)),
            new(FeatureNames.Quoted, QuotedOf(sentence, draft.Evidence[0])),
            new(FeatureNames.Value, ValueOf(fact)),
            new(FeatureNames.Tellings, Count(draft.Tellings)),
            new(FeatureNames.Neighbours, Count(_neighbours.GetValueOrDefault((fact.Type, draft.Sentence)))),
            new(FeatureNames.Clauses, Count(sentence.Clauses.Count)),
            new(FeatureNames.DocumentLength, Bucket(DocumentLengths, sentence.Text.Length / sentence.Scale)),
        ];
        return new FeatureVector(type, draft.Rule.Id, draft.Rule.Confidence, features);
    }

    /// <summary>Notes the parties and dates of the sentence, and which of the parties the evidence itself names.</summary>
    private void ReadMentions(SentenceView sentence, Span evidence)
    {
        _told.Clear();
        _known.Clear();
        _named.Clear();
        _dates.Clear();
        foreach (var mention in sentence.Mentions)
        {
            switch (mention)
            {
                case PartyRef { Reference: 0 } party:
                    Note(party.Codes, evidence.Overlaps(mention.Span));
                    break;
                case PersonMention person:
                    Note(person, evidence.Overlaps(mention.Span));
                    break;
                case DateRef { Value: { } value, IsDuration: false }:
                    _dates.Add(value);
                    break;
            }
        }
    }

    private void Note(PersonMention person, bool told)
    {
        if (person.Known?.Party is { } own)
        {
            _named.Add(own);
            if (told)
            {
                _known.Add(own);
            }
        }

        foreach (var role in person.Roles)
        {
            if (role.Party is { } code)
            {
                Note([code], told);
            }
        }
    }

    private void Note(IReadOnlyList<string> codes, bool told)
    {
        foreach (var code in codes)
        {
            _named.Add(code);
            if (told)
            {
                _told.Add(code);
            }
        }
    }

    private string DateOf(Draft draft, SentenceView sentence)
    {
        if (draft.Fact.Date is not { } date)
        {
            return None;
        }

        if (!_dates.Contains(date))
        {
            return draft.DateFromContext ? "context" : "derived";
        }

        foreach (var mention in sentence.Mentions)
        {
            if (mention is DateRef { Value: { } value } && value == date && draft.Evidence[0].Overlaps(mention.Span))
            {
                return "evidence";
            }
        }

        return "sentence";
    }

    private string PartiesOf(Fact fact)
    {
        var told = 0;
        var known = 0;
        var named = 0;
        foreach (var party in fact.Parties)
        {
            told += _told.Contains(party) ? 1 : 0;
            known += _told.Contains(party) || _known.Contains(party) ? 1 : 0;
            named += _named.Contains(party) ? 1 : 0;
        }

        return fact.Parties.Count switch
        {
            0 => None,
            var n when told == n => "evidence",
            var n when known == n => "person",
            var n when named == n => "sentence",
            _ => named > 0 ? "partly-context" : "context",
        };
    }

    private int Others(Fact fact)
    {
        var others = _named.Count;
        foreach (var party in fact.Parties)
        {
            others -= _named.Contains(party) ? 1 : 0;
        }

        return others;
    }

    /// <summary>Who is named: the speaker's or holder's name, or how many persons take part.</summary>
    private static string NamedOf(Fact fact)
    {
        if (fact.Speaker is { } speaker)
        {
            return speaker.Person is not null ? "person" : speaker.Name is not null ? "body" : speaker.Role is not null ? "office" : "party";
        }

        var persons = 0;
        foreach (var participant in fact.Participants)
        {
            persons += participant.Person is not null ? 1 : 0;
        }

        return Count(persons);
    }

    private static string NameOf(Fact fact) => fact.Name ?? fact.Title ?? fact.Label ?? fact.Role ?? fact.Metric ?? fact.Mechanism ?? string.Empty;

    private static string ValueOf(Fact fact) => fact.Kind ?? fact.Act ?? fact.State ?? fact.Code ?? fact.Unit ?? None;

    private static string QuotedOf(SentenceView sentence, Span evidence)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (mention is QuotedMention quoted && evidence.Overlaps(mention.Span))
            {
                return quoted.Kind == MentionKind.Title ? "title" : "quote";
            }
        }

        return None;
    }

    private static string PlaceOf(ParagraphKind kind) => kind switch
    {
        ParagraphKind.Title => "title",
        ParagraphKind.Heading => "heading",
        ParagraphKind.ListItem => "list",
        ParagraphKind.TableRow => "table",
        ParagraphKind.Caption => "caption",
        _ => "text",
    };

    private static string Count(int number) => Counts[Math.Clamp(number, 0, Counts.Length - 1)];

    private static string Bucket((int Limit, string Name)[] buckets, int length)
    {
        foreach (var (limit, name) in buckets)
        {
            if (length <= limit)
            {
                return name;
            }
        }

        return buckets[^1].Name;
    }
}
