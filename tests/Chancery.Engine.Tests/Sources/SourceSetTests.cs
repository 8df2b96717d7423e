using System.IO.Compression;
using System.Text;
using Chancery.Engine.Sources;
using Chancery.Model;

namespace Chancery.Engine.Tests.Sources;

public sealed class SourceSetTests : IDisposable
{
    private const string Body = "The sides signed a treaty on the river.\n";

    private readonly SourceFolder _folder = new();

    [Fact]
    public void A_folder_is_read_in_ordinal_order_with_all_below_it()
    {
        _folder.Add("b.txt", Body);
        _folder.Add("a/z.md", "# River\n\n" + Body);
        _folder.Add("a/B.html", "<p>" + Body + "</p>");
        _folder.Add(".hidden/x.txt", Body);
        _folder.Add("a/page_files/style.css", "p {}");
        _folder.AddZip("a.zip", ("y.txt", Body), ("sub/x.txt", Body));
        var documents = _folder.Read().Select(i => i.Document.ShouldNotBeNull()).ToList();
        documents.Select(d => d.Path).ShouldBe(["a/B.html", "a/z.md", "a.zip/sub/x.txt", "a.zip/y.txt", "b.txt"]);
        documents.Select(d => d.Format).ShouldBe([DocumentFormat.Html, DocumentFormat.Markdown, DocumentFormat.Text, DocumentFormat.Text, DocumentFormat.Text]);
        documents.Select(d => d.Id).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void An_id_is_a_hash_of_path_and_bytes()
    {
        var document = SourceFolder.Document(_folder.Add("a.txt", "x\n"));
        document.Id.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a.txt\nx\n"u8))[..24]);
        document.ContentHash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("x\n"u8)));
    }

    [Theory]
    [InlineData("---\ntitle: x\n---\ntext", DocumentFormat.Markdown)]
    [InlineData("# One\n\ntext\n\n## Two\n", DocumentFormat.Markdown)]
    [InlineData("<!DOCTYPE html><p>text", DocumentFormat.Html)]
    [InlineData("# of treaties signed: 3\n", DocumentFormat.Text)]
    public void A_text_file_is_read_as_what_it_holds(string text, DocumentFormat format) =>
        SourceFolder.Document(_folder.Add("a.txt", text)).Format.ShouldBe(format);

    [Fact]
    public void What_cannot_be_read_is_named_and_the_rest_goes_on()
    {
        _folder.Add("a.txt", "");
        _folder.Add("b.txt", "  \n");
        _folder.Add("c.pdf", "%PDF-1.4");
        _folder.Add("d.zip", Encoding.ASCII.GetBytes("no archive at all, but longer than a header"));
        _folder.Add("e.txt", Body);
        var items = SourceFolder.Read([_folder.PathOf("missing.txt"), _folder.Root]);
        items.Select(i => i.Problem?.Code ?? i.Document!.Path)
            .ShouldBe(["missing", "empty-file", "empty-file", "unsupported-format", "broken-archive", "e.txt"]);
    }

    [Fact]
    public void A_file_without_rights_is_named()
    {
        if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess)
        {
            var path = _folder.Add("a.txt", Body);
            File.SetUnixFileMode(path, UnixFileMode.None);
            SourceFolder.Problem(path).Code.ShouldBe("no-access");
            return;
        }

        Assert.Skip("rights do not bind this user");
    }

    [Fact]
    public void Limits_are_kept()
    {
        var large = _folder.Add("large.txt", new string('x', 2000));
        SourceFolder.Problem(large, new SourceOptions { MaxFileBytes = 1000 }).Reason
            .ShouldBe("large.txt has 2000 bytes, more than the limit of 1000; split it or raise the limit");
        var zip = _folder.AddZip("a.zip", ("bomb.txt", new string('x', 4 << 20)), ("b.txt", Body));
        SourceFolder.Read([zip]).Select(i => i.Problem?.Code ?? i.Document!.Path).ShouldBe(["a.zip/b.txt", "archive-bomb"]);
        SourceFolder.Read([zip], new SourceOptions { MaxFileBytes = 1 << 20 }).Select(i => i.Problem?.Code).ShouldContain("too-large");
        SourceFolder.Read([zip], new SourceOptions { MaxArchiveEntries = 1 }).ShouldHaveSingleItem().Problem!.Code.ShouldBe("archive-bomb");
    }

    [Fact]
    public void Half_an_archive_gives_the_entries_before_the_break_and_its_place()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 3; i++)
            {
                using var stream = zip.CreateEntry($"{i}.txt", CompressionLevel.Optimal).Open();
                stream.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(n => $"Session {n * (i + 1)} of the river commission. "))));
            }
        }

        var half = memory.ToArray()[..(int)(memory.Length * 4 / 10)];
        var items = SourceFolder.Read([_folder.Add("half.zip", half)]);
        items[0].Document!.Path.ShouldBe("half.zip/0.txt");
        items[^1].Problem!.Code.ShouldBe("broken-archive");
        items[^1].Problem!.Reason.ShouldMatch(@"^half\.zip is cut off or damaged at byte \d+ of \d+: 1 entries before it were read");
    }

    [Fact]
    public void Names_of_entries_are_only_names()
    {
        var zip = _folder.AddZip("a.zip", ("../../etc/passwd.txt", Body), ("C:\\dir\\x.txt", Body), ("/root.txt", Body));
        SourceFolder.Read([zip]).Select(i => i.Document!.Path).Order().ShouldBe(["a.zip/dir/x.txt", "a.zip/etc/passwd.txt", "a.zip/root.txt"]);
    }

    [Fact]
    public void An_archive_inside_an_archive_is_named()
    {
        var zip = _folder.AddZip("a.zip", ("inner.zip", "PK"));
        SourceFolder.Problem(zip).Code.ShouldBe("nested-archive");
    }

    [Fact]
    public void Names_in_legacy_encodings_are_read()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true, Encoding.GetEncoding("gb18030")))
        {
            using var stream = zip.CreateEntry("两国关于边境贸易的协定和会谈的消息.txt").Open();
            stream.Write(Encoding.UTF8.GetBytes(Body));
        }

        SourceFolder.Document(_folder.Add("a.zip", memory.ToArray())).Name.ShouldBe("两国关于边境贸易的协定和会谈的消息.txt");
    }

    public void Dispose() => _folder.Dispose();
}
