namespace Chancery.Engine.Text;

/// <summary>Collects text into blocks; an empty block leaves no trace, blanks at the ends of a block are dropped.</summary>
internal sealed class DraftBuilder(DraftDocument draft, CharTable chars)
{
    private DraftBlock? _open;

    /// <summary>The draft that is built.</summary>
    internal DraftDocument Draft => draft;

    /// <summary>The text that is appended to.</summary>
    internal MappedText Text => draft.Text;

    /// <summary>Blank lines seen since the last block.</summary>
    internal int Gap { get; set; }

    /// <summary>Kind of a block that text opens by itself.</summary>
    internal ParagraphKind DefaultKind { get; set; } = ParagraphKind.Body;

    /// <summary>True when a rule was seen since the last block.</summary>
    internal bool AfterRule { get; set; }

    /// <summary>The open block; one of the default kind is opened when there is none.</summary>
    internal DraftBlock Current => _open ?? Open(DefaultKind);

    /// <summary>True when a block is open and holds text.</summary>
    internal bool HasText => _open is not null && Text.Length > _open.Start;

    /// <summary>Closes the open block and opens another.</summary>
    internal DraftBlock Open(ParagraphKind kind, int level = 0)
    {
        Close();
        _open = new DraftBlock { Start = Text.Length, Kind = kind, Level = level, Gap = Gap, AfterRule = AfterRule };
        return _open;
    }

    /// <summary>Closes the open block, if any.</summary>
    internal void Close()
    {
        if (_open is null)
        {
            return;
        }

        var block = _open;
        _open = null;
        var text = Text.Chars;
        var isRow = block.Kind == ParagraphKind.TableRow;
        while (block.Start < text.Length && chars.Is(text[block.Start], CharKinds.Blank | CharKinds.Invisible) && !(isRow && text[block.Start] == '\t'))
        {
            block.Start++;
        }

        block.End = text.Length;
        while (block.End > block.Start && chars.Is(text[block.End - 1], CharKinds.Blank | CharKinds.Invisible))
        {
            block.End--;
        }

        if (block.Length > 0 && !text[block.Start..block.End].IsWhiteSpace())
        {
            draft.Blocks.Add(block);
            Gap = 0;
            AfterRule = false;
        }
    }

    /// <summary>Appends characters of the source as they stand.</summary>
    internal void Add(string source, int start, int end)
    {
        if (start < end)
        {
            _ = Current;
            Text.Append(source.AsSpan(start, end - start), start);
        }
    }

    /// <summary>Appends characters for a slice of the source.</summary>
    internal void AddFor(ReadOnlySpan<char> replacement, int start, int end)
    {
        _ = Current;
        Text.AppendFor(replacement, start, end - start);
    }

    /// <summary>The block closed last, if any.</summary>
    internal DraftBlock? Last => draft.Blocks.Count > 0 ? draft.Blocks[^1] : null;
}
