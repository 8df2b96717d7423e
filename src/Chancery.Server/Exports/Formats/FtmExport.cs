using System.Text.Json;
using Chancery.Engine.Annotate.Parties;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// FollowTheMoney entities, one JSON object a line: parties as PublicBody or Organization, persons, mechanisms with their members,
/// documents, tenures as Position and Occupancy, projects with their participants; meetings, exercises, agreements and events as Event.
/// Figures, statements and levels of relationships have no schema there and are left out.
/// </summary>
public sealed class FtmExport : ExportFormat
{
    /// <inheritdoc />
    public override string Name => "ftm";

    /// <inheritdoc />
    public override string Holds => "FollowTheMoney entities, one JSON object a line";

    /// <inheritdoc />
    public override string Counts => "entities";

    /// <inheritdoc />
    public override IReadOnlyList<RecordType> Types =>
    [
        RecordType.Meeting, RecordType.Exercise, RecordType.Agreement, RecordType.Mechanism, RecordType.Project, RecordType.Tenure, RecordType.Event,
    ];

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".ftm.json", "application/json+ftm; charset=utf-8");

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        var cast = Cast.Of(job);
        using var entities = new FtmWriter(output);
        foreach (var actor in Enum.GetValues<ActorKind>().SelectMany(cast.All))
        {
            WriteActor(entities, job, actor);
        }

        var documents = new HashSet<string>(StringComparer.Ordinal);
        var posts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in job.Records())
        {
            var document = job.Documents.Get(record.Evidence[0].DocumentId).Stored.Entry;
            if (documents.Add(document.Id))
            {
                WriteDocument(entities, job, document);
            }

            switch (record.Fact.Type)
            {
                case RecordType.Mechanism:
                    break;
                case RecordType.Tenure:
                    WriteTenure(entities, job, record, cast, posts);
                    break;
                case RecordType.Project:
                    WriteProject(entities, job, record);
                    break;
                default:
                    WriteEvent(entities, job, record, cast);
                    break;
            }
        }

        return entities.Count;
    }

    private static void WriteActor(FtmWriter entities, ExportJob job, Actor actor)
    {
        if (actor.Kind == ActorKind.Party)
        {
            var party = job.Knowledge.Parties.Of(actor.Name);
            entities.Write(actor.Id, party.Kind == PartyKind.State ? "PublicBody" : "Organization", e => e
                .Add("name", party.Name)
                .Add("alias", party.Names.GetValueOrDefault("zh"), party.Names.GetValueOrDefault("ru"))
                .Add("country", Country(party))
                .Add("legalForm", party.Kind == PartyKind.Group ? "group" : null));
            return;
        }

        var countries = actor.Parties.Select(job.Knowledge.Parties.Of).Select(Country).ToArray();
        entities.Write(actor.Id, actor.Kind == ActorKind.Person ? "Person" : "Organization", e => e
            .Add("name", actor.Name)
            .Add("alias", [.. actor.OtherNames])
            .Add("country", countries)
            .Add("legalForm", actor.MechanismKind));
        if (actor.Kind != ActorKind.Mechanism)
        {
            return;
        }

        foreach (var code in actor.Parties)
        {
            entities.Write($"membership-{actor.Id}-{code}", "Membership", e => e.Add("member", Cast.PartyId(code)).Add("organization", actor.Id));
        }

        if (actor.Parent is { } parent)
        {
            entities.Write($"membership-{actor.Id}-{parent.Id}", "Membership", e => e.Add("member", actor.Id).Add("organization", parent.Id).Add("role", "part"));
        }
    }

    private static void WriteDocument(FtmWriter entities, ExportJob job, DocumentEntry document)
    {
        var metadata = document.Metadata;
        entities.Write("document-" + document.Id, "Document", e => e
            .Add("fileName", document.Path[(document.Path.LastIndexOf('/') + 1)..])
            .Add("title", metadata.Title?.Value)
            .Add("author", metadata.Author?.Value)
            .Add("publisher", metadata.Source?.Value)
            .Add("publishedAt", DateEnds.Of(metadata.Date?.Value)?.From?.ToString())
            .Add("language", Language(metadata.Language?.Value))
            .Add("sourceUrl", ExportText.Address(metadata.Address?.Value) ?? job.LinkToDocument(document.Id)));
    }

    private static void WriteTenure(FtmWriter entities, ExportJob job, Record record, Cast cast, HashSet<string> posts)
    {
        var fact = record.Fact;
        if (fact.Person is null || fact.Role is null)
        {
            return;
        }

        var post = "position-" + Cast.Slug(string.Join(',', fact.Parties) + "|" + fact.Role);
        if (posts.Add(post))
        {
            entities.Write(post, "Position", e => e
                .Add("name", fact.Role)
                .Add("country", [.. fact.Parties.Select(job.Knowledge.Parties.Of).Select(Country)])
                .Add("organization", [.. fact.Parties.Where(p => job.Knowledge.Parties.Of(p).Kind != PartyKind.Group).Select(Cast.PartyId)]));
        }

        entities.Write("occupancy-" + record.Id, "Occupancy", e => Dated(e, fact)
            .Add("holder", cast.Person(fact.Person).Id)
            .Add("post", post)
            .Add("recordId", record.Id)
            .Add("description", Quote(job, record))
            .Add("proof", "document-" + record.Evidence[0].DocumentId)
            .Add("sourceUrl", job.LinkToRecord(record.Id)));
    }

    private static void WriteProject(FtmWriter entities, ExportJob job, Record record)
    {
        var fact = record.Fact;
        entities.Write("record-" + record.Id, "Project", e => Common(Dated(e, fact), job, record).Add("projectId", record.Id).Add("status", fact.State));
        foreach (var code in fact.Parties)
        {
            entities.Write($"participant-{record.Id}-{code}", "ProjectParticipant", e => e
                .Add("project", "record-" + record.Id)
                .Add("participant", Cast.PartyId(code)));
        }
    }

    private static void WriteEvent(FtmWriter entities, ExportJob job, Record record, Cast cast)
    {
        var fact = record.Fact;
        string[] involved =
        [
            .. fact.Parties.Concat(fact.Source).Concat(fact.Target).Select(Cast.PartyId),
            .. cast.PersonsOf(fact).Select(p => p.Person.Id),
            .. fact.Mechanism is { } mechanism ? (string[])[cast.Mechanism(mechanism).Id] : [],
        ];
        entities.Write("record-" + record.Id, "Event", e => Common(Dated(e, fact), job, record)
            .Add("location", fact.Place)
            .Add("involved", involved)
            .Add("recordId", record.Id));
    }

    private static FtmEntity Common(FtmEntity entity, ExportJob job, Record record)
    {
        var fact = record.Fact;
        var line = job.Line(fact);
        return entity
            .Add("name", line.Headline)
            .Add("summary", line.Details.Length > 0 ? line.Details : null)
            .Add("description", Quote(job, record))
            .Add("keywords", fact.Type.Name(), fact.Kind, fact.Action, fact.Code)
            .Add("country", [.. fact.Parties.Select(job.Knowledge.Parties.Of).Select(Country)])
            .Add("proof", "document-" + record.Evidence[0].DocumentId)
            .Add("sourceUrl", job.LinkToRecord(record.Id));
    }

    /// <summary>One date as <c>date</c>, a period as <c>startDate</c> and <c>endDate</c>; approximate dates are left out.</summary>
    private static FtmEntity Dated(FtmEntity entity, Fact fact) => DateEnds.Of(fact.Date) switch
    {
        null or { IsApproximate: true } => entity,
        { From: { } from, To: { } to } when from == to => entity.Add("date", from.ToString()),
        var ends => entity.Add("startDate", ends.From?.ToString()).Add("endDate", ends.To?.ToString()),
    };

    private static string Quote(ExportJob job, Record record) =>
        record.Evidence[0].Span.In(job.Documents.Get(record.Evidence[0].DocumentId).Stored.Text).ToString();

    private static string? Country(PartyEntity party) => party.Iso2?.ToLowerInvariant();

    private static string? Language(string? tag) => tag is null ? null : tag.Split('-')[0] switch
    {
        "zh" => "zho",
        "en" => "eng",
        "ru" => "rus",
        var other => other,
    };
}
