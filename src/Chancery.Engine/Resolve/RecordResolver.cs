using Chancery.Model;

namespace Chancery.Engine.Resolve;

/// <summary>Which statements tell of the same fact, and what their record says. The seam for deeper resolution.</summary>
public interface IRecordResolver
{
    /// <summary>Statements with equal keys become one record.</summary>
    string KeyOf(Fact fact, string documentId);

    /// <summary>The record that statements with one key make. The result does not depend on their order.</summary>
    /// <param name="key">Their key.</param>
    /// <param name="statements">At least one statement.</param>
    Record Merge(string key, IReadOnlyList<Statement> statements);
}
