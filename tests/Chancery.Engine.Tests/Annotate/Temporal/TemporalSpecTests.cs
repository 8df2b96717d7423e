using System.Globalization;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Engine.Text;

namespace Chancery.Engine.Tests.Annotate.Temporal;

public class TemporalSpecTests
{
    private static readonly TemporalAnnotator Annotator = new(Specs.Data);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    [InlineData("ru")]
    public void Dates_are_found_and_resolved_as_specified(string language)
    {
        var failures = new List<string>();
        foreach (var spec in Specs.Load(language).Where(s => s.Dates is not null))
        {
            var document = TestDocuments.Of(spec.Text, spec.DocumentDate, language);
            var found = Annotator.Annotate(document).Select(m => Describe(document, m)).ToList();
            if (!found.SequenceEqual(spec.Dates!))
            {
                failures.Add($"{spec}\n  expected {string.Join(" | ", spec.Dates!)}\n  found    {string.Join(" | ", found)}");
            }
        }

        failures.ShouldBeEmpty(string.Join("\n", failures));
    }

    private static string Describe(CleanDocument document, TemporalMention mention)
    {
        var value = mention.Kind == TemporalKind.Duration
            ? $"{mention.Amount!.Value.ToString(CultureInfo.InvariantCulture)} {mention.Granularity}".ToLowerInvariant()
            : mention.Value ?? "-";
        return $"{mention.Span.In(document.Text)} => {value}";
    }
}
