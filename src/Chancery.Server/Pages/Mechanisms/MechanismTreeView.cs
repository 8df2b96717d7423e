using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>A mechanism in the tree.</summary>
/// <param name="Id">Its record; null when it is only named as somebody's parent.</param>
/// <param name="Name">Its name.</param>
/// <param name="Details">Founding, kind, cadence and sessions in the reader's language.</param>
/// <param name="Children">Those under it.</param>
public sealed record MechanismBranch(string? Id, string Name, string Details, IReadOnlyList<MechanismBranch> Children);

/// <summary>Mechanisms of the same parties.</summary>
/// <param name="Parties">Names of the parties.</param>
/// <param name="Total">How many of them belong to no other, on all pages.</param>
/// <param name="Branches">Those of this page.</param>
public sealed record MechanismGroup(string Parties, int Total, IReadOnlyList<MechanismBranch> Branches);

/// <summary>The tree of mechanisms as a page shows it.</summary>
/// <param name="Groups">By parties.</param>
/// <param name="Total">How many mechanisms pass.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record MechanismTreePage(IReadOnlyList<MechanismGroup> Groups, int Total, string? Next);

/// <summary>Cuts the tree for one reader.</summary>
internal sealed class MechanismTreeView(MechanismRegister register, PageContext page)
{
    private const int RootsOfPage = 60;
    private const int ShownChildren = 40;
    private const int ShownParties = 4;

    /// <summary>The tree of the parties in view.</summary>
    /// <param name="found">Ids of the records that words find; null when none are asked for.</param>
    /// <param name="cursor">Cursor of the page.</param>
    /// <exception cref="ArgumentException">The cursor is none of this list.</exception>
    public MechanismTreePage Build(HashSet<string>? found, string? cursor)
    {
        var kept = new HashSet<MechanismNode>(ReferenceEqualityComparer.Instance);
        var total = register.Roots.Sum(r => Keep(r, found, kept));
        var groups = register.Roots.Where(kept.Contains).GroupBy(static r => string.Join(' ', r.Parties), StringComparer.Ordinal)
            .OrderBy(g => page.Parties.Count == 0 ? 0 : g.First().Parties.Count).ThenByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(register.WeightOf).ThenBy(static r => r.Name, StringComparer.Ordinal).ToList()).ToList();
        var shown = ListPages.After([.. groups.SelectMany(static g => g)], cursor, RootsOfPage, static r => r.Record?.Id ?? r.Children[0].Record!.Id);
        var roots = new HashSet<MechanismNode>(shown.Items, ReferenceEqualityComparer.Instance);
        return new MechanismTreePage(
            [
                .. groups.Select(g => (All: g, Shown: g.Where(roots.Contains).ToList())).Where(static g => g.Shown.Count > 0)
                    .Select(g => new MechanismGroup(PartiesOf(g.All[0].Parties), g.All.Count, [.. g.Shown.Select(r => Branch(r, kept))])),
            ],
            total,
            shown.Next);
    }

    /// <summary>Names of parties, shortened when there are many.</summary>
    public string PartiesOf(IReadOnlyList<string> parties) => parties.Count switch
    {
        0 => page["mechanisms.noParties"],
        > ShownParties + 1 => page.Words.Format("mechanisms.moreParties", page.PartyNames(parties.Take(ShownParties)), parties.Count - ShownParties),
        _ => page.PartyNames(parties),
    };

    /// <summary>Founding, kind, cadence and sessions.</summary>
    public string Details(RecordFact mechanism)
    {
        var (fact, words) = (mechanism.Fact, page.Words);
        string?[] parts =
        [
            fact.Date is null ? null : words.Format("mechanisms.founded", DateWords.Of(fact.Date, words)),
            FactWords.Field(fact, "kind", words),
            FactWords.Field(fact, "cadence", words),
            fact.Sessions is { } told ? words.Format("mechanisms.told", told.Count) : null,
            register.SeriesOf(mechanism) is { } series ? words.Format("mechanisms.found", series.Sessions.Count) : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>Marks what is shown: what passes itself, and what something under it does. Gives how many pass.</summary>
    private int Keep(MechanismNode node, HashSet<string>? found, HashSet<MechanismNode> kept)
    {
        var under = node.Children.Sum(c => Keep(c, found, kept));
        var passes = node.Record is { } record && page.Parties.All(p => node.Parties.Contains(p, StringComparer.Ordinal)) && (found is null || found.Contains(record.Id));
        if (passes || under > 0)
        {
            kept.Add(node);
        }

        return under + (passes ? 1 : 0);
    }

    private MechanismBranch Branch(MechanismNode node, HashSet<MechanismNode> kept) => new(
        node.Record?.Id,
        node.Name,
        node.Record is null ? page["mechanisms.onlyNamed"] : Details(node.Record),
        [.. node.Children.Where(kept.Contains).OrderByDescending(register.WeightOf).ThenBy(static c => c.Name, StringComparer.Ordinal).Take(ShownChildren).Select(c => Branch(c, kept))]);
}
