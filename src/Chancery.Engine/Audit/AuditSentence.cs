using Chancery.Engine.Annotate;
using Chancery.Engine.Extract;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>A sentence as the audit sees it: its cues and figures in order.</summary>
internal sealed class AuditSentence
{
    private ulong _cueMask;

    public required SentenceView View { get; init; }

    /// <summary>Cues in order.</summary>
    public required List<CueMention> Cues { get; init; }

    /// <summary>Figures in order: quantities that are no ordinals.</summary>
    public required List<Figure> Figures { get; init; }

    public Span Span => View.Span;

    public string Folded => View.Folded;

    public Paragraph Paragraph => View.Paragraph;

    public bool IsHan => !View.IsCased;

    /// <summary>Counts the cues, for look-ups.</summary>
    public void Seal()
    {
        foreach (var cue in Cues)
        {
            _cueMask |= 1UL << (int)cue.Cue;
        }
    }

    /// <summary>True when a word does this in the sentence.</summary>
    public bool Has(Cue cue) => (_cueMask & (1UL << (int)cue)) != 0;

    /// <summary>True when a word does this inside a range.</summary>
    public bool Has(Cue cue, Span range) => Has(cue) && First(cue, range) is not null;

    /// <summary>The first word that does this inside a range.</summary>
    public CueMention? First(Cue cue, Span range)
    {
        foreach (var mention in Cues)
        {
            if (mention.Cue == cue && mention.Span.Start >= range.Start && mention.Span.End <= range.End)
            {
                return mention;
            }
        }

        return null;
    }

    /// <summary>The last word that does this inside a range.</summary>
    public CueMention? Last(Cue cue, Span range)
    {
        CueMention? last = null;
        foreach (var mention in Cues)
        {
            if (mention.Cue == cue && mention.Span.Start >= range.Start && mention.Span.End <= range.End)
            {
                last = mention;
            }
        }

        return last;
    }

    /// <summary>True when a word that does this ends right before a position, blanks apart.</summary>
    public bool EndsBefore(Cue cue, int position)
    {
        foreach (var mention in Cues)
        {
            if (mention.Cue == cue && mention.Span.End <= position && View.Text.AsSpan(mention.Span.End, position - mention.Span.End).IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The part of the sentence between two positions.</summary>
    public ReadOnlySpan<char> Between(int start, int end) => Folded.AsSpan(start, Math.Max(0, end - start));

    /// <summary>The last resolved date before a position in the sentence, or the first behind it; null when there is none.</summary>
    public DateRef? DateAt(int position)
    {
        DateRef? before = null;
        foreach (var mention in View.Mentions)
        {
            if (mention is not DateRef { Value: not null, IsDuration: false } date)
            {
                continue;
            }

            if (date.Span.Start < position)
            {
                before = date;
            }
            else
            {
                return before ?? date;
            }
        }

        return before;
    }
}
