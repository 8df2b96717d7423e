using System.Globalization;
using System.Text.Json;

namespace Chancery.Engine.Tests.Annotate.Peers;

/// <summary>One expected span of a peer case.</summary>
public sealed record PeerResult(string Text, string Type, int Start, int End, JsonElement Resolution);

/// <summary>One case of Microsoft Recognizers-Text.</summary>
public sealed record PeerCase(string File, string Input, string? Date, IReadOnlyList<PeerResult> Results, string? Aside)
{
    public override string ToString() => $"{File}: {Input}";
}

/// <summary>
/// Reads the Recognizers-Text specs where they are installed. Cases that concern no prose are set aside with a reason, and counted.
/// </summary>
public static class PeerSuite
{
    /// <summary>Where the suites are: CHANCERY_PEER_SUITES, else shared/peer-suites beside the project.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("CHANCERY_PEER_SUITES") ?? Beside();

    private static string Beside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chancery.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? string.Empty, "shared", "peer-suites");
    }

    public static bool IsInstalled => Directory.Exists(Path.Combine(Root, "recognizers-text", "Specs"));

    public static IEnumerable<PeerCase> Load(string file, Func<JsonElement, IReadOnlyList<PeerResult>, string?> aside)
    {
        var path = Path.Combine(Root, "recognizers-text", "Specs", file);
        using var json = JsonDocument.Parse(File.ReadAllText(path).TrimStart('\ufeff'));
        foreach (var element in json.RootElement.EnumerateArray())
        {
            var results = element.GetProperty("Results").EnumerateArray().Select(ToResult).ToList();
            var context = element.TryGetProperty("Context", out var c) && c.TryGetProperty("ReferenceDateTime", out var d)
                ? d.GetString()![..10]
                : null;
            yield return new PeerCase(file, element.GetProperty("Input").GetString()!, context, results, aside(element, results));
        }
    }

    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static string Report(string name, IReadOnlyCollection<PeerCase> cases, IReadOnlyCollection<(PeerCase Case, string Why)> failures)
    {
        var aside = cases.Where(c => c.Aside is not null).GroupBy(c => c.Aside!).OrderByDescending(g => g.Count());
        var prose = cases.Count(c => c.Aside is null);
        var rate = (prose - failures.Count) / (double)Math.Max(prose, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {rate:P1} of {prose} prose cases; set aside {cases.Count - prose}: ")
            + string.Join(", ", aside.Select(g => $"{g.Key} {g.Count()}"));
    }

    private static PeerResult ToResult(JsonElement element)
    {
        element = element.Clone();
        var start = element.TryGetProperty("Start", out var s) ? Number(s) : 0;
        var end = element.TryGetProperty("End", out var e) ? Number(e) + 1 : start + (element.Text("Text")?.Length ?? 0);
        var resolution = element.TryGetProperty("Resolution", out var r) ? r : default;
        return new PeerResult(element.Text("Text") ?? "", element.Text("TypeName") ?? "", start, end, resolution);
    }

    private static int Number(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetInt32() : 0;
}
