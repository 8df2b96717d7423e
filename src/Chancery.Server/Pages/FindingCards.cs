using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One operand of a finding as a card shows it.</summary>
/// <param name="Value">Figure and date in the reader's language.</param>
/// <param name="Before">Words of the document before those compared.</param>
/// <param name="Words">The words compared.</param>
/// <param name="After">Words behind them.</param>
/// <param name="Chip">Where they stand.</param>
/// <param name="Record">Address of the record told by these words; null when there is none.</param>
public sealed record OperandLine(string Value, string Before, string Words, string After, SourceChipModel Chip, string? Record);

/// <summary>A finding as a card.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Claim">What is stated against what follows.</param>
/// <param name="Why">The computation and its tolerance.</param>
/// <param name="Operands">Its operands.</param>
/// <param name="More">How many operands are left out.</param>
public sealed record FindingCard(Finding Finding, string Claim, string Why, IReadOnlyList<OperandLine> Operands, int More);

/// <summary>One column of the board.</summary>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Total">How many findings have it.</param>
/// <param name="Cards">Those shown.</param>
/// <param name="Next">Cursor of the next ones; null at the end.</param>
public sealed record FindingColumn(FindingVerdict Verdict, long Total, IReadOnlyList<FindingCard> Cards, string? Next);

/// <summary>Makes cards of findings for one reader.</summary>
public sealed class FindingCards(DocumentTexts documents, RecordLines lines, PageContext page, FindingRecords records)
{
    private const int ShownOperands = 14;
    private const int Around = 60;
    private const int Longest = 240;

    /// <summary>The card of a finding.</summary>
    public FindingCard Of(Finding finding) => new(
        finding,
        FindingWords.Claim(finding, page.Words),
        FindingWords.Why(finding, page.Words),
        [.. finding.Operands.Take(ShownOperands).Select(Operand)],
        Math.Max(0, finding.Operands.Count - ShownOperands));

    private OperandLine Operand(FindingOperand operand)
    {
        var document = documents.Get(operand.Evidence.DocumentId);
        var passage = Passage.Of(document.Stored.Text, operand.Evidence.Span, Around, Longest);
        var record = records.Of(operand).FirstOrDefault();
        var chip = lines.Chip(operand.Evidence, record ?? string.Empty, 0);
        return new OperandLine(
            FindingWords.Value(operand, page.Words),
            passage.Before,
            passage.Words,
            passage.After,
            chip with { Href = page.LinkTo(document, operand.Evidence.Span) },
            record is null ? null : page.Link("/records/" + Uri.EscapeDataString(record)));
    }
}
