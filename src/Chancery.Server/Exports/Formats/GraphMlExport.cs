using System.Globalization;
using System.Xml;
using Chancery.Engine.Annotate.Parties;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// GraphML: parties, persons and mechanisms as nodes, records as edges. What parties do together is an undirected edge for each pair
/// of them, of weight 1/(n-1) for n parties, so that a large meeting does not outweigh many small ones; an event or statement is an edge
/// from who acts to whom it is about. Persons are tied to the parties they speak for, mechanisms to their members and parents.
/// </summary>
public sealed class GraphMlExport : ExportFormat
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Name, string For, string Type)[] Keys =
    [
        ("label", "node", "string"), ("kind", "node", "string"), ("code", "node", "string"), ("zh", "node", "string"), ("ru", "node", "string"),
        ("parties", "node", "string"), ("records", "node", "int"),
        ("type", "edge", "string"), ("relation", "edge", "string"), ("record", "edge", "string"), ("title", "edge", "string"), ("date", "edge", "string"),
        ("from", "edge", "string"), ("to", "edge", "string"), ("role", "edge", "string"), ("weight", "edge", "double"), ("confidence", "edge", "double"),
    ];

    /// <inheritdoc />
    public override string Name => "graphml";

    /// <inheritdoc />
    public override string Holds => "parties, persons and mechanisms as nodes, records as edges";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".graphml", "application/graphml+xml");

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        var cast = Cast.Of(job);
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), Indent = true, NewLineChars = "\n" });
        writer.WriteStartDocument();
        writer.WriteStartElement("graphml", Namespace);
        foreach (var (name, element, type) in Keys)
        {
            writer.WriteStartElement("key", Namespace);
            writer.WriteAttributeString("id", KeyOf(name));
            writer.WriteAttributeString("for", element);
            writer.WriteAttributeString("attr.name", name);
            writer.WriteAttributeString("attr.type", type);
            writer.WriteEndElement();
        }

        writer.WriteStartElement("graph", Namespace);
        writer.WriteAttributeString("id", "records");
        writer.WriteAttributeString("edgedefault", "undirected");
        foreach (var actor in Enum.GetValues<ActorKind>().SelectMany(cast.All))
        {
            WriteNode(writer, job, actor);
        }

        WriteParents(writer, cast);
        var count = 0L;
        foreach (var record in job.Records())
        {
            WriteEdges(writer, job, record, cast);
            count++;
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        return count;
    }

    private static void WriteNode(XmlWriter writer, ExportJob job, Actor actor)
    {
        var party = actor.Kind == ActorKind.Party ? job.Knowledge.Parties.Of(actor.Name) : null;
        writer.WriteStartElement("node", Namespace);
        writer.WriteAttributeString("id", actor.Id);
        Data(writer, "label", party?.Name ?? actor.Name);
        Data(writer, "kind", party is null ? actor.Kind.ToString().ToLowerInvariant() : KindOf(party));
        Data(writer, "code", party?.Code);
        Data(writer, "zh", party?.Names.GetValueOrDefault("zh"));
        Data(writer, "ru", party?.Names.GetValueOrDefault("ru"));
        Data(writer, "parties", actor.Parties.Count > 0 ? string.Join("; ", actor.Parties) : null);
        Data(writer, "records", actor.Records.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }

    private static string KindOf(PartyEntity party) => party.Kind switch
    {
        PartyKind.State => "state",
        PartyKind.Organisation => "organisation",
        _ => "group",
    };

    private static void WriteParents(XmlWriter writer, Cast cast)
    {
        foreach (var mechanism in cast.All(ActorKind.Mechanism).Where(m => m.Parent is not null))
        {
            StartEdge(writer, mechanism, mechanism.Parent!, isDirected: true);
            Data(writer, "type", "mechanism");
            Data(writer, "relation", "part-of");
            Data(writer, "weight", "1");
            writer.WriteEndElement();
        }
    }

    private static void WriteEdges(XmlWriter writer, ExportJob job, Record record, Cast cast)
    {
        var fact = record.Fact;
        foreach (var (from, to, isDirected, weight) in PartyEdges(fact, cast))
        {
            WriteEdge(writer, job, record, new Tie(from, to, isDirected, "parties", weight, null));
        }

        foreach (var (person, role, party) in cast.PersonsOf(fact).Where(p => p.Party is not null))
        {
            WriteEdge(writer, job, record, new Tie(person, cast.Party(party!), true, "for", 1, role));
        }

        var mechanism = cast.MechanismOf(fact) ?? (fact.Mechanism is { } session ? cast.Mechanism(session) : null);
        if (mechanism is not null)
        {
            foreach (var party in fact.Parties)
            {
                WriteEdge(writer, job, record, new Tie(cast.Party(party), mechanism, false, "member", 1, null));
            }
        }
    }

    private static IEnumerable<(Actor From, Actor To, bool IsDirected, double Weight)> PartyEdges(Fact fact, Cast cast)
    {
        var isDirected = fact.Type is RecordType.Event or RecordType.Statement;
        IReadOnlyList<string> sources = fact.Type switch
        {
            RecordType.Event => fact.Source,
            RecordType.Statement => fact.Speaker?.Party is { } party ? [party] : [],
            RecordType.Tenure => [],
            _ => fact.Parties,
        };
        var targets = fact.Type == RecordType.Event ? fact.Target : fact.Parties;
        foreach (var source in sources)
        {
            foreach (var target in targets.Where(t => isDirected ? t != source : string.CompareOrdinal(source, t) < 0))
            {
                yield return (cast.Party(source), cast.Party(target), isDirected, isDirected ? 1 : 1.0 / (fact.Parties.Count - 1));
            }
        }
    }

    private static void WriteEdge(XmlWriter writer, ExportJob job, Record record, Tie tie)
    {
        var fact = record.Fact;
        var ends = DateEnds.Of(fact.Date);
        StartEdge(writer, tie.From, tie.To, tie.IsDirected);
        Data(writer, "type", fact.Type.Name());
        Data(writer, "relation", tie.Relation);
        Data(writer, "record", record.Id);
        Data(writer, "title", job.Line(fact).Headline);
        Data(writer, "date", fact.Date);
        Data(writer, "from", ends?.From?.ToString());
        Data(writer, "to", ends?.To?.ToString());
        Data(writer, "role", tie.Role);
        Data(writer, "weight", tie.Weight.ToString("0.####", CultureInfo.InvariantCulture));
        Data(writer, "confidence", record.Confidence.ToString("0.###", CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }

    private static void StartEdge(XmlWriter writer, Actor from, Actor to, bool isDirected)
    {
        writer.WriteStartElement("edge", Namespace);
        writer.WriteAttributeString("source", from.Id);
        writer.WriteAttributeString("target", to.Id);
        writer.WriteAttributeString("directed", isDirected ? "true" : "false");
    }

    private static void Data(XmlWriter writer, string key, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        writer.WriteStartElement("data", Namespace);
        writer.WriteAttributeString("key", KeyOf(key));
        writer.WriteString(ExportText.ForXml(ExportText.OneLine(value)));
        writer.WriteEndElement();
    }

    private static string KeyOf(string name) => "d-" + name;

    private readonly record struct Tie(Actor From, Actor To, bool IsDirected, string Relation, double Weight, string? Role);
}
