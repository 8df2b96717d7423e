using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Chancery.Server.Tests.Exports;

/// <summary>A table as a reader of separated values sees it.</summary>
internal static class TableReader
{
    public static List<Dictionary<string, string>> Rows(string text, string delimiter = ",")
    {
        using var csv = new CsvParser(new StringReader(text.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter });
        csv.Read().ShouldBeTrue();
        var header = csv.Record!;
        header.Distinct().Count().ShouldBe(header.Length);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            csv.Record!.Length.ShouldBe(header.Length);
            rows.Add(header.Zip(csv.Record).ToDictionary(p => p.First, p => p.Second));
        }

        return rows;
    }

    /// <summary>No cell that a spreadsheet would run.</summary>
    public static void ShouldBeGuarded(this IEnumerable<Dictionary<string, string>> rows) =>
        rows.SelectMany(r => r.Values).Where(c => c.Length > 0 && c[0] is '=' or '@' or '+' or '\t' or '\r').ShouldBeEmpty();
}
