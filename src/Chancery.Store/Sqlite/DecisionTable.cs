using System.Globalization;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Values;

namespace Chancery.Store.Sqlite;

/// <summary>The tables of decisions. Used by one thread at a time, inside a transaction.</summary>
internal sealed class DecisionTable(SqliteSession session)
{
    /// <summary>Judgement of a record that a person found right.</summary>
    public const string Accepted = "accepted";

    /// <summary>Judgement of a record that a person found wrong; lists leave it out.</summary>
    public const string Rejected = "rejected";

    private const string InForce = "c.undone_at IS NULL";

    /// <summary>True when no decision on records was ever made, so that nothing need be looked up.</summary>
    public bool IsEmpty => session.Number("SELECT 1 FROM decided_statements LIMIT 1") is null;

    /// <summary>What decisions in force make of a statement.</summary>
    public Standing StandingOf(string statement)
    {
        var standing = Standing.Usual;
        using var row = session.Query(
            $"SELECT c.kind FROM decided_statements s JOIN decisions c ON c.number = s.decision WHERE s.statement = ?1 AND s.side = 0 AND {InForce}",
            Convert.FromHexString(statement));
        while (row.Read())
        {
            var kind = Enum.Parse<DecisionKind>(row.GetString(0));
            standing = kind == DecisionKind.Reject || standing == Standing.Rejected ? Standing.Rejected : kind == DecisionKind.Split ? Standing.Split : standing;
        }

        return standing;
    }

    /// <summary>What decisions in force say of profiles: which belong together and which do not.</summary>
    /// <param name="profiles">Profiles to be resolved, by number.</param>
    public Constraints ConstraintsOn(IReadOnlyDictionary<long, Profile> profiles)
    {
        var sides = new SortedDictionary<long, (DecisionKind Kind, SortedSet<string> Zero, SortedSet<string> One)>();
        foreach (var (number, profile) in profiles)
        {
            using var row = session.Query(
                $"""
                SELECT c.number, c.kind, d.side FROM statements s JOIN decided_statements d ON d.statement = s.id
                JOIN decisions c ON c.number = d.decision WHERE s.profile = ?1 AND {InForce} AND c.kind IN ('Merge', 'Split', 'Distinct')
                """,
                number);
            while (row.Read())
            {
                if (!sides.TryGetValue(row.GetInt64(0), out var side))
                {
                    side = (Enum.Parse<DecisionKind>(row.GetString(1)), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
                    sides.Add(row.GetInt64(0), side);
                }

                (row.GetInt64(2) == 0 ? side.Zero : side.One).Add(profile.Key);
            }
        }

        var together = new List<(string, string)>();
        var apart = new List<(string, string)>();
        foreach (var (kind, zero, one) in sides.Values)
        {
            if (kind != DecisionKind.Merge)
            {
                apart.AddRange(zero.SelectMany(_ => one, static (a, b) => (a, b)));
            }

            if (kind == DecisionKind.Split)
            {
                together.AddRange(zero.Skip(1).Select(z => (zero.Min!, z)));
            }
            else if (kind == DecisionKind.Merge)
            {
                together.AddRange(zero.Concat(one).Skip(1).Select(z => (zero.Concat(one).First(), z)));
            }
        }

        return new Constraints(together, apart);
    }

    /// <summary>Profiles that a decision in force ties to, or keeps from, a profile.</summary>
    public List<long> Partners(long profile)
    {
        var partners = new List<long>();
        using var row = session.Query(
            $"""
            SELECT DISTINCT other.profile FROM statements s JOIN decided_statements mine ON mine.statement = s.id
            JOIN decisions c ON c.number = mine.decision AND {InForce} AND c.kind IN ('Merge', 'Split')
            JOIN decided_statements theirs ON theirs.decision = c.number
            JOIN statements other ON other.id = theirs.statement WHERE s.profile = ?1 AND other.profile <> ?1
            """,
            profile);
        while (row.Read())
        {
            partners.Add(row.GetInt64(0));
        }

        return partners;
    }

    /// <summary>What decisions in force make of a record: its judgement, and values of its fields.</summary>
    /// <param name="record">Its number.</param>
    public (string? Judgement, IReadOnlyList<Correction> Corrections) OnRecord(long record)
    {
        string? judgement = null;
        var corrections = new SortedDictionary<string, Correction>(StringComparer.Ordinal);
        using var row = session.Query(
            $"""
            SELECT DISTINCT c.number, c.kind, c.field, c.value FROM statements s JOIN decided_statements d ON d.statement = s.id
            JOIN decisions c ON c.number = d.decision WHERE s.record = ?1 AND {InForce} ORDER BY c.number
            """,
            record);
        while (row.Read())
        {
            switch (Enum.Parse<DecisionKind>(row.GetString(1)))
            {
                case DecisionKind.Accept:
                    judgement ??= Accepted;
                    break;
                case DecisionKind.Reject:
                    judgement = Rejected;
                    break;
                case DecisionKind.Correct:
                    corrections[row.GetString(2)] = new Correction(row.GetString(2), row.GetString(3));
                    break;
            }
        }

        return (judgement, [.. corrections.Values]);
    }

    /// <summary>A decision by its number; null when there is none.</summary>
    public Decision? Get(long number) => new DecisionList(session).Get(number);

    /// <summary>Adds a decision.</summary>
    /// <returns>Its number.</returns>
    public long Insert(DecisionRequest request, string recordId, string summary, DateTimeOffset now)
    {
        var number = (session.Number("SELECT max(number) FROM decisions") ?? 0) + 1;
        session.Execute(
            "INSERT INTO decisions (number, kind, record_id, summary, field, value, who, made_at, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            number,
            request.Kind.ToString(),
            recordId,
            summary,
            request.Field,
            request.Value,
            request.Who,
            now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            request.Why);
        return number;
    }

    /// <summary>Notes the statements that a decision speaks of.</summary>
    public void InsertStatements(long decision, IEnumerable<string> statements, int side)
    {
        foreach (var statement in statements)
        {
            session.Execute("INSERT OR IGNORE INTO decided_statements (decision, statement, side) VALUES (?1, ?2, ?3)", decision, Convert.FromHexString(statement), side);
        }
    }

    /// <summary>Notes the documents that a decision speaks of.</summary>
    public void InsertSources(long decision, string first, string second, bool isSame) =>
        session.Execute("INSERT INTO decided_sources (decision, first, second, same) VALUES (?1, ?2, ?3, ?4)", decision, first, second, isSame ? 1 : 0);

    /// <summary>Notes that a decision is undone.</summary>
    public void Undo(long number, string who, DateTimeOffset now) => session.Execute(
        "UPDATE decisions SET undone_by = ?2, undone_at = ?3 WHERE number = ?1", number, who, now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Ids of the statements of a decision that are still there, with their profile and document.</summary>
    public List<(long Number, long Profile, long Document)> StatementsOf(long decision)
    {
        var found = new List<(long, long, long)>();
        using var row = session.Query(
            "SELECT s.number, s.profile, s.document FROM decided_statements d JOIN statements s ON s.id = d.statement WHERE d.decision = ?1 ORDER BY s.number", decision);
        while (row.Read())
        {
            found.Add((row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));
        }

        return found;
    }

    /// <summary>Numbers of the documents of a decision that are still there.</summary>
    public List<long> DocumentsOf(long decision)
    {
        var found = new List<long>();
        using var row = session.Query("SELECT d.number FROM decided_sources s JOIN documents d ON d.path IN (s.first, s.second) WHERE s.decision = ?1", decision);
        while (row.Read())
        {
            found.Add(row.GetInt64(0));
        }

        return found;
    }
}
