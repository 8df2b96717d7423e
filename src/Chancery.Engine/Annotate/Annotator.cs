using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Annotate.Names;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Annotate.Persons;
using Chancery.Engine.Data;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>Runs all annotators over a cleaned document, in the order in which they need each other. Immutable after it is built.</summary>
internal sealed class Annotator
{
    private readonly BaseAnnotators _base;
    private readonly WordScanner _words;
    private readonly QuoteAnnotator _quotes;
    private readonly PersonAnnotator _persons;
    private readonly NameAnnotator _names;
    private readonly Dictionary<string, InflectedPersonAnnotator> _inflected = new(StringComparer.Ordinal);
    private readonly CasedOfficeResolver _offices;
    private readonly Marks _marks;
    private readonly int _opener;
    private readonly int _of;
    private readonly int _article;
    private readonly Classes _classes;

    /// <summary>Builds the annotators.</summary>
    /// <exception cref="DataException">A data file is wrong.</exception>
    public Annotator(ChanceryData data, Classes classes, Marks marks)
    {
        var tables = new NameTables(data);
        var profiles = CasedProfile.Load(data);
        _marks = marks;
        _base = new BaseAnnotators(data, tables);
        var inflections = Inflection.All(data);
        _words = new WordScanner(LexiconLoader.Load(data, classes.Table, inflections));
        var declension = new RussianDeclension(data);
        var personNames = inflections.Keys.ToDictionary(l => l, l => new PersonNames(data, l), StringComparer.Ordinal);
        foreach (var (language, inflection) in inflections)
        {
            var names = personNames[language];
            var roles = new InflectedRoles(classes, inflection, new InflectedBodies(classes, inflection, names, marks));
            _inflected[language] = new InflectedPersonAnnotator(roles, new InflectedNameReader(names, roles), names, declension, classes, language);
        }

        _quotes = new QuoteAnnotator(marks.Pairs);
        _persons = new PersonAnnotator(new NameFinder(tables, classes), new RoleGrower(classes), tables, classes, profiles);
        _names = new NameAnnotator(classes, marks, profiles, inflections, personNames);
        _offices = new CasedOfficeResolver(classes);
        _article = classes.Article;
        _classes = classes;
        CasedLanguages = profiles.Keys.ToHashSet(StringComparer.Ordinal);
        _opener = classes.Table.Number("opener");
        _of = classes.Table.Number("of");
    }

    /// <summary>Organisations' codes.</summary>
    public IReadOnlySet<string> Organisations => _base.Organisations;

    /// <summary>Languages that mark names with capital letters.</summary>
    public IReadOnlySet<string> CasedLanguages { get; }

    /// <summary>Reads a unit told alone.</summary>
    public (decimal Factor, string Unit)? UnitOf(string folded) => _base.UnitOf(folded);

    /// <summary>Annotates one document.</summary>
    public AnnotatedDocument Annotate(CleanDocument doc)
    {
        var registry = new PersonRegistry();
        var items = _base.Annotate(doc, registry);
        var taken = new int[doc.Text.Length];
        foreach (var item in items)
        {
            taken[item.Span.Start] = item.Span.End;
        }

        var merged = BaseAnnotators.Combine(items, _words.Scan(doc, taken));
        StateNames.Join(merged, _classes);
        var map = new MentionMap(doc, merged, _article);
        var quoted = new List<QuotedMention>();
        _quotes.Scan(doc, quoted);
        var home = HomeParty(doc);
        var persons = Persons(map, registry, home);
        return new AnnotatedDocument
        {
            Clean = doc,
            Base = map,
            Persons = persons,
            Names = _names.Annotate(map, quoted),
            Quotes = quoted,
            Registry = registry,
            HomeParty = home,
            Genitives = _marks.Genitives,
            ListMarks = _marks.ListMarks,
            BodyEnds = _marks.BodyEnds,
            Particles = _marks.Particles,
            Opener = _opener,
            Of = _of,
        };
    }

    /// <summary>Persons of each sentence in the way of its language.</summary>
    private List<PersonMention> Persons(MentionMap map, PersonRegistry registry, string? home)
    {
        var byLanguage = new Dictionary<string, List<Sentence>>(StringComparer.Ordinal) { [string.Empty] = [] };
        foreach (var sentence in map.Doc.Sentences)
        {
            var language = LexiconLanguages.Of(map.Doc, map.Doc.Paragraphs[sentence.Paragraph]);
            language = _inflected.ContainsKey(language) ? language : string.Empty;
            (byLanguage.TryGetValue(language, out var list) ? list : byLanguage[language] = []).Add(sentence);
        }

        var persons = _persons.Annotate(map, registry, home, byLanguage[string.Empty]);
        foreach (var (language, sentences) in byLanguage)
        {
            if (language.Length > 0)
            {
                _inflected[language].Annotate(map, sentences, registry, Assumed(map, home), persons);
            }
        }

        persons.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        _offices.Resolve(map, registry, persons, Host(map.Doc), at => !MentionMap.IsHan(map.Doc.Text[at]));
        return persons;
    }

    /// <summary>Times as often as home another state is named whose officers a text may leave without their state.</summary>
    private const int FarMore = 4;

    /// <summary>The party of officers whose state a text does not name: home, unless the text names another state far more often, or others only; then the one named most, more than once.</summary>
    private static string? Assumed(MentionMap map, string? home)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in map.Items)
        {
            if (item is PartyRef { IsOrganisation: false, IsGroup: false, Single: { } code })
            {
                counts[code] = counts.GetValueOrDefault(code) + 1;
            }
        }

        if (home is null || counts.Count == 0)
        {
            return home;
        }

        var (most, times) = counts.MaxBy(c => c.Value);
        return counts.TryGetValue(home, out var own) && times < own * FarMore ? home : times > 1 ? most : null;
    }

    /// <summary>Party whose office publishes a document, as its address tells; null when it does not.</summary>
    private string? Host(CleanDocument doc)
    {
        var address = doc.Source.Metadata.Address?.Value;
        foreach (var (site, party) in _marks.Sites)
        {
            if (address?.Contains(site, StringComparison.OrdinalIgnoreCase) == true)
            {
                return party;
            }
        }

        return null;
    }

    private string? HomeParty(CleanDocument doc)
    {
        if (Host(doc) is { } host)
        {
            return host;
        }

        foreach (var paragraph in doc.Paragraphs)
        {
            if (_marks.Home.TryGetValue(paragraph.Language, out var party))
            {
                return party;
            }
        }

        return null;
    }
}
