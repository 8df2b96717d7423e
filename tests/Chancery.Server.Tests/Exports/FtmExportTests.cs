using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chancery.Server.Tests.Exports;

public sealed class FtmExportTests : IClassFixture<ExportSample>
{
    private static readonly string[] Thing = ["name", "alias", "country", "summary", "description", "keywords", "sourceUrl", "publisher", "proof"];
    private static readonly string[] Interval = ["startDate", "endDate", "date", "summary", "description", "recordId", "sourceUrl", "publisher", "proof"];

    // Properties that the public schema (opensanctions/followthemoney) gives each schema used, its ancestors' among them.
    private static readonly Dictionary<string, string[]> Schema = new()
    {
        ["PublicBody"] = [.. Thing, "legalForm"],
        ["Organization"] = [.. Thing, "legalForm"],
        ["Person"] = [.. Thing],
        ["Document"] = [.. Thing, "fileName", "title", "author", "publishedAt", "language"],
        ["Membership"] = [.. Interval, "member", "organization", "role"],
        ["Position"] = [.. Thing, "organization"],
        ["Occupancy"] = [.. Interval, "holder", "post"],
        ["Event"] = [.. Thing, .. Interval, "location", "involved"],
        ["Project"] = [.. Thing, .. Interval, "projectId", "status"],
        ["ProjectParticipant"] = [.. Interval, "project", "participant", "role"],
    };

    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["PublicBody"] = ["name"], ["Organization"] = ["name"], ["Person"] = ["name"], ["Event"] = ["name"], ["Project"] = ["name"], ["Position"] = ["name"],
        ["Occupancy"] = ["holder", "post"], ["Membership"] = ["member", "organization"], ["ProjectParticipant"] = ["project", "participant"], ["Document"] = ["fileName"],
    };

    // Which schemata a property may name.
    private static readonly Dictionary<string, string[]> Ranges = new()
    {
        ["holder"] = ["Person"], ["post"] = ["Position"], ["member"] = ["PublicBody", "Organization", "Person"], ["organization"] = ["PublicBody", "Organization"],
        ["involved"] = ["PublicBody", "Organization", "Person"], ["proof"] = ["Document"], ["project"] = ["Project"], ["participant"] = ["PublicBody", "Organization", "Person"],
    };

    private readonly Dictionary<string, JsonElement> _entities;

    public FtmExportTests(ExportSample sample)
    {
        _entities = sample.Text("ftm").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(e => e.GetProperty("id").GetString()!);
    }

    [Fact]
    public void Every_entity_follows_its_schema()
    {
        foreach (var entity in _entities.Values)
        {
            var schema = entity.GetProperty("schema").GetString()!;
            var properties = entity.GetProperty("properties").EnumerateObject().ToArray();
            properties.Select(p => p.Name).Except(Schema[schema]).ShouldBeEmpty(schema);
            Required[schema].Except(properties.Select(p => p.Name)).ShouldBeEmpty(schema);
            foreach (var property in properties)
            {
                property.Value.ValueKind.ShouldBe(JsonValueKind.Array);
                property.Value.EnumerateArray().ShouldAllBe(v => v.ValueKind == JsonValueKind.String && v.GetString()!.Length > 0);
            }
        }
    }

    [Fact]
    public void Every_reference_leads_to_an_entity_of_the_right_schema()
    {
        foreach (var entity in _entities.Values)
        {
            foreach (var property in entity.GetProperty("properties").EnumerateObject().Where(p => Ranges.ContainsKey(p.Name)))
            {
                foreach (var id in property.Value.EnumerateArray().Select(v => v.GetString()!))
                {
                    _entities.ShouldContainKey(id);
                    Ranges[property.Name].ShouldContain(_entities[id].GetProperty("schema").GetString());
                }
            }
        }
    }

    [Fact]
    public void Countries_dates_and_languages_are_written_as_the_schema_types_want_them()
    {
        foreach (var property in _entities.Values.SelectMany(e => e.GetProperty("properties").EnumerateObject()))
        {
            foreach (var value in property.Value.EnumerateArray().Select(v => v.GetString()!))
            {
                var pattern = property.Name switch
                {
                    "country" => "^[a-z]{2}([a-z]{2})?$",
                    "date" or "startDate" or "endDate" or "publishedAt" => @"^\d{4}(-\d{2}(-\d{2})?)?$",
                    "language" => "^[a-z]{3}$",
                    "sourceUrl" => "^https?://",
                    _ => "",
                };
                Regex.IsMatch(value, pattern).ShouldBeTrue($"{property.Name}: {value}");
            }
        }
    }

    [Fact]
    public void A_meeting_is_an_event_with_all_who_took_part()
    {
        var talks = Named("Event", "Defence talks");
        Values(talks, "date").ShouldBe(["2024-10-14"]);
        Values(talks, "involved").Select(id => Values(_entities[id], "name").Single()).ShouldBe(["China", "Russia", "Dong Jun", "Andrei Belousov", "Defence Ministers' Meeting"]);
        Values(Named("Event", "River Shield"), "startDate").ShouldBe(["2024-07-30"]);
    }

    [Fact]
    public void A_tenure_is_a_position_and_its_occupancy()
    {
        var occupancy = _entities.Values.Single(e => Schemas(e) == "Occupancy" && Values(e, "date").Contains("2024-05-14"));
        Values(_entities[Values(occupancy, "holder").Single()], "name").ShouldBe(["Andrei Belousov"]);
        Values(_entities[Values(occupancy, "post").Single()], "country").ShouldBe(["ru"]);
    }

    private static string Schemas(JsonElement entity) => entity.GetProperty("schema").GetString()!;

    private static string[] Values(JsonElement entity, string name) =>
        entity.GetProperty("properties").TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];

    private JsonElement Named(string schema, string name) => _entities.Values.Single(e => Schemas(e) == schema && Values(e, "name").Contains(name));
}
