using Chancery.Engine.Data;

namespace Chancery.Engine.Tests.Text;

/// <summary>A copy of the data folder that a test may spoil.</summary>
internal sealed class DataCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chancery-data");

    public DataCopy()
    {
        var from = Path.Combine(AppContext.BaseDirectory, "data", "text");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "text"));
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(_folder.FullName, "text", Path.GetFileName(file)));
        }
    }

    public ChanceryData Data => new(_folder.FullName);

    public void Append(string file, string text) => File.AppendAllText(Path.Combine(_folder.FullName, file), text);

    public void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Replace(string file, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(_folder.FullName, file));
        text.ShouldContain(from);
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
