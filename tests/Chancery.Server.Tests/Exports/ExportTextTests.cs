using Chancery.Server.Exports;

namespace Chancery.Server.Tests.Exports;

public sealed class ExportTextTests
{
    [Theory]
    [InlineData("a\u0007b\0", "a\uFFFDb\uFFFD")]
    [InlineData("\U00020000 ]]> \r\n\t", "\U00020000 ]]> \r\n\t")]
    [InlineData("\uFFFE", "\uFFFD")]
    public void Text_for_xml_holds_only_what_xml_can(string text, string expected) => ExportText.ForXml(text).ShouldBe(expected);

    [Theory]
    [InlineData(" a\r\n\t b\u0007c ", "a b c")]
    [InlineData("", "")]
    public void One_line_has_no_line_breaks(string text, string expected) => ExportText.OneLine(text).ShouldBe(expected);

    [Fact]
    public void Halves_of_surrogate_pairs_become_replacement_characters()
    {
        // An attribute cannot hold them: its texts are UTF-8.
        ExportText.ForXml("\uD800x\uDC00").ShouldBe("\uFFFDx\uFFFD");
        ExportText.OneLine("\uD800x").ShouldBe("\uFFFDx");
    }

    [Theory]
    [InlineData("https://example.org/a b", "https://example.org/a%20b")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("/relative", null)]
    [InlineData(null, null)]
    public void Only_web_addresses_are_addresses(string? address, string? expected) => ExportText.Address(address).ShouldBe(expected);

    [Theory]
    [InlineData("2024-10-14", "2024-10-14", "2024-10-14", true)]
    [InlineData("2024-10", "2024-10", "2024-10", true)]
    [InlineData("2024", "2024", "2024", true)]
    [InlineData("2013-03/2024-10-05", "2013-03", "2024-10-05", true)]
    [InlineData("1992/..", "1992", null, false)]
    [InlineData("../2030", null, "2030", false)]
    [InlineData("2005~", "2005", "2005", false)]
    [InlineData("2024-21", "2024", "2024", false)]
    [InlineData("2024-10-XX", "2024-10", "2024-10", false)]
    [InlineData("XXXX-05-16", null, null, false)]
    [InlineData("199X", null, null, false)]
    [InlineData("soon", null, null, false)]
    [InlineData(null, null, null, false)]
    public void Ends_of_a_date_say_no_more_than_it_does(string? edtf, string? from, string? to, bool isExact)
    {
        var ends = DateEnds.Of(edtf);
        ends?.From?.ToString().ShouldBe(from);
        ends?.To?.ToString().ShouldBe(to);
        (ends?.IsExact ?? false).ShouldBe(isExact);
        (ends is null).ShouldBe(from is null && to is null);
    }
}
