using System.Security.Cryptography;
using System.Text;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>A figure of a series at its place in time.</summary>
/// <param name="RecordId">Id of its record.</param>
/// <param name="From">First day, yyyymmdd; 99999999 without a date.</param>
/// <param name="Value">Its value in the base unit.</param>
public readonly record struct FigurePoint(string RecordId, int From, decimal Value);

/// <summary>Figures of one measure, unit and place for the same parties.</summary>
/// <param name="Id">Short name for addresses, from what the figures have in common.</param>
/// <param name="Names">Names of the measure, most used first.</param>
/// <param name="Parties">Party codes.</param>
/// <param name="Unit">Unit; null for none.</param>
/// <param name="Place">Place; null for none.</param>
/// <param name="Points">The figures by date, undated ones last.</param>
public sealed record FigureSeries(
    string Id, IReadOnlyList<string> Names, IReadOnlyList<string> Parties, string? Unit, string? Place, IReadOnlyList<FigurePoint> Points)
{
    private const int DaysOfYear = 10_000;
    private const int IdDigits = 10;

    /// <summary>A name of fewer letters says nothing of what is measured: such series come last.</summary>
    private const int LeastLetters = 2;

    /// <summary>Number of different years with a figure.</summary>
    public int Years { get; } = Points.Where(p => p.From < Edtf.OpenEnd).Select(p => p.From / DaysOfYear).Distinct().Count();

    /// <summary>For each year with a figure the last one told of it, for a sketch.</summary>
    public IReadOnlyList<(int Year, double Value)> ByYear =>
        [.. Points.Where(p => p.From < Edtf.OpenEnd).GroupBy(p => p.From / DaysOfYear).Select(g => (g.Key, (double)g.Last().Value))];

    /// <summary>The figures of a store in series, the longest first.</summary>
    public static IReadOnlyList<FigureSeries> All(IRecordStore store, IReadOnlyList<string> parties) =>
    [
        .. store.ListFigures(parties).GroupBy(Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g]))
            .OrderBy(s => s.Names[0].Count(char.IsLetter) < LeastLetters).ThenByDescending(s => s.Years).ThenByDescending(s => s.Points.Count).ThenBy(s => s.Names[0], StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal),
    ];

    private static string Key(Figure figure) => string.Join('\n', [figure.Measure, figure.Fact.Unit, figure.Fact.Place?.ToLowerInvariant(), .. figure.Fact.Parties]);

    private static FigureSeries Of(string key, List<Figure> figures)
    {
        var first = figures[0].Fact;
        return new FigureSeries(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..IdDigits],
            [.. figures.GroupBy(f => f.Fact.Metric!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)],
            first.Parties,
            first.Unit,
            first.Place,
            [.. figures.Select(f => new FigurePoint(f.Id, Start(f.Fact.Date), f.Fact.Value!.Value)).OrderBy(p => p.From).ThenBy(p => p.RecordId, StringComparer.Ordinal)]);
    }

    private static int Start(string? date) =>
        Edtf.TryParse(date, out var value, out _) && (value.Earliest >= DaysOfYear || value.Earliest == Edtf.OpenStart)
            ? value.Earliest == Edtf.OpenStart ? value.Latest : value.Earliest
            : Edtf.OpenEnd;
}
