using System.Text.Json;
using Chancery.Engine.Data;
using Chancery.Engine.Sources;
using Chancery.Engine.Tests.Annotate.Peers;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Tests.Extract;

/// <summary>
/// Runs the English sentences of the PLOVER gold standard records (CC BY-SA 4.0) that fall in our root codes. They are read where they
/// are installed (CHANCERY_PEER_SUITES) and never copied; without them the test is skipped, and says so.
/// </summary>
public class PloverSuiteTests(ITestOutputHelper output)
{
    private static readonly string File =
        Path.Combine(PeerSuite.Root, "PLOVER_GSR_CAMEO.txt");

    /// <summary>Root codes of the version of 2016 under the names of the record contract; INVESTIGATE has none.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["DEMAND"] = "REQUEST", ["DISAPPROVE"] = "ACCUSE", ["CONCEDE"] = "YIELD", ["RETREAT"] = "YIELD", ["FIGHT"] = "ASSAULT",
        ["AGREE"] = "AGREE", ["CONSULT"] = "CONSULT", ["SUPPORT"] = "SUPPORT", ["COOPERATE"] = "COOPERATE", ["AID"] = "AID", ["REJECT"] = "REJECT",
        ["THREATEN"] = "THREATEN", ["PROTEST"] = "PROTEST", ["SANCTION"] = "SANCTION", ["MOBILIZE"] = "MOBILIZE", ["COERCE"] = "COERCE", ["ASSAULT"] = "ASSAULT",
    };

    [Fact]
    public void Root_codes_and_actors_of_the_plover_gold_standard()
    {
        Assert.SkipUnless(System.IO.File.Exists(File), "the PLOVER gold standard records are not installed (CHANCERY_PEER_SUITES)");
        var data = new ChanceryData();
        var pipeline = new DocumentPipeline(data);
        var ontology = new Ontology(data);
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        var rows = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        var (aside, facts, right) = (0, 0, 0);
        foreach (var element in json.RootElement.EnumerateArray())
        {
            if (!element.TryGetProperty("text", out var text) || !Codes.TryGetValue(element.GetProperty("event").GetString()!, out var code))
            {
                aside++;
                continue;
            }

            var actors = Actors(element, "source").Concat(Actors(element, "target")).ToHashSet(StringComparer.Ordinal);
            var found = pipeline.Process(Document(text.GetString()!)).Statements.Where(s => s.Fact.Type is not (RecordType.Tenure or RecordType.Indicator)).ToList();
            var withCode = found.Where(s => ontology.PloverOf(s.Fact) == code).ToList();
            var row = rows.TryGetValue(code, out var known) ? known : rows[code] = new int[4];
            row[0]++;
            row[1] += found.Count > 0 ? 1 : 0;
            row[2] += withCode.Count > 0 ? 1 : 0;
            row[3] += withCode.Exists(s => PartiesOf(s.Fact).Overlaps(actors)) ? 1 : 0;
            facts += found.Count;
            right += withCode.Count;
        }

        Print(rows, aside, facts, right);
        rows.Values.Sum(r => r[2]).ShouldBeGreaterThanOrEqualTo(rows.Values.Sum(r => r[0]) / 10);
    }

    private void Print(SortedDictionary<string, int[]> rows, int aside, int facts, int right)
    {
        output.WriteLine($"set aside {aside} (other codes, the file's own description)");
        output.WriteLine("code: sentences, with a record, with the root code, and an actor of it");
        foreach (var (code, r) in rows)
        {
            output.WriteLine($"{code}: {r[0]}, {r[1]}, {r[2]}, {r[3]}");
        }

        var sum = Enumerable.Range(0, 4).Select(i => rows.Values.Sum(r => r[i])).ToArray();
        output.WriteLine($"all: {sum[0]}, {sum[1]}, {sum[2]}, {sum[3]}; of {facts} records {right} have the sentence's root code");
    }

    private static HashSet<string> PartiesOf(Model.Fact fact) => [.. fact.Parties, .. fact.Source, .. fact.Target];

    private static IEnumerable<string> Actors(JsonElement element, string side) =>
        element.TryGetProperty(side, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(a => a.TryGetProperty("code", out _)).Select(a => a.GetProperty("code").ToString())
            : [];

    private static SourceDocument Document(string text) => new()
    {
        Id = "plover", Path = "plover.txt", Text = text, ContentHash = "plover", Encoding = "utf-8", Format = DocumentFormat.Text,
    };
}
