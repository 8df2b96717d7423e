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

    public MentionMap(CleanDocument doc, List<Mention> items)
    {
        Doc = doc;
        Items = items;
        _startAt = new int[doc.Text.Length + 1];
        _endAt = new int[doc.Text.Length + 1];
        for (var i = 0; i < items.Count; i++)
        {
            _startAt[items[i].Span.Start] = i + 1;
            _endAt[items[i].Span.End] = i + 1;
        }
    }

    public CleanDocument Doc { get; }

    public List<Mention> Items { get; }

    /// <summary>The mention that starts at a position, or null.</summary>
    public Mention? StartingAt(int position) =>
        position < _startAt.Length && _startAt[position] is var i and > 0 ? Items[i - 1] : null;

    /// <summary>The mention that ends at a position, or null.</summary>
    public Mention? EndingAt(int position) => _endAt[position] is var i and > 0 ? Items[i - 1] : null;

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
