using Chancery.Engine.Data;
using Chancery.Engine.Text.Layout;
using Chancery.Engine.Text.Markup;
using Chancery.Engine.Text.Repair;
using Chancery.Model;

namespace Chancery.Engine.Text;

/// <summary>
/// Cleans a document for reading: markup off, torn lines and paragraphs joined, blanks and confusions of scans repaired, page furniture
/// set aside; paragraphs, languages and sentences told; every character keeps its way back. Immutable after it is built; one instance
/// serves all threads.
/// </summary>
public sealed class TextCleaner
{
    private readonly TextData _data;
    private readonly PlainTextParser _plain;
    private readonly MarkdownParser _markdown;
    private readonly HtmlParser _html;
    private readonly PageFurniture _furniture;
    private readonly Captions _captions;
    private readonly PageBreaks _pageBreaks;
    private readonly Titles _titles;
    private readonly RepairWriter _repair;
    private readonly SentenceSplitter _sentences;

    /// <summary>Builds the cleaner.</summary>
    /// <exception cref="DataException">A file under <c>data/text</c> is missing or wrong.</exception>
    public TextCleaner(ChanceryData data)
    {
        _data = new TextData(data);
        _plain = new PlainTextParser(_data);
        _markdown = new MarkdownParser(_data);
        _html = new HtmlParser(_data);
        _furniture = new PageFurniture(_data);
        _captions = new Captions(_data);
        _pageBreaks = new PageBreaks(_data.Chars);
        _titles = new Titles(_data.Chars);
        _repair = new RepairWriter(_data);
        _sentences = new SentenceSplitter(_data);
    }

    /// <summary>Folds a text as <see cref="CleanDocument.Folded"/> is folded: simplified, half-width, lower case, of the same length.</summary>
    public string Fold(string text) => string.Create(text.Length, (text, _data.Chars), static (span, state) => state.Chars.Fold(state.text, span));

    /// <summary>Cleans one document.</summary>
    public CleanDocument Clean(SourceDocument document)
    {
        using var draft = document.Format switch
        {
            DocumentFormat.Markdown => _markdown.Parse(document.Text),
            DocumentFormat.Html => _html.Parse(document.Text),
            _ => _plain.Parse(document.Text),
        };
        _titles.Mark(draft, document.Metadata.Title?.Value);
        if (document.Format == DocumentFormat.Html)
        {
            _furniture.MarkLone(draft);
        }
        else
        {
            _furniture.Mark(draft);
        }

        _captions.Mark(draft);
        _pageBreaks.Join(draft);
        return Assemble(document, draft);
    }

    private CleanDocument Assemble(SourceDocument document, DraftDocument draft)
    {
        var scripts = new Script[draft.Blocks.Count];
        var whole = default(Script);
        for (var i = 0; i < scripts.Length; i++)
        {
            scripts[i] = Script.Of(draft.CharsOf(draft.Blocks[i]), _data.Chars);
            whole = whole.Add(scripts[i]);
        }

        using var clean = new MappedText(draft.Text.Length);
        var paragraphs = new List<Paragraph>(draft.Blocks.Count);
        for (var i = 0; i < scripts.Length; i++)
        {
            var block = draft.Blocks[i];
            if (!block.Taken)
            {
                var start = Begin(clean);
                Write(draft, block, scripts[i], whole.IsSegmented, clean);
                if (clean.Length > start)
                {
                    paragraphs.Add(new Paragraph(new Span(start, clean.Length), block.Kind, scripts[i].Language(whole), block.Level));
                }
            }
        }

        return Finish(document, clean, paragraphs);
    }

    /// <summary>Puts a line feed between paragraphs; it stands for no source of its own.</summary>
    private static int Begin(MappedText clean)
    {
        if (clean.Length > 0 && clean.Chars[^1] != '\n')
        {
            clean.AppendFor('\n', clean.SourceEnd(clean.Length - 1), 0);
        }

        return clean.Length;
    }

    private void Write(DraftDocument draft, DraftBlock block, Script script, bool segmented, MappedText clean)
    {
        var mode = new RepairMode(
            script.HasHan,
            script.IsSegmented || (segmented && script.IsChinese),
            draft.Wrapped,
            block.Kind == ParagraphKind.TableRow);
        _repair.Write(draft.Text, block.Start, block.End, mode, clean);
        for (var half = block.Continuation; half is not null; half = half.Continuation)
        {
            if (LineJoin.NeedsBlank(_data.Chars, clean.Chars[^1], draft.Text.Chars[half.Start]))
            {
                clean.AppendFor(' ', clean.SourceEnd(clean.Length - 1), 0);
            }

            _repair.Write(draft.Text, half.Start, half.End, mode, clean);
        }
    }

    private CleanDocument Finish(SourceDocument document, MappedText clean, List<Paragraph> paragraphs)
    {
        var length = clean.Length > 0 && clean.Chars[^1] == '\n' ? clean.Length - 1 : clean.Length;
        clean.Truncate(length);
        var folded = string.Create(length, (clean, _data.Chars), static (span, state) => state.Chars.Fold(state.clean.Chars, span));
        var sentences = new List<Sentence>(paragraphs.Count * 2);
        var repeats = new RepeatFinder(_data.Chars);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            var running = paragraph.Kind is ParagraphKind.Body or ParagraphKind.ListItem or ParagraphKind.Footnote or ParagraphKind.Caption;
            _sentences.Split(clean.Chars, paragraph.Span, i, !running, sentences);
            if (running && repeats.Find(folded.AsSpan(paragraph.Span.Start, paragraph.Span.Length), i) is var earlier and >= 0)
            {
                paragraphs[i] = paragraph with { RepeatOf = earlier };
            }
        }

        return new CleanDocument(document, clean.Chars.ToString(), folded, clean.ToMap(), paragraphs, sentences);
    }
}
