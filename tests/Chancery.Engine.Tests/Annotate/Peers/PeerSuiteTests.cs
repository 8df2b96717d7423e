using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Model;

namespace Chancery.Engine.Tests.Annotate.Peers;

/// <summary>
/// Runs the test cases of Microsoft Recognizers-Text (MIT) against our annotators. They are read where they are installed
/// (CHANCERY_PEER_SUITES) and never copied; without them the tests are skipped, and say so. The floors are what was reached last.
/// </summary>
public class PeerSuiteTests(ITestOutputHelper output)
{
    private static readonly TemporalAnnotator Dates = new(Specs.Data);
    private static readonly QuantityAnnotator Quantities = new(Specs.Data);

    [Theory]
    [InlineData("zh", "DateTime/Chinese/DateTimeModel.json", 0.97)]
    [InlineData("en", "DateTime/English/DateTimeModel.json", 0.97)]
    public void Dates_agree_with_recognizers_text(string language, string file, double floor)
    {
        Assert.SkipUnless(PeerSuite.IsInstalled, "the Recognizers-Text specs are not installed (CHANCERY_PEER_SUITES)");
        var cases = PeerSuite.Load(file, PeerDates.Aside).ToList();
        var failures = new List<(PeerCase, string)>();
        foreach (var peer in cases.Where(c => c.Aside is null))
        {
            var document = TestDocuments.Of(peer.Input, peer.Date, language);
            if (PeerDates.Check(peer, Dates.Annotate(document)) is { } why)
            {
                failures.Add((peer, why));
            }
        }

        Finish(file, cases, failures, floor);
    }

    [Theory]
    [InlineData("zh", "Number/Chinese/PercentModel.json", 0.97)]
    [InlineData("zh", "NumberWithUnit/Chinese/CurrencyModel.json", 0.97)]
    [InlineData("zh", "NumberWithUnit/Chinese/DimensionModel.json", 0.97)]
    [InlineData("en", "NumberWithUnit/English/CurrencyModel.json", 0.97)]
    [InlineData("en", "NumberWithUnit/English/DimensionModel.json", 0.97)]
    [InlineData("zh", "Number/Chinese/OrdinalModel.json", 1.0)]
    public void Quantities_agree_with_recognizers_text(string language, string file, double floor)
    {
        Assert.SkipUnless(PeerSuite.IsInstalled, "the Recognizers-Text specs are not installed (CHANCERY_PEER_SUITES)");
        var cases = PeerSuite.Load(file, PeerNumbers.Aside).ToList();
        var failures = new List<(PeerCase, string)>();
        foreach (var peer in cases.Where(c => c.Aside is null))
        {
            var found = Quantities.Annotate(TestDocuments.Of(peer.Input, peer.Date, language), []);
            if (PeerNumbers.Check(peer, r => [.. found.Where(m => m.Span.Overlaps(new Span(r.Start, r.End)))]) is { } why)
            {
                failures.Add((peer, why));
            }
        }

        Finish(file, cases, failures, floor);
    }

    [Theory]
    [InlineData("zh", "Number/Chinese/NumberModel.json", 0.97)]
    public void Numbers_agree_with_recognizers_text(string language, string file, double floor)
    {
        Assert.SkipUnless(PeerSuite.IsInstalled, "the Recognizers-Text specs are not installed (CHANCERY_PEER_SUITES)");
        var numerals = NumeralsLoader.Load(Specs.Data, language);
        var cases = PeerSuite.Load(file, PeerNumbers.Aside).ToList();
        var failures = new List<(PeerCase, string)>();
        foreach (var peer in cases.Where(c => c.Aside is null))
        {
            var document = TestDocuments.Of(peer.Input, peer.Date, language);
            var quantities = Quantities.Annotate(document, []);
            if (PeerNumbers.Check(peer, r => [.. PeerNumbers.ReadNumber(numerals, document.Folded, r), .. quantities.Where(q => q.Span.Overlaps(new Span(r.Start, r.End)))]) is { } why)
            {
                failures.Add((peer, why));
            }
        }

        Finish(file, cases, failures, floor);
    }

    private void Finish(string name, List<PeerCase> cases, List<(PeerCase Case, string Why)> failures, double floor)
    {
        output.WriteLine(PeerSuite.Report(name, cases, failures));
        foreach (var (peer, why) in failures)
        {
            output.WriteLine($"  {peer.Input}\n      {why}");
        }

        var prose = cases.Count(c => c.Aside is null);
        ((prose - failures.Count) / (double)prose).ShouldBeGreaterThanOrEqualTo(floor);
    }
}
