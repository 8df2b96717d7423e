namespace Chancery.Engine.Tests.Text;

public class TextSpecTests
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    [InlineData("ru")]
    public void Documents_are_cleaned_as_specified(string language)
    {
        var failures = new List<string>();
        foreach (var spec in TextSpecs.Load(language))
        {
            var clean = TextSpecs.Clean(spec.Source, spec.Format, spec.Title);
            var sentences = clean.Sentences.Select(s => s.Span.In(clean.Text).ToString()).ToList();
            Compare(spec, spec.Paragraphs, TextSpecs.Dump(clean), failures);
            Compare(spec, spec.Sentences, sentences, failures);
        }

        failures.ShouldBeEmpty(string.Join("\n", failures));
    }

    private static void Compare(TextSpec spec, List<string>? expected, List<string> found, List<string> failures)
    {
        if (expected is not null && !expected.SequenceEqual(found))
        {
            failures.Add($"{spec}\n  expected\n    {string.Join("\n    ", expected)}\n  found\n    {string.Join("\n    ", found)}");
        }
    }
}
