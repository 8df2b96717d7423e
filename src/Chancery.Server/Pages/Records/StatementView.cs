using Chancery.Model;

namespace Chancery.Server.Pages;

/// <summary>One statement of a record.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Slices">Its evidence in order; never empty.</param>
public sealed record StatementView(Statement Statement, IReadOnlyList<SourceChipModel> Slices)
{
    /// <summary>A statement with the places of its words.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="recordId">The record to show as current in the reader.</param>
    /// <param name="lines">Finds the words.</param>
    public static StatementView Of(Statement statement, string recordId, RecordLines lines) =>
        new(statement, [.. statement.Evidence.Select(span => lines.Chip(new Evidence(statement.DocumentId, span), recordId, 0))]);
}
