using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Names;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Series;

/// <summary>Builds series and lives from records.</summary>
/// <param name="fold">Turns a name into the form in which names are compared.</param>
/// <param name="names">Takes names apart.</param>
internal sealed class SeriesBuilder(Func<string, string> fold, NameReader names)
{
    private const double DaysOfYear = 365.25;

    /// <summary>Series of meetings and exercises that have a number and a name; a series of one session is one too.</summary>
    public IReadOnlyList<SessionSeries> SeriesOf(IEnumerable<RecordFact> records)
    {
        var groups = new Groups();
        foreach (var record in records.Where(static r => r.Fact.Ordinal is not null && NameOf(r.Fact) is not null).OrderBy(static r => r.Id, StringComparer.Ordinal))
        {
            groups.Add(record, Signature(NameOf(record.Fact)!), static outcome => outcome is Outcome.Same or Outcome.Generic);
        }

        return [.. groups.All.Select(static g => SeriesOf(g)).OrderByDescending(static s => s.Sessions.Count).ThenBy(static s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>Lives of agreements: records of one title and parties.</summary>
    public IReadOnlyList<AgreementLife> LivesOf(IEnumerable<RecordFact> records)
    {
        var groups = new Groups();
        foreach (var record in records.Where(static r => r.Fact is { Type: RecordType.Agreement, Title: not null }).OrderBy(static r => r.Fact.Date ?? "~", StringComparer.Ordinal).ThenBy(static r => r.Id, StringComparer.Ordinal))
        {
            var title = Signature(record.Fact.Title!);
            groups.Add(record, title, outcome => outcome == Outcome.Same && title.Telling >= ProfileBuilder.TellingTitle);
        }

        return
        [
            .. groups.All.Select(static g => new AgreementLife(
                g[0].Fact.Title!,
                g[0].Fact.Parties,
                [.. g.Select(static m => new LifeStep(m.Fact.Action ?? "signed", m.Fact.Date, m.Id))])
            {
                Kind = g.Select(static m => m.Fact.Kind).OfType<string>().FirstOrDefault(),
            }),
        ];
    }

    /// <summary>The series of a mechanism: that of its name and parties; null when there is none.</summary>
    public SessionSeries? SeriesOf(Fact mechanism, IReadOnlyList<SessionSeries> all)
    {
        var name = Signature(mechanism.Name ?? string.Empty);
        return all.FirstOrDefault(s => PartyLists.Fit(s.Parties, mechanism.Parties) && NameComparer.Compare(Signature(s.Name), name) == Outcome.Same);
    }

    /// <summary>The record of a mechanism by its name and parties, one of just these parties before others; null when there is none.</summary>
    public RecordFact? MechanismOf(string name, IReadOnlyList<string> parties, IEnumerable<RecordFact> mechanisms)
    {
        var sought = Signature(name);
        RecordFact? found = null;
        foreach (var mechanism in mechanisms)
        {
            if (mechanism.Fact.Name is { } other && PartyLists.Fit(mechanism.Fact.Parties, parties) && NameComparer.Compare(Signature(other), sought) == Outcome.Same)
            {
                if (mechanism.Fact.Parties.SequenceEqual(parties, StringComparer.Ordinal))
                {
                    return mechanism;
                }

                found ??= mechanism;
            }
        }

        return found;
    }

    private static string? NameOf(Fact fact) => fact.Type == RecordType.Exercise ? fact.Name : fact.Mechanism;

    private NameSignature Signature(string name) => names.Read(NameFold.OneLine(fold(name)));

    private static SessionSeries SeriesOf(List<RecordFact> members)
    {
        var sessions = members.GroupBy(static m => m.Fact.Ordinal!.Value).OrderBy(static g => g.Key)
            .Select(static g =>
            {
                // Date and place of one record: those of two that could not be joined may be of two sessions.
                var best = g.OrderByDescending(static m => m.Fact.Date?.Length ?? 0).ThenBy(static m => m.Fact.Date, StringComparer.Ordinal).ThenBy(static m => m.Fact.Place is null).First();
                return new SeriesSession(g.Key, best.Fact.Date, best.Fact.Place, [.. g.Select(static m => m.Id)]);
            })
            .ToList();
        var told = sessions.Select(static s => s.Ordinal).ToHashSet();
        var name = members.GroupBy(static m => NameOf(m.Fact)!, StringComparer.Ordinal).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).First().Key;
        return new SessionSeries(
            name,
            members[0].Fact.Parties,
            members[0].Fact.Type,
            sessions,
            [.. Enumerable.Range(sessions[0].Ordinal, sessions[^1].Ordinal - sessions[0].Ordinal + 1).Where(n => !told.Contains(n))],
            CadenceOf(sessions));
    }

    /// <summary>Years between neighbouring dated sessions by the numbers between them; the middle value tells.</summary>
    private static string? CadenceOf(List<SeriesSession> sessions)
    {
        var dated = sessions.Select(static s => (s.Ordinal, Date: DateComparer.TryRead(s.Date, out var d) && DateComparer.SizeOf(d) < Size.Long ? d : (Edtf?)null))
            .Where(static s => s.Date is not null).ToList();
        var steps = new List<double>();
        for (var i = 1; i < dated.Count; i++)
        {
            steps.Add((Day(dated[i].Date!.Value) - Day(dated[i - 1].Date!.Value)) / DaysOfYear / (dated[i].Ordinal - dated[i - 1].Ordinal));
        }

        steps.Sort();
        return steps.Count == 0 ? null : steps[steps.Count / 2] switch
        {
            >= 0.35 and <= 0.65 => "semiannual",
            >= 0.7 and <= 1.35 => "annual",
            >= 1.6 and <= 2.4 => "biennial",
            _ => "irregular",
        };
    }

    /// <summary>Number of the middle day of a period.</summary>
    private static double Day(Edtf date) => (Number(date.Earliest) + Number(date.Latest)) / 2.0;

    private static int Number(int yyyymmdd) =>
        new DateOnly(Math.Clamp(yyyymmdd / 10_000, 1, 9999), Math.Clamp(yyyymmdd / 100 % 100, 1, 12), 1).DayNumber + (yyyymmdd % 100);

    /// <summary>Records of one type and parties under names that are one. Only groups of the same type and parties are looked through.</summary>
    private sealed class Groups
    {
        private readonly Dictionary<string, List<(NameSignature Name, List<RecordFact> Members)>> _byParties = new(StringComparer.Ordinal);

        /// <summary>The groups in the order of their first records.</summary>
        public List<List<RecordFact>> All { get; } = [];

        public void Add(RecordFact record, NameSignature name, Predicate<Outcome> isOne)
        {
            var key = record.Fact.Type.Name() + ' ' + string.Join(' ', record.Fact.Parties);
            ref var groups = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_byParties, key, out _);
            groups ??= [];
            var members = groups.Find(g => isOne(NameComparer.Compare(g.Name, name))).Members;
            if (members is null)
            {
                groups.Add((name, members = []));
                All.Add(members);
            }

            members.Add(record);
        }
    }
}
