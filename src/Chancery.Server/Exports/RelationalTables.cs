using System.Text;
using Chancery.Engine.Data;
using Chancery.Model;
using Microsoft.Data.Sqlite;

namespace Chancery.Server.Exports;

/// <summary>The tables of a relational export and what goes into them.</summary>
internal sealed class RelationalTables : IDisposable
{
    /// <summary>Indexes, made when the tables are full.</summary>
    public const string Indexes =
        """
        CREATE INDEX records_by_date ON records(date_from);
        CREATE INDEX records_by_type ON records(type);
        CREATE INDEX record_parties_by_party ON record_parties(party);
        CREATE INDEX evidence_by_document ON evidence(document_id);
        """;

    private const string Common =
        """
        CREATE TABLE parties(code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, name_zh TEXT, name_ru TEXT, iso2 TEXT, cow INTEGER);
        CREATE TABLE documents(id TEXT PRIMARY KEY, path TEXT NOT NULL, name TEXT NOT NULL, title TEXT, date TEXT, source TEXT, author TEXT,
          address TEXT, place TEXT, language TEXT, perspective TEXT, link TEXT);
        CREATE TABLE records(id TEXT PRIMARY KEY, type TEXT NOT NULL, date TEXT, date_from TEXT, date_to TEXT, title TEXT NOT NULL, details TEXT,
          plover TEXT, cameo TEXT, confidence REAL NOT NULL, documents INTEGER NOT NULL, independent INTEGER NOT NULL, link TEXT);
        CREATE TABLE record_parties(record_id TEXT NOT NULL REFERENCES records(id), party TEXT NOT NULL REFERENCES parties(code),
          PRIMARY KEY(record_id, party));
        CREATE TABLE participants(record_id TEXT NOT NULL REFERENCES records(id), position INTEGER NOT NULL, person TEXT, role TEXT,
          party TEXT REFERENCES parties(code), PRIMARY KEY(record_id, position));
        CREATE TABLE event_actors(record_id TEXT NOT NULL REFERENCES records(id), side TEXT NOT NULL, party TEXT NOT NULL REFERENCES parties(code),
          PRIMARY KEY(record_id, side, party));
        CREATE TABLE evidence(record_id TEXT NOT NULL REFERENCES records(id), position INTEGER NOT NULL, document_id TEXT NOT NULL REFERENCES documents(id),
          start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, quote TEXT NOT NULL, PRIMARY KEY(record_id, position));

        """;

    private readonly ExportJob _job;
    private readonly Dictionary<string, SqliteInsert> _inserts;
    private readonly HashSet<string> _parties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);

    /// <summary>Prepares the inserts.</summary>
    public RelationalTables(ExportJob job, SqliteConnection connection, SqliteTransaction transaction)
    {
        _job = job;
        var widths = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["parties"] = 7, ["documents"] = 12, ["records"] = 13, ["record_parties"] = 2, ["participants"] = 5, ["event_actors"] = 3, ["evidence"] = 6,
        };
        foreach (var type in RecordTypes.All)
        {
            widths[type.Name()] = ColumnsOf(job.Knowledge.Ontology, type).Count() + 1;
        }

        _inserts = widths.ToDictionary(w => w.Key, w => new SqliteInsert(connection, transaction, w.Key, w.Value), StringComparer.Ordinal);
    }

    /// <summary>Statements that make the tables.</summary>
    public static string Schema(Ontology ontology)
    {
        var sql = new StringBuilder(Common);
        foreach (var type in RecordTypes.All)
        {
            sql.Append($"CREATE TABLE \"{type.Name()}\"(id TEXT PRIMARY KEY REFERENCES records(id)");
            foreach (var (name, kind) in ColumnsOf(ontology, type))
            {
                sql.Append($", \"{name}\" {kind}");
            }

            sql.Append(");\n");
        }

        return sql.ToString();
    }

    /// <summary>Writes a record with its parties, evidence and documents.</summary>
    public void Add(Record record)
    {
        var fact = record.Fact;
        var ends = DateEnds.Of(fact.Date);
        var line = _job.Line(fact);
        Insert(
            "records", record.Id, fact.Type.Name(), fact.Date, ends?.From?.First.ToString("yyyy-MM-dd"), ends?.To?.Last.ToString("yyyy-MM-dd"), line.Headline,
            line.Details.Length > 0 ? line.Details : null, _job.Knowledge.Ontology.PloverOf(fact), _job.Knowledge.Ontology.CameoOf(fact),
            Math.Round(record.Confidence, 3), record.Sources.Documents, record.Sources.Independent, _job.LinkToRecord(record.Id));
        Insert(fact.Type.Name(), [record.Id, .. ColumnsOf(_job.Knowledge.Ontology, fact.Type).Select(c => Value(fact, c.Name))]);
        foreach (var party in fact.Parties.Distinct(StringComparer.Ordinal))
        {
            Insert("record_parties", record.Id, Party(party));
        }

        AddActors(record.Id, "source", fact.Source);
        AddActors(record.Id, "target", fact.Target);
        for (var i = 0; i < fact.Participants.Count; i++)
        {
            var participant = fact.Participants[i];
            Insert("participants", record.Id, i + 1, participant.Person, participant.Role, participant.Party is null ? null : Party(participant.Party));
        }

        AddEvidence(record);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }
    }

    /// <summary>Columns of a type beside the id: lists have tables of their own, objects a column for each part.</summary>
    private static IEnumerable<(string Name, string Kind)> ColumnsOf(Ontology ontology, RecordType type) =>
        ontology.FieldsOf(type).SelectMany(field => field.Name switch
        {
            "participants" or "source" or "target" => [],
            "speaker" => [("speaker_person", "TEXT"), ("speaker_role", "TEXT"), ("speaker_party", "TEXT"), ("speaker_name", "TEXT")],
            "change" => [("change_value", "REAL"), ("change_unit", "TEXT"), ("change_basis", "TEXT")],
            "sessions" => [("sessions_count", "INTEGER"), ("sessions_as_of", "TEXT")],
            "ordinal" => [(field.Name, "INTEGER")],
            "value" => [(field.Name, "REAL")],
            _ => ((string, string)[])[(field.Name, "TEXT")],
        });

    private static object? Value(Fact fact, string column) => column switch
    {
        "speaker_person" => fact.Speaker?.Person,
        "speaker_role" => fact.Speaker?.Role,
        "speaker_party" => fact.Speaker?.Party,
        "speaker_name" => fact.Speaker?.Name,
        "change_value" => (double?)fact.Change?.Value,
        "change_unit" => fact.Change?.Unit,
        "change_basis" => fact.Change?.Basis,
        "sessions_count" => fact.Sessions?.Count,
        "sessions_as_of" => fact.Sessions?.AsOf,
        "ordinal" => fact.Ordinal,
        "value" => Number(fact.Value),
        _ => CsvCell.Values(fact).GetValueOrDefault(column),
    };

    /// <summary>A whole number as such, so that it is kept to the last digit.</summary>
    private static object? Number(decimal? value) => value switch
    {
        null => null,
        { } whole when whole == Math.Truncate(whole) && Math.Abs(whole) < long.MaxValue => (long)whole,
        { } other => (double)other,
    };

    private void AddActors(string record, string side, IReadOnlyList<string> parties)
    {
        foreach (var party in parties.Distinct(StringComparer.Ordinal))
        {
            Insert("event_actors", record, side, Party(party));
        }
    }

    private void AddEvidence(Record record)
    {
        for (var i = 0; i < record.Evidence.Count; i++)
        {
            var evidence = record.Evidence[i];
            var document = _job.Documents.Get(evidence.DocumentId);
            if (_documents.Add(evidence.DocumentId))
            {
                var entry = document.Stored.Entry;
                var about = entry.Metadata;
                Insert(
                    "documents", entry.Id, entry.Path, document.Name, about.Title?.Value, about.Date?.Value, about.Source?.Value, about.Author?.Value,
                    about.Address?.Value, about.Place?.Value, about.Language?.Value, about.Perspective?.Value, _job.LinkToDocument(entry.Id));
            }

            Insert(
                "evidence", record.Id, i + 1, evidence.DocumentId, document.Index.ToCodePoint(evidence.Span.Start),
                document.Index.ToCodePoint(evidence.Span.End), evidence.Span.In(document.Stored.Text).ToString());
        }
    }

    /// <summary>A party's code, after its row was written.</summary>
    private string Party(string code)
    {
        if (_parties.Add(code))
        {
            var party = _job.Knowledge.Parties.Of(code);
            Insert("parties", code, party.Name, party.Kind.ToString().ToLowerInvariant(), party.Names.GetValueOrDefault("zh"), party.Names.GetValueOrDefault("ru"), party.Iso2, party.Cow);
        }

        return code;
    }

    private void Insert(string table, params ReadOnlySpan<object?> values) => _inserts[table].Run(values);

    /// <summary>A prepared insert into one table.</summary>
    private sealed class SqliteInsert : IDisposable
    {
        private readonly SqliteCommand _command;

        public SqliteInsert(SqliteConnection connection, SqliteTransaction transaction, string table, int width)
        {
            _command = connection.CreateCommand();
            _command.Transaction = transaction;
            _command.CommandText = $"INSERT INTO \"{table}\" VALUES({string.Join(',', Enumerable.Range(0, width).Select(i => "$p" + i))})";
            for (var i = 0; i < width; i++)
            {
                _command.Parameters.Add(new SqliteParameter("$p" + i, DBNull.Value));
            }
        }

        public void Run(ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                _command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();
    }
}
