using Chancery.Engine.Annotate;
using Chancery.Engine.Audit;
using Chancery.Engine.Data;
using Chancery.Engine.Extract;
using Chancery.Engine.Extract.Calibration;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine;

/// <summary>What came out of one document.</summary>
/// <param name="Clean">The cleaned document.</param>
/// <param name="Statements">What it says, in order of position.</param>
public sealed record DocumentResult(CleanDocument Clean, IReadOnlyList<Statement> Statements)
{
    /// <summary>Whether its figures and lists agree with one another, and what others can be compared with.</summary>
    public DocumentAudit Audit { get; init; } = DocumentAudit.Empty;

    /// <summary>For each statement, in the same order, what its confidence was computed from.</summary>
    public IReadOnlyList<FeatureVector> Features { get; init; } = [];
}

/// <summary>
/// One document in, statements out: clean, annotate, extract, audit. Pure and immutable after it is built, so one instance serves all threads.
/// </summary>
public sealed class DocumentPipeline
{
    private readonly TextCleaner _cleaner;
    private readonly Annotator _annotator;
    private readonly Extractor _extractor;
    private readonly DocumentAuditor _auditor;

    /// <summary>Builds the pipeline from a data folder.</summary>
    /// <exception cref="DataException">A data file is wrong.</exception>
    public DocumentPipeline(ChanceryData data)
    {
        DataVersion = data.Version;
        var parts = ExtractorBuilder.Build(data);
        _cleaner = new TextCleaner(data);
        _annotator = parts.Annotator;
        _extractor = parts.Extractor;
        _auditor = new DocumentAuditor(data, parts.Classes);
        Rules = parts.Rules;
        Confidence = ConfidenceModel.Load(data);
    }

    /// <summary>Version of the data that statements are stamped with.</summary>
    public string DataVersion { get; }

    /// <summary>How likely a statement is to be right.</summary>
    public ConfidenceModel Confidence { get; }

    /// <summary>The rules that are loaded.</summary>
    internal IReadOnlyList<Rule> Rules { get; }

    /// <summary>Reads one document.</summary>
    public DocumentResult Process(SourceDocument document)
    {
        var clean = _cleaner.Clean(document);
        var annotated = _annotator.Annotate(clean);
        var statements = new List<Statement>();
        var features = new List<FeatureVector>();
        var found = _extractor.Extract(annotated, out var context);
        foreach (var (draft, vector) in found)
        {
            statements.Add(ToStatement(clean, draft, Confidence.Probability(vector)));
            features.Add(vector);
        }

        return new DocumentResult(clean, statements) { Audit = _auditor.Audit(context, found.ConvertAll(f => f.Draft)), Features = features };
    }

    private Statement ToStatement(CleanDocument clean, Draft draft, double confidence)
    {
        var evidence = new List<Span>(draft.Evidence.Count);
        foreach (var span in draft.Evidence)
        {
            evidence.Add(clean.ToSource(span));
        }

        return new Statement
        {
            Id = StatementIds.Create(clean.Source.Id, draft.Fact, evidence),
            DocumentId = clean.Source.Id,
            Fact = draft.Fact,
            Evidence = evidence,
            RuleId = draft.Rule.Id,
            FieldSources = draft.FieldSources,
            DataVersion = DataVersion,
            Confidence = confidence,
        };
    }
}
