using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>
/// The drafts kept so far, found again by what <see cref="SameFact"/> asks to be equal, so that a document of many facts is not compared
/// pair by pair. A key may hold drafts that tell other facts, never miss one that tells the same.
/// </summary>
internal sealed class DraftIndex
{
    /// <summary>Characters of a block of text by which overlapping evidence is found.</summary>
    private const int Block = 1024;

    /// <summary>Blocks above which evidence is kept as wide, and compared with everything.</summary>
    private const int MostBlocks = 64;

    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<Key, List<int>> _byKey = [];
    private readonly List<Key> _keys = [];
    private readonly Dictionary<Draft, int> _numbers = new(ReferenceEqualityComparer.Instance);

    private enum Part
    {
        All,
        Name,
        Value,
        Date,
        Undated,
        Turn,
        Block,
        Wide,
        Headline,
    }

    /// <summary>The first draft added that tells the same fact; null when there is none.</summary>
    public Draft? Find(Draft draft)
    {
        SearchKeys(draft);
        var first = int.MaxValue;
        foreach (var key in _keys)
        {
            if (!_byKey.TryGetValue(key, out var list))
            {
                continue;
            }

            foreach (var i in list)
            {
                if (i < first && SameFact.Test(_drafts[i], draft))
                {
                    first = i;
                }
            }
        }

        return first < int.MaxValue ? _drafts[first] : null;
    }

    /// <summary>Adds a draft that tells a fact of its own.</summary>
    public void Add(Draft draft)
    {
        _numbers[draft] = _drafts.Count;
        _drafts.Add(draft);
        Register(draft, _drafts.Count - 1);
    }

    /// <summary>Tells that the first evidence of a draft has changed.</summary>
    public void Moved(Draft draft)
    {
        if (draft.Fact.Type == RecordType.Statement)
        {
            Register(draft, _numbers[draft]);
        }
    }

    private void Register(Draft draft, int number)
    {
        StoreKeys(draft);
        foreach (var key in _keys)
        {
            var list = _byKey.TryGetValue(key, out var known) ? known : _byKey[key] = [];
            if (list.Count == 0 || list[^1] != number)
            {
                list.Add(number);
            }
        }
    }

    private void StoreKeys(Draft draft)
    {
        _keys.Clear();
        var fact = draft.Fact;
        switch (fact.Type)
        {
            case RecordType.Statement:
                _keys.Add(new Key(fact.Type, Part.All));
                AddStatementKeys(draft);
                break;
            case RecordType.Meeting:
                _keys.Add(MeetingKey(fact, Part.All));
                _keys.Add(IsFlexible(draft) ? MeetingKey(fact, Part.Undated) : MeetingKey(fact, Part.Date, fact.Date));
                break;
            default:
                _keys.Add(PlainKey(draft));
                break;
        }
    }

    private void SearchKeys(Draft draft)
    {
        _keys.Clear();
        var fact = draft.Fact;
        switch (fact.Type)
        {
            case RecordType.Statement when draft.IsHeadline:
                _keys.Add(new Key(fact.Type, Part.All));
                break;
            case RecordType.Statement:
                AddStatementKeys(draft);
                _keys.Add(new Key(fact.Type, Part.Wide));
                _keys.Add(new Key(fact.Type, Part.Headline));
                if (BlocksOf(draft) > MostBlocks)
                {
                    _keys.Add(new Key(fact.Type, Part.All));
                }

                break;
            case RecordType.Meeting when IsFlexible(draft):
                _keys.Add(MeetingKey(fact, Part.All));
                break;
            case RecordType.Meeting:
                _keys.Add(MeetingKey(fact, Part.Date, fact.Date));
                _keys.Add(MeetingKey(fact, Part.Undated));
                break;
            default:
                _keys.Add(PlainKey(draft));
                break;
        }
    }

    /// <summary>Keys of a statement: its turn, the blocks that its first evidence touches, and whether it is a headline.</summary>
    private void AddStatementKeys(Draft draft)
    {
        if (draft.IsHeadline)
        {
            _keys.Add(new Key(RecordType.Statement, Part.Headline));
        }

        if (draft.Turn > 0)
        {
            _keys.Add(new Key(RecordType.Statement, Part.Turn, Number: draft.Turn));
        }

        if (BlocksOf(draft) > MostBlocks)
        {
            _keys.Add(new Key(RecordType.Statement, Part.Wide));
            return;
        }

        for (var block = draft.Evidence[0].Start / Block; block <= draft.Evidence[0].End / Block; block++)
        {
            _keys.Add(new Key(RecordType.Statement, Part.Block, Number: block));
        }
    }

    private static int BlocksOf(Draft draft) => (draft.Evidence[0].End / Block) - (draft.Evidence[0].Start / Block) + 1;

    /// <summary>True for a date that others need not equal.</summary>
    private static bool IsFlexible(Draft draft) => draft.Fact.Date is null || draft.DateFromContext || draft.IsHeadline;

    private static Key MeetingKey(Fact fact, Part part, string? date = null) =>
        new(fact.Type, part, fact.Ordinal is null ? fact.Kind : null, date, fact.Ordinal ?? 0);

    private static Key PlainKey(Draft draft)
    {
        var fact = draft.Fact;
        return fact.Type switch
        {
            RecordType.Tenure => new Key(fact.Type, Part.Name, fact.Person),
            RecordType.Mechanism or RecordType.Project or RecordType.Agreement => new Key(fact.Type, Part.Name, SameFact.KeyEnd(draft.NameKey)),
            RecordType.Exercise => new Key(fact.Type, Part.Name, fact.Kind),
            RecordType.Event => new Key(fact.Type, Part.Name, fact.Code, fact.Source.Count > 0 ? fact.Source[0] : null),
            RecordType.Indicator => new Key(fact.Type, Part.Value, fact.Unit, Number: fact.Value ?? 0),
            _ => new Key(fact.Type, Part.All),
        };
    }

    private readonly record struct Key(RecordType Type, Part Part, string? Text = null, string? Second = null, decimal Number = 0);
}
