using System.Text.Json;
using Chancery.Engine.Data;
using Chancery.Engine.Extract;
using Chancery.Model;

namespace Chancery.Engine.Tests.Extract;

/// <summary>Every rule under data/rules carries examples; each must give what it says, or nothing of the rule's type when it gives nothing.</summary>
public class RuleExampleTests
{
    private static readonly DocumentPipeline Pipeline = new(new ChanceryData());

    public static TheoryData<string, int> Examples()
    {
        var data = new TheoryData<string, int>();
        foreach (var rule in Pipeline.Rules)
        {
            for (var i = 0; i < rule.Examples.Count; i++)
            {
                data.Add(rule.Id, i);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_gives_what_it_says(string ruleId, int index)
    {
        var rule = Pipeline.Rules.Single(r => r.Id == ruleId);
        var example = rule.Examples[index];
        var statements = Pipeline.Process(Document(example)).Statements;
        var seen = string.Join('\n', statements.Select(s => s.RuleId + " " + JsonSerializer.Serialize(s.Fact, ContractJson.Options)));
        if (example.Gives.Count == 0)
        {
            statements.ShouldNotContain(s => s.Fact.Type == rule.Type, $"{rule.File}:{example.Line} {example.Text}\n{seen}");
            return;
        }

        statements.Any(s => s.Fact.Type == rule.Type && Matches(s.Fact, example.Gives))
            .ShouldBeTrue($"{rule.File}:{example.Line} {example.Text}\n{seen}");
    }

    [Fact]
    public void Every_rule_has_an_example() =>
        Pipeline.Rules.Where(r => r.Examples.Count == 0).Select(r => r.Id).ShouldBeEmpty();

    private static SourceDocument Document(RuleExample example) => new()
    {
        Id = "example",
        Path = "example.txt",
        Text = example.Text,
        ContentHash = string.Empty,
        Encoding = "utf-8",
        Format = example.Text.StartsWith("# ", StringComparison.Ordinal) ? DocumentFormat.Markdown : DocumentFormat.Text,
        Metadata = new DocumentMetadata { Date = example.Date is null ? null : new MetadataValue(example.Date, "example") },
    };

    private static bool Matches(Fact fact, IReadOnlyDictionary<string, string> wanted)
    {
        using var json = JsonSerializer.SerializeToDocument(fact, ContractJson.Options);
        foreach (var (field, value) in wanted)
        {
            if (Read(json.RootElement, field) != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A field as text; a dot goes into an object, a list is joined by commas.</summary>
    private static string? Read(JsonElement element, string field)
    {
        foreach (var part in field.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.Array => string.Join(',', element.EnumerateArray().Select(e => e.ToString())),
            JsonValueKind.String => element.GetString(),
            _ => element.ToString(),
        };
    }
}
