using Chancery.Model;

namespace Chancery.Engine.Tests.Sources;

public sealed class SideFileTests : IDisposable
{
    private readonly SourceFolder _folder = new();

    [Fact]
    public void Its_values_override_what_the_file_says_and_empty_cells_do_not()
    {
        _folder.Add("metadata.csv", "path,date,title,source,language,perspective\r\nsub/a.md,2024-10,\"A, \"\"quoted\"\" title\",,ru,RUS\r\n");
        _folder.Add("sub/a.md", "---\ndate: 2001-01-01\nsource: The Canal\n---\n# Old title\n\nText.\n");
        var metadata = _folder.Read().ShouldHaveSingleItem().Document!.Metadata;
        metadata.Title.ShouldBe(new MetadataValue("A, \"quoted\" title", "metadata.csv"));
        metadata.Date.ShouldBe(new MetadataValue("2024-10", "metadata.csv"));
        metadata.Source.ShouldBe(new MetadataValue("The Canal", "front-matter:source"));
        metadata.Language.ShouldBe(new MetadataValue("ru", "metadata.csv"));
        metadata.Perspective.ShouldBe(new MetadataValue("RUS", "metadata.csv"));
    }

    [Fact]
    public void It_serves_archives_single_files_and_the_nearest_folder()
    {
        _folder.Add("metadata.csv", "path,title\na.zip/x.txt,From the folder\nb/c.txt,From above\n");
        _folder.AddZip("a.zip", ("x.txt", "Text."), ("y.txt", "Text."), ("metadata.csv", "path,title\ny.txt,From the archive\n"));
        var single = _folder.Add("b/c.txt", "Text.");
        _folder.Add("b/metadata.csv", "path,title\nc.txt,From beside\n");
        var items = _folder.Read();
        items.Where(i => i.Document is not null).Select(i => i.Document!.Metadata.Title?.Value).ShouldBe(["From the folder", "From the archive", "From beside"]);
        items.Where(i => i.Problem is not null).Select(i => i.Problem!.Reason)
            .ShouldBe(["metadata.csv line 3: there is no file 'b/c.txt' beside it; correct the path or delete the row"]);
        SourceFolder.Document(single).Metadata.Title!.Value.ShouldBe("From beside");
    }

    [Theory]
    [InlineData("a.txt,2024\n", "metadata.csv line 1: the first line names the columns: path and any of date, title, source, language, perspective; 'a.txt' is none of them")]
    [InlineData("date,title\n2024,x\n", "metadata.csv line 1: the first line names the columns: path and any of date, title, source, language, perspective; path is missing")]
    [InlineData("path,date\na.txt\n", "metadata.csv line 2: has 1 cells where the header has 2; quote a cell that holds a comma")]
    [InlineData("path,date\n\na.txt,yesterday\n", "metadata.csv line 3: 'yesterday' is no date; write it as 2024-10-15, 2024-10 or 2024")]
    [InlineData("path,language\na.txt,klingon\n", "metadata.csv line 2: 'klingon' is no language; write zh-Hans, zh-Hant, en or ru")]
    [InlineData("path,title\n,x\n", "metadata.csv line 2: names no path")]
    [InlineData("path,title\na.txt,x\na.txt,y\n", "metadata.csv line 3: names 'a.txt' again; the first row counts")]
    [InlineData("path,title\nb.txt,x\n", "metadata.csv line 2: there is no file 'b.txt' beside it; correct the path or delete the row")]
    public void A_wrong_row_is_named_with_its_line_and_the_file_is_read(string csv, string reason)
    {
        _folder.Add("metadata.csv", csv);
        _folder.Add("a.txt", "Text.");
        var items = _folder.Read();
        items.Where(i => i.Problem is not null).ShouldHaveSingleItem().Problem!.Reason.ShouldBe(reason);
        items.Where(i => i.Document is not null).ShouldHaveSingleItem();
    }

    public void Dispose() => _folder.Dispose();
}
