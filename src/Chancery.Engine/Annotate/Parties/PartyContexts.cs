using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>Words around names, from <c>data/parties/contexts.yaml</c>.</summary>
internal sealed class PartyContexts
{
    private const string File = "parties/contexts.yaml";

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataException">It is wrong.</exception>
    public PartyContexts(ChanceryData data)
    {
        var row = DataRow.ReadOne(data, File, "after", "one-sided", "before-target", "before-actor", "confirm", "split-names", "dashes", "list-marks", "day-like");
        After = Trie(row.List("after"));
        OneSided = Trie(row.List("one-sided"));
        Confirm = Trie(row.List("confirm"));
        SplitNames = Trie(row.List("split-names"));
        BeforeTarget = row.Required("before-target");
        BeforeActor = row.Required("before-actor");
        Dashes = row.Required("dashes");
        ListMarks = row.Required("list-marks");
        DayLike = row.Required("day-like");
    }

    /// <summary>Words that follow a single short name.</summary>
    public PhraseTrie<bool> After { get; }

    /// <summary>Words after a joined name of two which show that its first character is a common word.</summary>
    public PhraseTrie<bool> OneSided { get; }

    /// <summary>Words that confirm a joined name.</summary>
    public PhraseTrie<bool> Confirm { get; }

    /// <summary>Phrases that take the last character of a name before them.</summary>
    public PhraseTrie<bool> SplitNames { get; }

    /// <summary>Characters before a short name that make the party the one acted upon.</summary>
    public string BeforeTarget { get; }

    /// <summary>Characters before a short name that leave the party an actor.</summary>
    public string BeforeActor { get; }

    /// <summary>Characters that join names to a compound.</summary>
    public string Dashes { get; }

    /// <summary>Characters between the short names of a list.</summary>
    public string ListMarks { get; }

    /// <summary>Characters that after one or two digits are a day of the month.</summary>
    public string DayLike { get; }

    /// <summary>True when the character at a position is the sign of a day: 15日.</summary>
    public bool IsDaySign(ReadOnlySpan<char> folded, int at)
    {
        if (!DayLike.Contains(folded[at]))
        {
            return false;
        }

        var digits = 0;
        while (digits <= 2 && at - digits > 0 && char.IsAsciiDigit(folded[at - digits - 1]))
        {
            digits++;
        }

        return digits is 1 or 2;
    }

    /// <summary>A trie of words without values.</summary>
    public static PhraseTrie<bool> Trie(IEnumerable<string> words)
    {
        var trie = new PhraseTrie<bool>();
        foreach (var word in words)
        {
            trie.Add(NameText.Fold(word), true);
        }

        return trie;
    }
}
