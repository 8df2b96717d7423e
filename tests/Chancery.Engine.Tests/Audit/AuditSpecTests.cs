using System.Globalization;
using Chancery.Engine.Audit;
using Chancery.Engine.Data;
using Chancery.Model;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Chancery.Engine.Tests.Audit;

/// <summary>One case of <c>tests/specs/audit/&lt;lang&gt;/*.yaml</c>: small documents and what the audit must find in them.</summary>
public sealed class AuditSpec
{
    public string Id { get; set; } = "";

    /// <summary>Text of the only document; several stand in <see cref="Texts"/>.</summary>
    public string? Text { get; set; }

    /// <summary>Texts of several documents.</summary>
    public List<string> Texts { get; set; } = [];

    /// <summary>Date of the documents, if they have one.</summary>
    public string? Date { get; set; }

    /// <summary>Findings that must be there, as <c>verdict kind</c>, with <c>stated computed</c> behind where they are told.</summary>
    public List<string> Finds { get; set; } = [];

    public string File { get; set; } = "";

    public override string ToString() => $"{File} {Id}";
}

/// <summary>Planted errors beside correct twins: every error is found, no twin accused.</summary>
public class AuditSpecTests
{
    private const int FewestDocuments = 120;
    private static readonly ChanceryData Data = new();
    private static readonly DocumentPipeline Pipeline = new(Data);
    private static readonly ClaimAuditor Auditor = new(Data);
    private static readonly IReadOnlyList<AuditSpec> Specs = Load();

    public static TheoryData<string> Ids => [.. Specs.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Errors_are_found_and_twins_are_not_accused(string id)
    {
        var spec = Specs.Single(s => s.Id == id);
        var findings = Audit(spec);
        var seen = $"{spec.File}: {string.Join('\n', findings.Select(Describe))}\n";
        foreach (var wanted in spec.Finds)
        {
            findings.ShouldContain(f => Describe(f).StartsWith(wanted, StringComparison.Ordinal), $"{seen}lacks: {wanted}");
        }

        findings.Where(f => f.Verdict == FindingVerdict.Inconsistent && !spec.Finds.Exists(w => Describe(f).StartsWith(w, StringComparison.Ordinal)))
            .Select(Describe)
            .ShouldBeEmpty(spec.File);
    }

    [Fact]
    public void The_set_is_large_and_has_errors_and_twins_of_every_kind()
    {
        var documents = Specs.Sum(s => Math.Max(1, s.Texts.Count));
        var failed = Specs.Count(s => s.Finds.Exists(f => f.StartsWith("inconsistent", StringComparison.Ordinal)));
        TestContext.Current.SendDiagnosticMessage($"audit: {Specs.Count} cases, {documents} documents, {failed} with planted errors");
        documents.ShouldBeGreaterThanOrEqualTo(FewestDocuments);
        var told = Specs.SelectMany(s => s.Finds).Select(f => string.Join(' ', f.Split(' ').Take(2))).ToHashSet();
        foreach (var kind in FindingNames.Kinds.Where(k => k is not FindingKind.Repeat and not FindingKind.Ordinal))
        {
            told.ShouldContain($"inconsistent {kind.Name()}");
            told.ShouldContain($"consistent {kind.Name()}");
        }
    }

    private static List<Finding> Audit(AuditSpec spec)
    {
        var texts = spec.Texts.Count > 0 ? spec.Texts : [spec.Text!];
        var audits = texts.Select((t, i) => Pipeline.Process(Document($"{spec.Id}-{i}", t, spec.Date)).Audit).ToList();
        return [.. audits.SelectMany(a => a.Findings), .. Auditor.Across(audits.SelectMany(a => a.Claims))];
    }

    private static string Describe(Finding finding) =>
        $"{finding.Verdict.Name()} {finding.Kind.Name()} {Show(finding.Stated)} {Show(finding.Computed)} ({finding.Check}: {finding.Formula})";

    private static string Show(FindingValue value) =>
        value.Number is { } number ? Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture) : value.Text!;

    private static SourceDocument Document(string id, string text, string? date) => new()
    {
        Id = id,
        Path = id + ".txt",
        Text = text,
        ContentHash = string.Empty,
        Encoding = "utf-8",
        Format = DocumentFormat.Text,
        Metadata = new DocumentMetadata { Date = date is null ? null : new MetadataValue(date, "test") },
    };

    private static List<AuditSpec> Load()
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
        var specs = new List<AuditSpec>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs", "audit"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var spec in deserializer.Deserialize<List<AuditSpec>>(File.ReadAllText(file)))
            {
                spec.File = $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}";
                specs.Add(spec);
            }
        }

        return specs;
    }
}
