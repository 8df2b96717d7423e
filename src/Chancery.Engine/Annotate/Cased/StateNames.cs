using Chancery.Model;

namespace Chancery.Engine.Annotate.Cased;

/// <summary>Draws the form of a state into its name: "the Federal Republic of X", "the X-ish Republic".</summary>
internal static class StateNames
{
    /// <summary>Joins forms of states with the names behind them.</summary>
    /// <param name="items">Mentions in order; changed in place.</param>
    /// <param name="classes">Word classes.</param>
    public static void Join(List<Mention> items, Classes classes)
    {
        var kept = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item is PartyRef { Reference: 0 } party && FormBefore(items, kept, party.Span.Start, classes) is >= 0 and var form)
            {
                item = party with { Span = items[form].Span.Union(party.Span) };
                kept = form;
            }

            if (item is WordMention word && word.Word.Is(classes.StateNoun) && kept > 0 && items[kept - 1] is PartyRef { IsTarget: true, Reference: 0, Codes.Count: 1 } adjective
                && word.Span.Start - adjective.Span.End == 1)
            {
                items[kept - 1] = adjective with { Span = adjective.Span.Union(word.Span), IsTarget = false };
                continue;
            }

            items[kept++] = item;
        }

        items.RemoveRange(kept, items.Count - kept);
    }

    /// <summary>Index of the form of a state right before a position, an article between them or none; -1 when there is none.</summary>
    private static int FormBefore(List<Mention> items, int count, int start, Classes classes)
    {
        for (var i = count - 1; i >= 0 && items[i] is WordMention word && start - word.Span.End <= 1; i--)
        {
            if (word.Word.Is(classes.StateForm))
            {
                return i;
            }

            if (!word.Word.Is(classes.Article))
            {
                return -1;
            }

            start = word.Span.Start;
        }

        return -1;
    }
}
