using System.Text.Json;

namespace Chancery.Model.Tests;

public sealed class StatementIdsTests
{
    private static readonly Fact Visit = new() { Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "visit", Date = "2024-05-16" };

    [Fact]
    public void The_id_of_a_content_never_changes() =>
        StatementIds.Create("d0", Visit, [new Span(3, 9), new Span(12, 20)], "zh.visit").ShouldBe("a95bee0c56cd87e390746d8b");

    [Fact]
    public void Each_part_of_the_content_counts()
    {
        string[] ids =
        [
            StatementIds.Create("d0", Visit, [new Span(3, 9)]),
            StatementIds.Create("d1", Visit, [new Span(3, 9)]),
            StatementIds.Create("d0", Visit with { Kind = "talks" }, [new Span(3, 9)]),
            StatementIds.Create("d0", Visit, [new Span(3, 8)]),
            StatementIds.Create("d0", Visit, [new Span(3, 9), new Span(12, 20)]),
            StatementIds.Create("d0", Visit, [new Span(12, 20), new Span(3, 9)]),
            StatementIds.Create("d0", Visit, [new Span(3, 9)], "zh.visit"),
            StatementIds.Create("d0zh", Visit, [new Span(3, 9)], ".visit"),
        ];
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Length == 24 && id.All(char.IsAsciiHexDigitLower));
    }

    [Fact]
    public void A_fact_is_written_without_absent_fields_and_empty_lists_and_read_back()
    {
        var json = JsonSerializer.Serialize(Visit, ContractJson.Options);
        json.ShouldBe("""{"type":"meeting","parties":["CHN","RUS"],"date":"2024-05-16","kind":"visit"}""");
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Fact>(json, ContractJson.Options), ContractJson.Options).ShouldBe(json);
        JsonSerializer.Serialize(new Fact { Type = RecordType.Event }, ContractJson.Options).ShouldBe("""{"type":"event","parties":[]}""");
    }
}
