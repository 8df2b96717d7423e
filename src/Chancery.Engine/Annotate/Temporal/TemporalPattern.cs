namespace Chancery.Engine.Annotate.Temporal;

/// <summary>A sequence of classes that makes a date.</summary>
/// <param name="Classes">The classes in order.</param>
/// <param name="Lead">How many of them at the start are context and not part of the span.</param>
/// <param name="Trail">How many of them at the end are context.</param>
internal sealed record TemporalPattern(TemporalClass[] Classes, int Lead, int Trail)
{
    /// <summary>The first class that is not context.</summary>
    public TemporalClass First => Classes[Lead];

    /// <summary>The last number of the sequence, or the last class when it has none: what an incomplete second date goes on with.</summary>
    public TemporalClass LastNumber
    {
        get
        {
            for (var i = Classes.Length - 1 - Trail; i >= Lead; i--)
            {
                if (Classes[i] == TemporalClass.OrdinalDay)
                {
                    return TemporalClass.Day;
                }

                if (Classes[i] is TemporalClass.Year4 or TemporalClass.Day or TemporalClass.Month or TemporalClass.MonthName or TemporalClass.MonthOnly)
                {
                    return Classes[i];
                }
            }

            return Classes[^1];
        }
    }
}

/// <summary>Patterns by their first class, in the order of the file.</summary>
internal sealed class TemporalPatternSet
{
    private readonly List<TemporalPattern>?[] _byFirst = new List<TemporalPattern>?[128];

    /// <summary>All classes that a pattern may start with.</summary>
    public ClassSet Starts { get; private set; }

    /// <summary>Adds a pattern.</summary>
    public void Add(TemporalPattern pattern)
    {
        var first = pattern.Classes[0];
        (_byFirst[(int)first] ??= []).Add(pattern);
        Starts = Starts.With(first);
    }

    /// <summary>The patterns that start with a class.</summary>
    public List<TemporalPattern>? StartingWith(TemporalClass c) => _byFirst[(int)c];
}
