namespace Chancery.Engine.Audit;

/// <summary>One kind of check within a document. Immutable; safe to share between threads.</summary>
internal interface IDocumentCheck
{
    /// <summary>Adds what it finds.</summary>
    void Run(AuditDocument document, FindingSink sink);
}
