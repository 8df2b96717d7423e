using Chancery.Engine.Resolve.Names;
using Chancery.Engine.Resolve.Persons;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>Compares two profiles of one type in one aspect. Safe to share.</summary>
internal sealed class AspectComparer(PersonMatcher matcher)
{
    private const double SameWords = 0.8;
    private const double AkinWords = 0.6;
    private const decimal CloseShare = 0.005m;
    private const decimal NearShare = 0.1m;

    /// <summary>The outcome of an aspect.</summary>
    public Outcome Compare(Aspect aspect, Profile a, Profile b, TypeWeights weights) => aspect switch
    {
        Aspect.Parties => Sets(a.Fact.Parties, b.Fact.Parties),
        Aspect.Date => DateComparer.Compare(a.Date, b.Date),
        Aspect.Kind => Word(a.Fact.Kind, b.Fact.Kind, weights.AkinKinds) is Outcome.Differ && Word(a.Fact.Kind, b.Fact.Kind, weights.NearKinds) is Outcome.Akin
            ? Outcome.Near
            : Word(a.Fact.Kind, b.Fact.Kind, weights.AkinKinds),
        Aspect.Action => Word(a.Fact.Action, b.Fact.Action, weights.AkinActions),
        Aspect.Domain => Word(a.Fact.Domain, b.Fact.Domain, []),
        Aspect.Unit => Word(a.Fact.Unit, b.Fact.Unit, []),
        Aspect.Act => Word(a.Fact.Act, b.Fact.Act, []),
        Aspect.Code => Word(a.Fact.Code, b.Fact.Code, []),
        Aspect.Document => Word(a.Document, b.Document, []),
        Aspect.Name => NameComparer.Compare(a.Name, b.Name),
        Aspect.Mechanism => NameComparer.Compare(a.Mechanism, b.Mechanism),
        Aspect.Parent => NameComparer.Compare(a.Parent, b.Parent),
        Aspect.Ordinal => a.Fact.Ordinal is null || b.Fact.Ordinal is null ? Outcome.Unknown : a.Fact.Ordinal == b.Fact.Ordinal ? Outcome.Same : Outcome.Differ,
        Aspect.Persons => Participants(a.Persons, b.Persons),
        Aspect.Place => PlaceReader.Compare(a.Place, b.Place),
        Aspect.Value => Values(a.Fact.Value, b.Fact.Value),
        Aspect.Speaker => SpeakerOf(a, b),
        Aspect.Quote => a.Quote.Length == 0 || b.Quote.Length == 0 ? Outcome.Unknown : Texts(a.Grams, b.Grams),
        Aspect.Words => WordsOf(a, b),
        Aspect.Person => a.Persons is [{ Name: { } x }] && b.Persons is [{ Name: { } y }] ? matcher.Compare(x, y) : Outcome.Unknown,
        Aspect.Role => a.Persons is [var x] && b.Persons is [var y] ? NameComparer.CompareOffices(x.Role, y.Role) : Outcome.Unknown,
        Aspect.Source => Sets(a.Fact.Source, b.Fact.Source),
        Aspect.Target => Sets(a.Fact.Target, b.Fact.Target),
        _ => throw new ArgumentOutOfRangeException(nameof(aspect), aspect, "not an aspect"),
    };

    private static Outcome Word(string? a, string? b, IReadOnlyList<HashSet<string>> akin)
    {
        if (a is null || b is null)
        {
            return Outcome.Unknown;
        }

        if (a == b)
        {
            return Outcome.Same;
        }

        foreach (var group in akin)
        {
            if (group.Contains(a) && group.Contains(b))
            {
                return Outcome.Akin;
            }
        }

        return Outcome.Differ;
    }

    /// <summary>Same, part (all of one are in the other), overlap, differ; unknown when one is empty.</summary>
    private static Outcome Sets(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return Outcome.Unknown;
        }

        var common = 0;
        foreach (var item in a)
        {
            common += b.Contains(item, StringComparer.Ordinal) ? 1 : 0;
        }

        if (common == 0)
        {
            return Outcome.Differ;
        }

        return common == a.Count && common == b.Count ? Outcome.Same : common == a.Count || common == b.Count ? Outcome.Part : Outcome.Overlap;
    }

    /// <summary>
    /// Same: all are in both lists. Within: all of one are in the other. Overlap: some are. Office: no person is shared, but offices of one party are.
    /// Differ: of one party each tells another person.
    /// </summary>
    private Outcome Participants(IReadOnlyList<Person> a, IReadOnlyList<Person> b)
    {
        var (shorter, longer) = a.Count(IsTold) <= b.Count(IsTold) ? (a, b) : (b, a);
        int same = 0, clash = 0, office = 0;
        foreach (var x in shorter.Where(IsTold))
        {
            var best = Outcome.Unknown;
            foreach (var y in longer)
            {
                best = Better(best, OneWithOne(x, y));
            }

            same += best is Outcome.Same or Outcome.Akin ? 1 : 0;
            office += best == Outcome.Office ? 1 : 0;
            clash += best == Outcome.Differ ? 1 : 0;
        }

        if (same > 0)
        {
            return clash > 0 ? Outcome.Overlap : same == longer.Count(IsTold) ? Outcome.Same : Outcome.Within;
        }

        return clash > 0 ? Outcome.Differ : office > 0 ? Outcome.Office : Outcome.Unknown;
    }

    private static bool IsTold(Person person) => person.Name is not null || !person.Role.IsEmpty;

    private Outcome OneWithOne(Person x, Person y)
    {
        if (x.Party is not null && y.Party is not null && x.Party != y.Party)
        {
            return Outcome.Unknown;
        }

        if (x.Name is not null && y.Name is not null)
        {
            return matcher.Compare(x.Name, y.Name);
        }

        if (x.Role.IsEmpty || y.Role.IsEmpty)
        {
            return Outcome.Unknown;
        }

        return NameComparer.CompareOffices(x.Role, y.Role) is Outcome.Same or Outcome.Within ? Outcome.Office : Outcome.Unknown;
    }

    private static Outcome Better(Outcome a, Outcome b) => Rank(a) >= Rank(b) ? a : b;

    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Same => 4,
        Outcome.Akin => 3,
        Outcome.Office => 2,
        Outcome.Differ => 1,
        _ => 0,
    };

    private Outcome SpeakerOf(Profile a, Profile b)
    {
        if (a.Persons is not [var x] || b.Persons is not [var y])
        {
            return Outcome.Unknown;
        }

        if (x.Party is not null && y.Party is not null && x.Party != y.Party)
        {
            return Outcome.Differ;
        }

        if (x.Name is not null && y.Name is not null)
        {
            return matcher.Compare(x.Name, y.Name) is var persons && persons == Outcome.Akin ? Outcome.Same : persons;
        }

        if (!x.Role.IsEmpty && !y.Role.IsEmpty)
        {
            return NameComparer.CompareOffices(x.Role, y.Role) switch { Outcome.Same or Outcome.Within => Outcome.Office, Outcome.Differ => Outcome.Differ, _ => Outcome.Unknown };
        }

        return x.Body.Length == 0 || y.Body.Length == 0 ? Outcome.Unknown : x.Body == y.Body ? Outcome.Same : x.Party is not null ? Outcome.Unknown : Outcome.Differ;
    }

    private static Outcome Values(decimal? a, decimal? b)
    {
        if (a is not { } x || b is not { } y)
        {
            return Outcome.Unknown;
        }

        if (x == y)
        {
            return Outcome.Same;
        }

        if (x == 0 || y == 0 || Math.Sign(x) != Math.Sign(y))
        {
            return Outcome.Far;
        }

        var (small, large) = (Math.Min(Math.Abs(x), Math.Abs(y)), Math.Max(Math.Abs(x), Math.Abs(y)));
        var share = (large - small) / large;
        return share <= CloseShare ? Outcome.Close : share <= NearShare ? Outcome.Near : Outcome.Far;
    }

    /// <summary>
    /// Compares evidence of two documents. Within one, two facts of a sentence are two because extraction told them apart; and a few
    /// words are soon written twice.
    /// </summary>
    private static Outcome WordsOf(Profile a, Profile b)
    {
        if (a.Words is null || b.Words is null || a.Document == b.Document)
        {
            return Outcome.Unknown;
        }

        var outcome = Texts(a.Grams, b.Grams);
        var weight = Math.Min(NameFold.Weight(a.Words), NameFold.Weight(b.Words));
        return outcome == Outcome.Same && weight < ProfileBuilder.TellingWeight ? Outcome.Akin : outcome;
    }

    /// <summary>Same or akin by the share of the shorter text's runs of letters that stand in the longer.</summary>
    private static Outcome Texts(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return Outcome.Unknown;
        }

        int i = 0, j = 0, common = 0;
        while (i < a.Count && j < b.Count)
        {
            var order = a[i].CompareTo(b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        var share = (double)common / Math.Min(a.Count, b.Count);
        return share >= SameWords ? Outcome.Same : share >= AkinWords ? Outcome.Akin : Outcome.Differ;
    }
}
