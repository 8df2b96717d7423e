using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Between whom a measure runs: one or two parties, and from which to which.</summary>
/// <param name="From">The party it runs from; null when that is not told.</param>
/// <param name="To">The party it runs to; null when that is not told.</param>
/// <param name="Parties">The parties, in ordinal order.</param>
internal sealed record PartyPair(string? From, string? To, IReadOnlyList<string> Parties)
{
    private const string World = "*";

    /// <summary>The part of a claim's key that says between whom: <c>A&gt;B</c> for a flow, <c>A,B</c> otherwise; null when a flow's direction is not told.</summary>
    public string? Key(Flow flow) => flow == Flow.None ? string.Join(',', Parties) : From is not null && To is not null ? From + ">" + To : null;

    /// <summary>Reads the parties of a range.</summary>
    /// <param name="table">Tells what the words before a party make of it.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="range">UTF-16 range in the cleaned text.</param>
    /// <param name="flow">Which way the measure runs from the party that reports.</param>
    /// <param name="topic">The two parties that the document is about; empty when it is not about two.</param>
    /// <param name="bareUpTo">From here on only parties count that a word before them makes a partner.</param>
    public static PartyPair? Read(MetricTable table, AuditSentence sentence, Span range, Flow flow, IReadOnlyList<string> topic, int bareUpTo = int.MaxValue)
    {
        var sides = new Dictionary<string, Side>(StringComparer.Ordinal);
        var reference = false;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is not PartyRef party || party.Span.Start < range.Start || party.Span.End > range.End)
            {
                continue;
            }

            reference |= party.Reference == 2;
            var side = party.Codes.Count > 1 ? Side.With : table.SideOf(sentence.View.Language, WordBefore(sentence, party.Span.Start));
            foreach (var code in party.IsGroup || (side == Side.None && (party.IsOrganisation || party.Span.Start - 1 > bareUpTo)) ? [] : party.Codes)
            {
                sides.TryAdd(code, side);
            }
        }

        return sides.Count switch
        {
            2 => Two(sides, flow),
            1 when topic.Count == 2 && topic.Contains(sides.Single().Key, StringComparer.Ordinal) => One(sides.Single(), flow, topic),
            0 when reference || topic.Count == 2 => topic.Count == 2 ? new PartyPair(null, null, topic) : null,
            _ => null,
        };
    }

    /// <summary>True when a range names a party.</summary>
    public static bool IsNamed(AuditSentence sentence, Span range) =>
        sentence.View.Mentions.Exists(m => m is PartyRef { Codes.Count: > 0 } party && range.Contains(party.Span));

    /// <summary>The two parties that a sentence names, when it names just two; their direction is not told.</summary>
    public static PartyPair? Partners(AuditSentence sentence)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is PartyRef { IsGroup: false } party)
            {
                codes.UnionWith(party.Codes);
            }
        }

        return codes.Count == 2 ? new PartyPair(null, null, [.. codes]) : null;
    }

    private static PartyPair Two(Dictionary<string, Side> sides, Flow flow)
    {
        IReadOnlyList<string> parties = [.. sides.Keys.Order(StringComparer.Ordinal)];
        var from = sides.Where(s => s.Value == Side.From).Select(s => s.Key).FirstOrDefault();
        var to = sides.Where(s => s.Value == Side.To).Select(s => s.Key).FirstOrDefault();
        var bare = sides.Where(s => s.Value == Side.None).Select(s => s.Key).FirstOrDefault();
        from ??= to is not null ? Other(parties, to) : bare is null || flow == Flow.None ? null : flow == Flow.Out ? bare : Other(parties, bare);
        return new PartyPair(from, from is null ? null : Other(parties, from), parties);
    }

    private static PartyPair One(KeyValuePair<string, Side> only, Flow flow, IReadOnlyList<string> topic)
    {
        var other = Other(topic, only.Key);
        var runsFrom = only.Value switch
        {
            Side.From => only.Key,
            Side.To => other,
            Side.With => null,
            _ => flow == Flow.Out ? only.Key : other,
        };
        return runsFrom is null || flow == Flow.None ? new PartyPair(null, null, topic) : new PartyPair(runsFrom, Other(topic, runsFrom), topic);
    }

    private static string Other(IReadOnlyList<string> parties, string one) => parties.Count == 2 ? parties[0] == one ? parties[1] : parties[0] : World;

    private static string WordBefore(AuditSentence sentence, int at)
    {
        var end = at;
        while (end > sentence.Span.Start && sentence.Folded[end - 1] == ' ')
        {
            end--;
        }

        if (sentence.IsHan)
        {
            return end > sentence.Span.Start ? sentence.Folded[(end - 1)..end] : string.Empty;
        }

        var start = end;
        while (start > sentence.Span.Start && char.IsLetter(sentence.Folded[start - 1]))
        {
            start--;
        }

        return sentence.Folded[start..end];
    }
}
