using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Engine.Data;

namespace Chancery.Engine.Tests.Annotate.Temporal;

/// <summary>A mistake in a lexicon is reported with file, line and reason.</summary>
public sealed class LexiconErrorTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("chancery-lexicon").FullName;

    [Theory]
    [InlineData("temporal.yaml", "words:\n  yeer-unit: [年]\n", "lexicon/zh/temporal.yaml:2: unknown temporal class 'yeer-unit'")]
    [InlineData("temporal.yaml", "word: {}\n", "lexicon/zh/temporal.yaml:1: unknown section 'word'; known are numeric-order, carry-year, words, capitalized, dates, heads, tails, durations, clock")]
    [InlineData("temporal.yaml", "numeric-order: ydm\n", "lexicon/zh/temporal.yaml:1: numeric-order is 'ydm', not ymd, dmy or mdy")]
    [InlineData("temporal.yaml", "words:\n  half: {a: [上半年]}\n", "lexicon/zh/temporal.yaml:2: 'a' is not a whole number")]
    [InlineData("temporal.yaml", "words:\n  half: {1: [上半年], 2: [上半年]}\n", "lexicon/zh/temporal.yaml:2: '上半年' stands in another class with another value or length")]
    [InlineData("temporal.yaml", "words:\n  half: {1: [\"上(半年\"]}\n", "lexicon/zh/temporal.yaml:2: '上(半年' lacks a closing parenthesis")]
    [InlineData("temporal.yaml", "dates:\n  - year4 yeer\n", "lexicon/zh/temporal.yaml:2: unknown temporal class 'yeer'")]
    [InlineData("temporal.yaml", "capitalized: [may]\n", "lexicon/zh/temporal.yaml:1: 'may' is in no class")]
    [InlineData("temporal.yaml", "words: [a]\n", "lexicon/zh/temporal.yaml:1: a mapping is expected here")]
    [InlineData("numerals.yaml", "system: han\ndigits: {1: [一一]}\n", "lexicon/zh/numerals.yaml:2: '一一' must be one character")]
    [InlineData("numerals.yaml", "system: han\ndigits: {x: [一]}\n", "lexicon/zh/numerals.yaml:2: 'x' is not a number")]
    [InlineData("numerals.yaml", "decimal: \"..\"\n", "lexicon/zh/numerals.yaml:1: 'decimal' must be one character")]
    [InlineData("units.yaml", "units:\n  - {names: [个]}\n", "lexicon/zh/units.yaml:2: a unit needs 'unit' or 'kind: skip', not both")]
    [InlineData("units.yaml", "units:\n  - {unit: item}\n", "lexicon/zh/units.yaml:2: 'names' is missing")]
    [InlineData("units.yaml", "units:\n  - {unit: item, kind: heap, names: [个]}\n", "lexicon/zh/units.yaml:2: unknown kind of quantity 'heap'")]
    [InlineData("units.yaml", "lead:\n  bound: {above: [超]}\n", "lexicon/zh/units.yaml:2: bound is 'above', not over, under or about")]
    [InlineData("units.yaml", "lead:\n  change: {2: [增长]}\n", "lexicon/zh/units.yaml:2: a change is 1 or -1, not '2'")]
    [InlineData("units.yaml", "after:\n  never: [x]\n", "lexicon/zh/units.yaml:2: unknown class 'never' of words after a number")]
    public void A_mistake_is_named_with_file_line_and_reason(string file, string content, string message)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "lexicon", "zh")).FullName;
        File.WriteAllText(Path.Combine(folder, "numerals.yaml"), "system: han\n");
        File.WriteAllText(Path.Combine(folder, "temporal.yaml"), "numeric-order: ymd\n");
        File.WriteAllText(Path.Combine(folder, file), content);
        var data = new ChanceryData(_root);
        Should.Throw<DataException>(() =>
        {
            _ = new TemporalAnnotator(data);
            _ = new QuantityAnnotator(data);
        }).Message.ShouldBe(message);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
