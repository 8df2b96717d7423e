using Chancery.Model;

namespace Chancery.Engine.Resolve;

/// <summary>Which statements tell of the same fact, and what their record says. The seam for deeper resolution.</summary>
public interface IRecordResolver
{
    /// <summary>Statements with equal keys become one record. A pure function of the statement's content.</summary>
    string KeyOf(Statement statement);

    /// <summary>
    /// The record that statements with one key make. The result does not depend on their order. Its source count takes every
    /// document as independent: only a store that knows their texts can tell copies.
    /// </summary>
    /// <param name="key">Their key.</param>
    /// <param name="statements">At least one statement.</param>
    Record Merge(string key, IReadOnlyList<Statement> statements);
}
