using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Exports;

/// <summary>What exports know beside the store: the ontology, names and codes of parties, words. Immutable and safe to share.</summary>
public sealed class ExportKnowledge(ChanceryData data)
{
    private readonly Lazy<Ontology> _ontology = new(() => new Ontology(data));
    private readonly Lazy<PartyDirectory> _parties = new(() => new PartyDirectory(data));
    private readonly Lazy<PersonDirectory> _persons = new(() => new PersonDirectory(data));
    private readonly Lazy<UiText> _words = new(() => new UiWords(data).English);

    /// <summary>Fields of the record types and codes of events.</summary>
    public Ontology Ontology => _ontology.Value;

    /// <summary>Names and codes of parties.</summary>
    public PartyDirectory Parties => _parties.Value;

    /// <summary>Names of public office-holders.</summary>
    public PersonDirectory Persons => _persons.Value;

    /// <summary>The words in which exports tell a fact: English.</summary>
    public UiText Words => _words.Value;
}

/// <summary>One export: which records, and what goes with them.</summary>
/// <param name="Store">Where the records are.</param>
/// <param name="Knowledge">What exports know beside the store.</param>
public sealed record ExportJob(IRecordStore Store, ExportKnowledge Knowledge)
{
    /// <summary>Which records; its cursor and limit are not looked at.</summary>
    public RecordFilter Filter { get; init; } = new();

    /// <summary>Address of an explorer on the same store, to which links lead; null writes names (URNs) and leaves links out.</summary>
    public Uri? Explorer { get; init; }

    /// <summary>True gives a record once for each document that tells it, with the values that document gives.</summary>
    public bool ByDocument { get; init; }

    /// <summary>Told from time to time how many records more were gone through; null tells nobody.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Stops the export.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Texts of the documents behind the records.</summary>
    public DocumentTexts Documents { get; init; } = new(Store);

    /// <summary>The records, page by page, in the store's order, which is the same for the same content.</summary>
    public IEnumerable<Record> Records() => Walk(Filter, Progress);

    /// <summary>The records once more before they are written: told to nobody.</summary>
    internal IEnumerable<Record> Survey() => Walk(Filter, null);

    /// <summary>What a fact says in one line of English; one that nothing names is known by its type.</summary>
    internal FactLine Line(Fact fact)
    {
        var line = FactWords.Line(fact, Knowledge.Words);
        return line.Headline.Any(char.IsLetterOrDigit) ? line : line with { Headline = Knowledge.Words["type." + fact.Type.Name()] };
    }

    /// <summary>English names of the parties of a fact.</summary>
    internal string PartyNames(Fact fact) => string.Join(", ", fact.Parties.Select(code => Knowledge.Parties.Of(code).Name));

    /// <summary>A link to a record in the explorer; null without one.</summary>
    public string? LinkToRecord(string id) => Link("records/" + Uri.EscapeDataString(id));

    /// <summary>A link to a document in the explorer's reader; null without one.</summary>
    public string? LinkToDocument(string id) => Link("documents/" + Uri.EscapeDataString(id));

    /// <summary>What names a record among all things: its link, else a URN.</summary>
    internal string NameOfRecord(string id) => LinkToRecord(id) ?? "urn:chancery:record:" + id;

    /// <summary>What names a document among all things: its link, else a URN.</summary>
    internal string NameOfDocument(string id) => LinkToDocument(id) ?? "urn:chancery:document:" + id;

    private string? Link(string path) => Explorer is null ? null : new Uri(Explorer, path).AbsoluteUri;

    private IEnumerable<Record> Walk(RecordFilter filter, Action<int>? progress)
    {
        const int TellEach = 500;
        var untold = 0;
        foreach (var record in Store.Records(filter))
        {
            Stop.ThrowIfCancellationRequested();
            yield return record;
            if (++untold == TellEach)
            {
                progress?.Invoke(untold);
                untold = 0;
            }
        }

        progress?.Invoke(untold);
    }
}
