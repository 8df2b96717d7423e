using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>Finds the parties that a document names. Safe to share between threads.</summary>
/// <param name="lexicon">Names of parties.</param>
public sealed class PartyAnnotator(PartyLexicon lexicon)
{
    /// <summary>The parties a document names, in order of position; mentions do not overlap.</summary>
    /// <param name="doc">The cleaned document.</param>
    public IReadOnlyList<PartyMention> Annotate(CleanDocument doc)
    {
        var scan = new PartyScan(doc, lexicon);
        var context = new PartyContext(scan.Names);
        var mentions = new List<PartyMention>(scan.Names.Count + scan.Shorts.Count);
        var reader = new ShortNameReader(doc.Folded, lexicon, context);
        var shorts = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(scan.Shorts);
        foreach (var run in scan.Runs)
        {
            reader.Read(shorts[run], mentions);
        }

        foreach (var hit in scan.Names)
        {
            if (ToMention(hit, doc, context) is { } mention)
            {
                mentions.Add(mention);
            }
        }

        mentions.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return CompoundJoiner.Join(mentions, doc.Folded, lexicon.Contexts);
    }

    private static PartyMention? ToMention(PartyHit hit, CleanDocument doc, PartyContext context)
    {
        var entry = hit.Entry;
        var codes = entry.Codes;
        if (entry.IsAmbiguous)
        {
            if (context.Resolve(entry, hit.Start) is not { } code)
            {
                return null;
            }

            codes = [code];
        }

        var span = new Span(hit.Start, hit.End);
        if (codes is [['@', ..]])
        {
            var isWritten = entry.Kind != PartyEntryKind.Adjective && !NameText.IsCyrillic(entry.Form);
            codes = ["@" + (isWritten ? span.In(doc.Text).ToString() : entry.Lemma)];
        }

        return new PartyMention(span, KindOf(entry.Kind), codes)
        {
            Candidates = entry.IsAmbiguous ? entry.Codes : [],
            MayAct = entry.Kind is not (PartyEntryKind.Adjective or PartyEntryKind.Joint),
            Number = entry.Number,
            IsSelf = entry.IsSelf,
            Body = entry.Body,
            IsOblique = entry.IsOblique,
            Nominative = entry.IsOblique ? entry.Lemma : null,
            IsJoint = entry.Kind == PartyEntryKind.Joint,
        };
    }

    private static PartyMentionKind KindOf(PartyEntryKind kind) => kind switch
    {
        PartyEntryKind.Adjective or PartyEntryKind.Joint => PartyMentionKind.Adjective,
        PartyEntryKind.Demonym => PartyMentionKind.Demonym,
        PartyEntryKind.Group => PartyMentionKind.Group,
        PartyEntryKind.Metonym => PartyMentionKind.Metonym,
        PartyEntryKind.Reference => PartyMentionKind.Reference,
        PartyEntryKind.Compound => PartyMentionKind.Compound,
        _ => PartyMentionKind.Name,
    };
}
