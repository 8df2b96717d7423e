using System.Globalization;
using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Engine.Text;

namespace Chancery.Engine.Tests.Annotate.Quantities;

public class QuantitySpecTests
{
    private static readonly TemporalAnnotator Dates = new(Specs.Data);
    private static readonly QuantityAnnotator Quantities = new(Specs.Data);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    [InlineData("ru")]
    public void Quantities_are_found_with_unit_and_bound_as_specified(string language)
    {
        var failures = new List<string>();
        foreach (var spec in Specs.Load(language).Where(s => s.Quantities is not null))
        {
            var document = TestDocuments.Of(spec.Text, spec.DocumentDate, language);
            var found = Quantities.Annotate(document, Dates.Annotate(document)).Select(m => Describe(document, m)).ToList();
            if (!found.SequenceEqual(spec.Quantities!))
            {
                failures.Add($"{spec}\n  expected {string.Join(" | ", spec.Quantities!)}\n  found    {string.Join(" | ", found)}");
            }
        }

        failures.ShouldBeEmpty(string.Join("\n", failures));
    }

    private static string Describe(CleanDocument document, QuantityMention mention)
    {
        var words = new List<string?>
        {
            $"{mention.Span.In(document.Text)} =>",
            mention.Kind.ToString().ToLowerInvariant(),
            mention.Value.ToString(CultureInfo.InvariantCulture)
                + (mention.UpperValue is { } upper ? ".." + upper.ToString(CultureInfo.InvariantCulture) : ""),
            mention.Unit,
            mention.Bound,
            mention.Basis,
        };
        return string.Join(' ', words.Where(w => w is not null));
    }
}
