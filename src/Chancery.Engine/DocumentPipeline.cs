using Chancery.Engine.Annotate;
using Chancery.Engine.Audit;
using Chancery.Engine.Data;
using Chancery.Engine.Extract;
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
    }

    /// <summary>Version of the data that statements are stamped with.</summary>
    public string DataVersion { get; }

    /// <summary>The rules that are loaded.</summary>
    internal IReadOnlyList<Rule> Rules { get; }

    /// <summary>Reads one document.</summary>
    public DocumentResult Process(SourceDocument document)
    {
        var clean = _cleaner.Clean(document);
        var annotated = _annotator.Annotate(clean);
        var statements = new List<Statement>();
        var drafts = _extractor.Extract(annotated, out var context);
        foreach (var draft in drafts)
        {
            statements.Add(ToStatement(clean, draft));
        }

        return new DocumentResult(clean, statements) { Audit = _auditor.Audit(context, drafts) };
    }

    private Statement ToStatement(CleanDocument clean, Draft draft)
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
            RuleId = draft.RuleId,
            FieldSources = draft.FieldSources,
            DataVersion = DataVersion,
            Confidence = draft.Confidence,
        };
    }
}
