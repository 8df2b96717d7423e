using Chancery.Engine.Annotate;
using Chancery.Engine.Audit.Checks;
using Chancery.Engine.Data;
using Chancery.Engine.Extract;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>
/// Checks one document against itself: counts against lists, parts against totals, changes against both values, averages, shares, lengths of
/// time, yearly series, repeated passages; and reads what it claims for the comparison with others. Immutable; serves all threads.
/// </summary>
internal sealed class DocumentAuditor
{
    private readonly AuditWords _words;
    private readonly IDocumentCheck[] _checks;
    private readonly ClaimReader _claims;
    private readonly WordClaims _wordClaims;
    private readonly ClaimAuditor _across;

    /// <summary>Builds the auditor from a data folder.</summary>
    /// <exception cref="DataException">A file under <c>data/audit</c> is wrong.</exception>
    public DocumentAuditor(ChanceryData data, Classes classes)
    {
        _words = new AuditWords(data);
        var metrics = new MetricTable(data);
        _claims = new ClaimReader(metrics);
        _wordClaims = new WordClaims(new OfficeTable(data));
        _across = new ClaimAuditor(metrics);
        _checks =
        [
            new ListCountCheck(new ListReader(classes.Conj), classes.Speech),
            new EnumerationCheck(),
            new BreakdownCheck(),
            new GrowthCheck(metrics.Revision),
            new AverageCheck(),
            new ShareCheck(),
            new DurationCheck(),
            new CadenceCheck(),
            new AnniversaryCheck(),
            new TableCountCheck(),
            new RepeatCheck(),
        ];
    }

    /// <summary>Audits a document.</summary>
    /// <param name="context">The document as the extractor saw it.</param>
    /// <param name="drafts">Facts that the extractor found in it.</param>
    public DocumentAudit Audit(ExtractionContext context, IReadOnlyList<Draft> drafts)
    {
        var document = new AuditDocument(context, drafts, _words);
        var sink = new FindingSink();
        foreach (var check in _checks)
        {
            check.Run(document, sink);
        }

        var claims = _claims.Read(document);
        _wordClaims.Read(document, claims);
        _across.Run(claims, sink);
        return new DocumentAudit(sink.Findings, claims);
    }
}
