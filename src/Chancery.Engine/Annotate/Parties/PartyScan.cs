using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>A phrase found in a document.</summary>
/// <param name="Start">First UTF-16 code unit in the cleaned text.</param>
/// <param name="Length">Length of the name in it.</param>
/// <param name="Entry">What the phrase is.</param>
internal readonly record struct PartyHit(int Start, int Length, PartyEntry Entry)
{
    /// <summary>One past the last code unit.</summary>
    public int End => Start + Length;
}

/// <summary>
/// One longest-match pass over a document: names in full, and runs of short names that wait until all names in full are known.
/// </summary>
internal sealed class PartyScan
{
    private readonly string _folded;
    private readonly string _text;
    private readonly PhraseTrie<PartyEntry> _phrases;
    private readonly PartyContexts _contexts;

    /// <summary>Scans a document.</summary>
    public PartyScan(CleanDocument document, PartyLexicon lexicon)
    {
        _folded = document.Folded;
        _text = document.Text;
        _phrases = lexicon.Phrases;
        _contexts = lexicon.Contexts;
        var at = 0;
        while (at < _folded.Length)
        {
            at = _phrases.MayStart(_folded[at]) && !NameText.IsInsideWord(_folded, at) ? Step(at) : at + 1;
        }
    }

    /// <summary>Names and references in order of position; short names are not among them.</summary>
    public List<PartyHit> Names { get; } = [];

    /// <summary>Short names, run after run, in order of position.</summary>
    public List<PartyHit> Shorts { get; } = [];

    /// <summary>Ranges of <see cref="Shorts"/> that stand directly one after another (中俄哈) or in a list (中、俄、美).</summary>
    public List<Range> Runs { get; } = [];

    private int Step(int at)
    {
        if (!_phrases.TryMatch(_folded.AsSpan(at), out var length, out var entry))
        {
            return at + 1;
        }

        if (TryReadShort(at, length, entry, out var first))
        {
            return ReadRun(first);
        }

        if (length > 2 && entry.Kind == PartyEntryKind.Name && SplitsAt(at + length - 1))
        {
            ReadPart(at, length - 1, ref length, ref entry);
        }

        if (!NameText.IsWhole(_folded, at, length) || !NameText.HasCapitalsOf(entry.Form, _text.AsSpan(at, length)) || _contexts.IsDaySign(_folded, at))
        {
            return at + 1;
        }

        if (entry.Kind == PartyEntryKind.Guard)
        {
            return !entry.IsFirm && GivesWay(at + length - 1) ? at + length - 1 : at + length;
        }

        Names.Add(new PartyHit(at, entry.ReadLength, entry));
        return at + entry.ReadLength;
    }

    /// <summary>True when the character belongs to the next word though a name claims it: 国 in 美国防部长.</summary>
    private bool SplitsAt(int at) => _contexts.SplitNames.TryMatch(_folded.AsSpan(at), out _, out _);

    /// <summary>Takes the shorter name that remains when the next word takes the last character: 以色列国 + 防军.</summary>
    private void ReadPart(int at, int available, ref int length, ref PartyEntry entry)
    {
        if (_phrases.TryMatch(_folded.AsSpan(at, available), out var part, out var rest) && rest.Kind == PartyEntryKind.Name)
        {
            (length, entry) = (part, rest);
        }
    }

    /// <summary>True when the last character of a guard starts a longer name: 从中 + 国.</summary>
    private bool GivesWay(int last) =>
        _phrases.TryMatch(_folded.AsSpan(last), out var length, out var entry)
        && length > 1
        && entry.Kind is not (PartyEntryKind.Guard or PartyEntryKind.Short);

    /// <summary>A short name at a position, or the short name that remains of a name whose end belongs to the next word (美国防部长).</summary>
    private bool TryReadShort(int at, int length, PartyEntry entry, out PartyHit hit)
    {
        hit = new PartyHit(at, length, entry);
        if (entry.Kind == PartyEntryKind.Short)
        {
            return true;
        }

        return length == 2
            && entry.Kind == PartyEntryKind.Name
            && SplitsAt(at + 1)
            && _phrases.TryMatch(_folded.AsSpan(at, 1), out _, out var rest)
            && rest.Kind == PartyEntryKind.Short
            && (hit = new PartyHit(at, 1, rest)).Length == 1;
    }

    /// <summary>Reads short names that stand together: either side by side (中俄哈) or singly in a list (中、俄、美), not mixed.</summary>
    private int ReadRun(PartyHit first)
    {
        var start = Shorts.Count;
        Shorts.Add(first);
        var end = first.End;
        var inList = false;
        while (TryNext(end, inList, Shorts.Count - start, out var next))
        {
            inList = next.Start > end;
            Shorts.Add(next);
            end = next.End;
        }

        Runs.Add(start..Shorts.Count);
        return end;
    }

    private bool TryNext(int at, bool inList, int count, out PartyHit next)
    {
        if (!inList && TryShort(at, out next))
        {
            return true;
        }

        next = default;
        return (inList || count == 1)
            && at < _folded.Length
            && _contexts.ListMarks.Contains(_folded[at])
            && TryShort(at + 1, out next)
            && !TryShort(next.End, out _);
    }

    private bool TryShort(int at, out PartyHit hit)
    {
        hit = default;
        return at < _folded.Length
            && _phrases.TryMatch(_folded.AsSpan(at), out var length, out var entry)
            && TryReadShort(at, length, entry, out hit);
    }
}
