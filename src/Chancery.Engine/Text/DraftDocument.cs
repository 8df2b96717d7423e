using Chancery.Engine.Text.Markup;

namespace Chancery.Engine.Text;

/// <summary>A paragraph before repair: a range of the draft's text and what layout tells of it.</summary>
internal sealed class DraftBlock
{
    /// <summary>First code unit in the draft's text.</summary>
    internal int Start { get; set; }

    /// <summary>One past the last code unit.</summary>
    internal int End { get; set; }

    /// <summary>What it is.</summary>
    internal ParagraphKind Kind { get; set; }

    /// <summary>Heading level, or number of the table.</summary>
    internal int Level { get; set; }

    /// <summary>Blank lines before it in the source.</summary>
    internal int Gap { get; set; }

    /// <summary>True when a rule (---) stands before it.</summary>
    internal bool AfterRule { get; set; }

    /// <summary>The later block that goes on with its sentence after a page break.</summary>
    internal DraftBlock? Continuation { get; set; }

    /// <summary>True when an earlier block has taken it over.</summary>
    internal bool Taken { get; set; }

    /// <summary>UTF-16 length.</summary>
    internal int Length => End - Start;
}

/// <summary>A document split into blocks, markup gone, every character mapped to its source.</summary>
internal sealed class DraftDocument(int capacity) : IDisposable
{
    /// <summary>The text of all blocks, one after another.</summary>
    internal MappedText Text { get; } = new(capacity);

    /// <summary>Blocks in order.</summary>
    internal List<DraftBlock> Blocks { get; } = [];

    /// <summary>True when lines break inside sentences, as in scanned or printed text.</summary>
    internal bool Wrapped { get; set; }

    /// <summary>Number of tables so far.</summary>
    internal int Tables { get; set; }

    /// <summary>The characters of a block.</summary>
    internal ReadOnlySpan<char> CharsOf(DraftBlock block) => Text.Chars[block.Start..block.End];

    /// <inheritdoc/>
    public void Dispose() => Text.Dispose();
}
