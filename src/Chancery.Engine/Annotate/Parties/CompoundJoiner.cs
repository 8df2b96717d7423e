using Chancery.Model;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>Joins neighbouring mentions that are one name: 中国—东盟, Sino-Russian, 中俄两国.</summary>
internal static class CompoundJoiner
{
    /// <summary>The mentions with neighbours joined; first parts of joined names that nothing follows are left out.</summary>
    /// <param name="mentions">Mentions in order of position.</param>
    /// <param name="folded">Folded text of the document.</param>
    /// <param name="contexts">Which characters join.</param>
    public static List<PartyMention> Join(List<PartyMention> mentions, string folded, PartyContexts contexts)
    {
        var joined = new List<PartyMention>(mentions.Count);
        foreach (var mention in mentions)
        {
            if (joined.Count > 0 && TryJoin(joined[^1], mention, folded, contexts) is { } both)
            {
                joined[^1] = both;
                continue;
            }

            DropLoneJoint(joined);
            joined.Add(mention);
        }

        DropLoneJoint(joined);
        return joined;
    }

    private static PartyMention? TryJoin(PartyMention left, PartyMention right, string folded, PartyContexts contexts)
    {
        if (left.Kind == PartyMentionKind.Compound
            && right.Kind == PartyMentionKind.Reference
            && right.Number == left.Codes.Count
            && left.Span.End == right.Span.Start)
        {
            return left with { Span = left.Span.Union(right.Span), Number = right.Number };
        }

        return IsJoinable(left)
            && IsJoinable(right)
            && !(IsGroup(left) && IsGroup(right))
            && IsDash(folded.AsSpan(left.Span.End, right.Span.Start - left.Span.End), contexts)
            ? new PartyMention(left.Span.Union(right.Span), PartyMentionKind.Compound, Union(left.Codes, right.Codes)) { MayAct = right.MayAct }
            : null;
    }

    private static bool IsJoinable(PartyMention mention) =>
        mention.Kind is not (PartyMentionKind.Reference or PartyMentionKind.Metonym or PartyMentionKind.Demonym) && mention.Body is null;

    /// <summary>A dash between two parties without a code is more often an apposition than a joined name.</summary>
    private static bool IsGroup(PartyMention mention) => mention.Codes is [['@', ..]];

    private static bool IsDash(ReadOnlySpan<char> between, PartyContexts contexts) =>
        between.Length is 1 or 2 && contexts.Dashes.Contains(between[0]) && contexts.Dashes.Contains(between[^1]);

    private static void DropLoneJoint(List<PartyMention> joined)
    {
        if (joined.Count > 0 && joined[^1].IsJoint)
        {
            joined.RemoveAt(joined.Count - 1);
        }
    }

    private static string[] Union(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var codes = new SortedSet<string>(left, StringComparer.Ordinal);
        codes.UnionWith(right);
        return [.. codes];
    }
}
