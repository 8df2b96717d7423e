using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>
/// The base mentions of a document (words, dates, quantities, parties, places; non-overlapping, in order) with a look-up by where
/// one starts and ends, so that names can be grown to the left and right of a head word in constant time a step.
/// </summary>
internal sealed class MentionMap
{
    private readonly int[] _startAt;
    private readonly int[] _endAt;
    private readonly string[] _languages;
    private readonly bool[] _gaps;

    /// <summary>Builds the look-up. Blanks and articles part no neighbours: a mention also "ends" where the next word after them starts.</summary>
    /// <param name="doc">The cleaned document.</param>
    /// <param name="items">Mentions in order; articles are taken out.</param>
    /// <param name="article">Number of the class of articles.</param>
    public MentionMap(CleanDocument doc, List<Mention> items, int article)
    {
        Doc = doc;
        _languages = [.. doc.Paragraphs.Select(p => LexiconLanguages.Of(doc, p))];
        Items = items.FindAll(m => m.Entry?.Is(article) != true);
        _startAt = new int[doc.Text.Length + 1];
        _endAt = new int[doc.Text.Length + 1];
        for (var i = 0; i < Items.Count; i++)
        {
            _startAt[Items[i].Span.Start] = i + 1;
            _endAt[Items[i].Span.End] = i + 1;
        }

        var gaps = _gaps = Gaps(doc, items, article);
        for (var i = 0; i < gaps.Length; i++)
        {
            _endAt[i + 1] = _endAt[i + 1] == 0 && gaps[i] ? _endAt[i] : _endAt[i + 1];
        }

        for (var i = gaps.Length - 1; i >= 0; i--)
        {
            _startAt[i] = _startAt[i] == 0 && gaps[i] ? _startAt[i + 1] : _startAt[i];
        }
    }

    private static bool[] Gaps(CleanDocument doc, List<Mention> items, int article)
    {
        var gaps = new bool[doc.Text.Length];
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = doc.Text[i] is ' ' or '\u00A0';
        }

        foreach (var item in items)
        {
            if (item.Entry?.Is(article) == true)
            {
                Array.Fill(gaps, true, item.Span.Start, item.Span.Length);
            }
        }

        return gaps;
    }

    public CleanDocument Doc { get; }

    public List<Mention> Items { get; }

    /// <summary>The mention that starts at a position, or behind blanks and articles there; null when there is none.</summary>
    public Mention? StartingAt(int position) =>
        position < _startAt.Length && _startAt[position] is var i and > 0 ? Items[i - 1] : null;

    /// <summary>The mention that ends at a position, or before blanks and articles there; null when there is none.</summary>
    public Mention? EndingAt(int position) => _endAt[position] is var i and > 0 ? Items[i - 1] : null;

    /// <summary>True for a blank, or a letter of an article.</summary>
    public bool IsGap(int position) => _gaps[position];

    /// <summary>The lexicon's language of a paragraph.</summary>
    public string LanguageOf(int paragraph) => _languages[paragraph];

    /// <summary>True when a word of several characters or one that only guards stands at a position: no name begins or goes on there.</summary>
    public bool IsWordAt(int position) => StartingAt(position) is WordMention { Span.Length: > 1 };

    /// <summary>Number of the first mention that starts at or after a position.</summary>
    public int FirstFrom(int position)
    {
        var low = 0;
        var high = Items.Count;
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (Items[mid].Span.Start < position)
            {
                low = mid + 1;
            }
            else
            {
                high = mid;
            }
        }

        return low;
    }

    /// <summary>True for a letter, digit or sign that may stand inside a name.</summary>
    public static bool IsNameChar(char c) => char.IsLetterOrDigit(c) || c is '\u00B7' or '-' or '\u2014' or '\u2013' or '\u2022' or '\u2015' or '\u30FB';

    /// <summary>True for a character of Chinese script.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
