using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.OpenApi;

namespace Chancery.Server.Tests.Api;

/// <summary>
/// The OpenAPI document. After a change of the API write it anew with
/// <c>CHANCERY_UPDATE=1 dotnet test tests/Chancery.Server.Tests --filter FullyQualifiedName~OpenApiTests</c>.
/// </summary>
public sealed class OpenApiTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private static readonly string Committed = Path.Combine(Root(), "docs/reference/openapi.json");

    [Fact]
    public async Task The_committed_document_is_the_one_served()
    {
        var served = (await Served()) + "\n";
        if (Environment.GetEnvironmentVariable("CHANCERY_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(Committed, served);
        }

        (await File.ReadAllTextAsync(Committed)).ShouldBe(served, "docs/reference/openapi.json is out of date; the summary of this class tells how to write it anew");
    }

    [Fact]
    public async Task The_document_is_valid()
    {
        var result = OpenApiDocument.Parse(await Served(), "json");
        result.Diagnostic!.Errors.ShouldBeEmpty();
        result.Diagnostic.Warnings.ShouldBeEmpty();
        result.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_is_described_down_to_its_parameters_and_problems()
    {
        var document = OpenApiDocument.Parse(await Served(), "json").Document!;
        var operations = document.Paths.SelectMany(p => p.Value.Operations!.Select(o => (Name: o.Key + " " + p.Key, Operation: o.Value))).ToArray();
        operations.Length.ShouldBeGreaterThan(15);
        foreach (var (name, operation) in operations)
        {
            operation.OperationId.ShouldNotBeNullOrEmpty(name);
            operation.Summary.ShouldNotBeNullOrEmpty(name);
            operation.Description.ShouldNotBeNullOrEmpty(name);
            foreach (var parameter in operation.Parameters ?? [])
            {
                parameter.Description.ShouldNotBeNullOrEmpty($"{name} {parameter.Name}");
                (parameter.Example is not null || parameter.Name == "cursor").ShouldBeTrue($"{name} {parameter.Name} has no example");
                parameter.Schema.ShouldNotBeNull($"{name} {parameter.Name}");
            }

            if (operation.OperationId != "viewEntity")
            {
                operation.Responses!.First(r => r.Key[0] == '2').Value.Content.ShouldNotBeNull(name).ShouldNotBeEmpty(name);
            }

            foreach (var (status, response) in operation.Responses!.Where(r => r.Key[0] == '4'))
            {
                response.Content!["application/problem+json"].Schema.ShouldNotBeNull(name + " " + status);
            }
        }

        operations.Select(o => o.Operation.OperationId).ShouldBeUnique();
        document.Components!.Schemas!["Record"].OneOf!.Count.ShouldBe(10);
        document.Components.Schemas["Record"].Discriminator!.Mapping!.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("records", "RecordPage")]
    [InlineData("documents", "DocumentPage")]
    [InlineData("documents/{river}?include=text,records", "DocumentDetails")]
    [InlineData("documents/{river}/copies", "CopyList")]
    [InlineData("mechanisms", "MechanismPage")]
    [InlineData("agreements", "AgreementPage")]
    [InlineData("indicators", "RecordPage")]
    [InlineData("findings", "FindingPage")]
    [InlineData("search?q=trade", "PassagePage")]
    [InlineData("parties", "PartyList")]
    [InlineData("summary", "Summary")]
    [InlineData("records/{treaty}", "AgreementRecord")]
    [InlineData("records/{treaty}/statements", "StatementList")]
    [InlineData("records/{treaty}/explanation", "Explanation")]
    [InlineData("records/{treaty}/evidence", "QuotationList")]
    [InlineData("records?type=none", "Problem")]
    public async Task Answers_are_what_the_document_says(string path, string schema)
    {
        var treaty = fixture.Api.Store.ListRecords(new() { Types = [Model.RecordType.Agreement] }).Items[0].Id;
        var response = await fixture.Client.GetAsync("/api/v1/" + path.Replace("{river}", fixture.Api.Id("river")).Replace("{treaty}", treaty));
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        var served = JsonNode.Parse((await Served()).Replace("#/components/schemas/", "#/$defs/"))!;
        var root = new JsonObject { ["$ref"] = "#/$defs/" + schema, ["$defs"] = served["components"]!["schemas"]!.DeepClone() };
        Close(root["$defs"]!);
        var result = JsonSchema.FromText(root.ToJsonString()).Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(answer), new EvaluationOptions { OutputFormat = OutputFormat.List });
        var errors = (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"));
        result.IsValid.ShouldBeTrue(string.Join('\n', errors));
    }

    [Fact]
    public void The_reference_lists_every_code_and_no_other()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs/reference/api.md"));
        var table = text[text.IndexOf("| code | status", StringComparison.Ordinal)..text.IndexOf("## Reconciliation", StringComparison.Ordinal)];
        var rows = table.Split('\n').Select(l => l.Split('|')).Where(c => c.Length > 3 && c[1].Contains('`')).ToArray();
        var listed = rows.SelectMany(c => c[1].Split(',').Select(name => (Name: name.Trim(' ', '`'), Status: int.Parse(c[2]))));
        listed.Order().ShouldBe(Chancery.Server.Api.ApiCode.All.Select(c => (c.Name, c.Status)).Order());
    }

    [Fact]
    public async Task The_page_to_try_it_on_runs_nothing_from_elsewhere()
    {
        var page = await fixture.Client.GetAsync("/api/index.html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self';");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldNotContain("://");
        html.Split("<script").Length.ShouldBe(html.Split("<script src=").Length + html.Split("<script type=\"module\" src=").Length - 1);
        (await fixture.Client.GetAsync("/api")).StatusCode.ShouldBe(System.Net.HttpStatusCode.MovedPermanently);
        (await fixture.Client.GetAsync("/api/swagger-ui-bundle.js")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>Objects hold what their schema names and nothing else, so that nothing goes undescribed.</summary>
    private static void Close(JsonNode node)
    {
        if (node is JsonObject schema)
        {
            schema.Remove("discriminator");
            if (schema["properties"] is JsonObject && (string?)schema["type"] == "object")
            {
                schema["additionalProperties"] = false;
            }

            foreach (var (_, child) in schema.ToArray())
            {
                if (child is not null)
                {
                    Close(child);
                }
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>())
            {
                Close(item);
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Chancery.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private async Task<string> Served() => (await fixture.Client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n");
}
