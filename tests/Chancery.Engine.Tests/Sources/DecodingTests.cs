using System.Text;
using Chancery.Engine.Sources;

namespace Chancery.Engine.Tests.Sources;

public sealed class DecodingTests : IDisposable
{
    private const string Simplified = "双方在会谈中就边境贸易达成了新的共识，并签署了三项文件。\r\n";
    private const string Traditional = "雙方在會談中就邊境貿易達成了新的共識，並簽署了三項文件。\r\n";
    private const string Russian = "Стороны подписали в столице соглашение о приграничной торговле.\r\n";
    private const string English = "The sides signed a treaty – “at last”, as the café’s owner said.\r\n";

    private readonly SourceFolder _folder = new();

    [Theory]
    [InlineData(Simplified, "utf-8", "utf-8")]
    [InlineData(Simplified, "gb18030", "gb18030")]
    [InlineData(Traditional, "big5", "big5")]
    [InlineData(Russian, "windows-1251", "windows-1251")]
    [InlineData(Russian, "koi8-r", "koi8-r")]
    [InlineData(English, "windows-1252", "windows-1252")]
    [InlineData(English, "utf-16", "utf-16le")]
    [InlineData(English, "utf-16BE", "utf-16be")]
    [InlineData(Simplified, "utf-16", "utf-16le")]
    [InlineData(Russian, "utf-16BE", "utf-16be")]
    public void Encodings_are_detected_and_the_text_kept_as_it_is(string text, string encoding, string name)
    {
        var document = SourceFolder.Document(_folder.Add("a.txt", text, encoding));
        document.Text.ShouldBe(text);
        document.Encoding.ShouldBe(name);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_is_not_part_of_the_text(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetPreamble().Concat(Encoding.GetEncoding(encoding).GetBytes(Simplified)).ToArray();
        SourceFolder.Document(_folder.Add("a.txt", bytes)).Text.ShouldBe(Simplified);
    }

    [Fact]
    public void A_stray_byte_does_not_make_a_document_unreadable()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Simplified, 50)));
        var document = SourceFolder.Document(_folder.Add("a.txt", [.. bytes, 0xE4, 0xB8]));
        document.Encoding.ShouldBe("utf-8");
        document.Text.ShouldStartWith(Simplified);
    }

    [Fact]
    public void A_forced_encoding_is_used()
    {
        var path = _folder.Add("a.txt", "Ёлка", "koi8-r");
        SourceFolder.Document(path, new SourceOptions { Encoding = "koi8-r" }).Text.ShouldBe("Ёлка");
    }

    [Fact]
    public void A_wrong_forced_encoding_is_named_with_the_byte()
    {
        var problem = SourceFolder.Problem(_folder.Add("a.txt", "abc " + Simplified, "gb18030"), new SourceOptions { Encoding = "utf-8" });
        problem.Code.ShouldBe("wrong-encoding");
        problem.Reason.ShouldBe("a.txt is not utf-8: byte 6 cannot stand there; leave the encoding out to have it detected");
    }

    [Fact]
    public void An_unknown_encoding_is_refused_before_anything_is_read()
    {
        Should.Throw<ArgumentException>(() => SourceFolder.Read(["nowhere"], new SourceOptions { Encoding = "klingon" })).Message
            .ShouldStartWith("unknown encoding 'klingon'; known are utf-8, utf-16,");
    }

    [Fact]
    public void A_binary_file_is_named_with_the_byte()
    {
        var problem = SourceFolder.Problem(_folder.Add("a.txt", [0x41, 0x42, 0, 1, 2, 0, 0]));
        problem.Code.ShouldBe("binary-file");
        problem.Reason.ShouldContain("zero byte at 2");
    }

    [Fact]
    public void Noise_is_no_text()
    {
        var random = new Random(7);
        var bytes = Enumerable.Range(0, 4000).Select(_ => (byte)random.Next(1, 256)).ToArray();
        SourceFolder.Problem(_folder.Add("a.txt", bytes)).Code.ShouldBe("undecodable");
    }

    public void Dispose() => _folder.Dispose();
}
