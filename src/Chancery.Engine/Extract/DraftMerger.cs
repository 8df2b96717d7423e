using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Joins drafts of one document that tell the same fact: one draft a fact, with all its evidence. The seam to resolution across documents.</summary>
internal sealed class DraftMerger
{
    /// <summary>Drafts that tell different facts, in order of position.</summary>
    public List<Draft> Merge(List<Draft> drafts)
    {
        var result = new List<Draft>(drafts.Count);
        var kept = new DraftIndex();
        foreach (var draft in drafts.OrderBy(d => d.IsHeadline))
        {
            var same = kept.Find(draft);
            if (same is null)
            {
                kept.Add(draft);
                result.Add(draft);
                continue;
            }

            var first = same.Evidence[0];
            Join(same, draft);
            if (same.Evidence[0] != first)
            {
                kept.Moved(same);
            }
        }

        result.Sort((a, b) => a.Evidence[0].CompareTo(b.Evidence[0]));
        return result;
    }

    private static void Join(Draft into, Draft other)
    {
        foreach (var span in other.Evidence)
        {
            if (!into.Evidence.Exists(e => e.Contains(span)))
            {
                into.Evidence.RemoveAll(e => span.Contains(e));
                into.Evidence.Add(span);
            }
        }

        var (a, b) = (into.Fact, other.Fact);
        var takeDate = a.Date is null ? b.Date is not null : b.Date is not null && into.DateFromContext && !other.DateFromContext;
        into.Fact = a with
        {
            Date = takeDate ? b.Date : a.Date,
            Parties = a.Type is RecordType.Meeting or RecordType.Mechanism ? [.. a.Parties.Union(b.Parties).Order(StringComparer.Ordinal)] : a.Parties,
            Act = into.Turn > 0 && into.Turn == other.Turn ? Acts.Stronger(a.Act, b.Act) : into.TakesLaterAct && into.Sentence == other.Sentence && b.Act is not (null or "state") ? b.Act : a.Act,
            Place = a.Place ?? b.Place,
            Name = Longer(a.Name, b.Name),
            Title = Longer(a.Title, b.Title),
            Role = Longer(a.Role, b.Role),
            Kind = a.Kind ?? b.Kind,
            Mechanism = a.Mechanism ?? b.Mechanism,
            Ordinal = a.Ordinal ?? b.Ordinal,
            Cadence = a.Cadence ?? b.Cadence,
            Sessions = a.Sessions ?? b.Sessions,
            Parent = a.Parent ?? b.Parent,
            Domain = a.Domain ?? b.Domain,
            Change = a.Change ?? b.Change,
            Participants = Union(a.Participants, b.Participants),
        };
        if (takeDate)
        {
            into.DateFromContext = other.DateFromContext;
        }

        into.Tellings += other.Tellings;
    }

    private static string? Longer(string? a, string? b) => a is null ? b : a;

    private static IReadOnlyList<Participant> Union(IReadOnlyList<Participant> a, IReadOnlyList<Participant> b)
    {
        var list = new List<Participant>(a);
        foreach (var other in b)
        {
            var same = list.FindIndex(p => p.Person is not null && p.Person == other.Person);
            if (same >= 0)
            {
                list[same] = list[same] with { Role = list[same].Role ?? other.Role, Party = list[same].Party ?? other.Party };
            }
            else if (other.Person is not null)
            {
                var bare = list.FindIndex(p => p.Person is null && p.Party == other.Party);
                if (bare >= 0)
                {
                    list[bare] = other;
                }
                else
                {
                    list.Add(other);
                }
            }
            else if (!list.Exists(p => p.Party == other.Party))
            {
                list.Add(other);
            }
        }

        return list;
    }
}
