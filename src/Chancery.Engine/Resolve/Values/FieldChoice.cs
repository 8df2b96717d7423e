using Chancery.Model;

namespace Chancery.Engine.Resolve.Values;

/// <summary>Chooses one field's value among those that tellings give, by rules in a fixed order.</summary>
/// <param name="ranked">Tellings from the fullest on, in an order that depends on nothing but what they say.</param>
/// <param name="chosenBy">Takes the rule for every field that tellings disagree on.</param>
internal sealed class FieldChoice(IReadOnlyList<Telling> ranked, Dictionary<string, string> chosenBy)
{
    private static readonly string[] Rules = ["not superseded", "more precise", "official", "more sources", "fuller telling"];

    /// <summary>The value of a field; the default when no telling gives one.</summary>
    /// <param name="name">The contract's name of the field.</param>
    /// <param name="field">Takes it from a fact.</param>
    /// <param name="text">What tells two values apart.</param>
    /// <param name="precision">How exact a value is; more is better.</param>
    public T? Of<T>(string name, Func<Fact, T?> field, Func<T, string> text, Func<T, int>? precision = null)
    {
        var candidates = new Dictionary<string, Candidate<T>>(StringComparer.Ordinal);
        for (var rank = 0; rank < ranked.Count; rank++)
        {
            if (field(ranked[rank].Fact) is { } value)
            {
                var key = text(value);
                if (!candidates.TryGetValue(key, out var candidate))
                {
                    candidate = new Candidate<T>(value, precision?.Invoke(value) ?? 0, rank);
                    candidates.Add(key, candidate);
                }

                candidate.Add(ranked[rank]);
            }
        }

        if (candidates.Count == 0)
        {
            return default;
        }

        var best = candidates.Values.OrderByDescending(static c => c, Candidate<T>.ByRules).Take(2).ToList();
        if (best.Count > 1)
        {
            chosenBy[name] = Rules[Candidate<T>.RuleBetween(best[0], best[1])];
        }

        return best[0].Value;
    }

    /// <summary>The value of a text field, told apart as written.</summary>
    public string? Of(string name, Func<Fact, string?> field) => Of(name, field, static v => v);

    private sealed class Candidate<T>(T value, int precision, int rank)
    {
        public static readonly Comparer<Candidate<T>> ByRules = Comparer<Candidate<T>>.Create(static (a, b) =>
        {
            for (var rule = 0; rule < Rules.Length; rule++)
            {
                if (Compare(rule, a, b) is not 0 and var order)
                {
                    return order;
                }
            }

            return 0;
        });

        private readonly HashSet<int> _sources = [];
        private bool _isCurrent;
        private bool _isOfficial;

        public T Value => value;

        public static int RuleBetween(Candidate<T> better, Candidate<T> worse)
        {
            var rule = 0;
            while (Compare(rule, better, worse) == 0)
            {
                rule++;
            }

            return rule;
        }

        public void Add(Telling telling)
        {
            _sources.UnionWith(telling.Sources);
            _isCurrent |= !telling.IsSuperseded;
            _isOfficial |= telling.IsOfficial;
        }

        private static int Compare(int rule, Candidate<T> a, Candidate<T> b) => rule switch
        {
            0 => a._isCurrent.CompareTo(b._isCurrent),
            1 => a.Precision.CompareTo(b.Precision),
            2 => a._isOfficial.CompareTo(b._isOfficial),
            3 => a._sources.Count.CompareTo(b._sources.Count),
            _ => b.Rank.CompareTo(a.Rank),
        };

        private int Precision => precision;

        private int Rank => rank;
    }
}
