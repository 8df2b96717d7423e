using System.IO.Compression;
using System.Text;
using Chancery.Engine.Sources;
using Chancery.Engine.Tests.Text;
using Chancery.Model;

namespace Chancery.Engine.Tests.Sources;

/// <summary>A folder of files that a test makes and reads.</summary>
internal sealed class SourceFolder : IDisposable
{
    private static readonly SourceSet Set = new(TextSpecs.Data);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chancery-sources");

    static SourceFolder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string Root => _folder.FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Add(string name, string text, string encoding = "utf-8") => Add(name, Encoding.GetEncoding(encoding).GetBytes(text));

    public string Add(string name, byte[] bytes)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string AddZip(string name, params (string Name, string Text)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, text) in entries)
            {
                using var stream = zip.CreateEntry(entry).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return Add(name, memory.ToArray());
    }

    public List<SourceItem> Read(SourceOptions? options = null) => Read([Root], options);

    public static List<SourceItem> Read(IEnumerable<string> paths, SourceOptions? options = null) => [.. Set.Open(paths, options ?? new SourceOptions())];

    public static SourceDocument Document(string path, SourceOptions? options = null)
    {
        var item = Read([path], options).ShouldHaveSingleItem();
        item.Problem.ShouldBeNull();
        return item.Document!;
    }

    public static SourceProblem Problem(string path, SourceOptions? options = null) =>
        Read([path], options).ShouldHaveSingleItem().Problem.ShouldNotBeNull();

    public void Dispose() => _folder.Delete(recursive: true);
}
