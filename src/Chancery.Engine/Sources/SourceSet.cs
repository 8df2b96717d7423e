using Chancery.Engine.Data;
using Chancery.Engine.Sources.Decoding;
using Chancery.Engine.Sources.Inputs;
using Chancery.Engine.Sources.Metadata;
using Chancery.Engine.Sources.Readers;

namespace Chancery.Engine.Sources;

/// <summary>
/// Opens what a user names: files, folders with all below them, ZIP archives. Documents and problems come one by one, so a corpus never
/// lies in memory. Immutable; one instance serves all threads.
/// </summary>
public sealed class SourceSet
{
    private readonly EncodingData _encodings;
    private readonly MetadataData _metadata;
    private readonly TextDecoder _decoder;
    private readonly IReadOnlyList<IDocumentReader> _readers;

    /// <summary>Builds the readers.</summary>
    /// <exception cref="DataException">A file under <c>data/text</c> is missing or wrong.</exception>
    public SourceSet(ChanceryData data)
    {
        _encodings = new EncodingData(data);
        _metadata = new MetadataData(data);
        _decoder = new TextDecoder(_encodings);
        _readers = DocumentReaders.Create(_metadata);
    }

    /// <summary>Reads paths in the order given; within a folder or archive in ordinal order.</summary>
    /// <param name="paths">Files, folders and archives.</param>
    /// <param name="options">Limits and choices.</param>
    /// <returns>Documents, and problems in place of those that cannot be read. Enumerating again reads again.</returns>
    /// <exception cref="ArgumentException"><see cref="SourceOptions.Encoding"/> names no known encoding.</exception>
    public IEnumerable<SourceItem> Open(IEnumerable<string> paths, SourceOptions options)
    {
        var forced = options.Encoding is { } name ? _encodings.Named(name) : null;
        return Read(paths, new InputReader(_readers, _decoder, _metadata, options, forced));
    }

    private static IEnumerable<SourceItem> Read(IEnumerable<string> paths, InputReader reader)
    {
        var besideFiles = new Dictionary<string, SideFiles>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var item in FolderInput.Read(reader, path))
                {
                    yield return item;
                }

                continue;
            }

            var name = Path.GetFileName(path);
            if (name == SideFile.FileName && File.Exists(path))
            {
                continue;
            }

            foreach (var item in ReadFile(reader, path, name, besideFiles))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<SourceItem> ReadFile(InputReader reader, string path, string name, Dictionary<string, SideFiles> besideFiles)
    {
        if (!File.Exists(path))
        {
            yield return InputReader.Problem(path, "missing", $"{path} does not exist, or may not be seen; check the path and its rights");
            yield break;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!besideFiles.TryGetValue(folder, out var sideFiles))
        {
            besideFiles[folder] = sideFiles = new SideFiles();
            foreach (var problem in FileInput.AddSideFile(reader, folder, string.Empty, sideFiles))
            {
                yield return problem;
            }
        }

        if (reader.Data.IsExtension("archive", Path.GetExtension(name).ToLowerInvariant()))
        {
            foreach (var item in ArchiveInput.Read(reader, path, name, sideFiles))
            {
                yield return item;
            }

            yield break;
        }

        yield return FileInput.TryRead(path, name, reader.Options.MaxFileBytes, out var bytes) ?? reader.Read(name, bytes, named: true, sideFiles);
    }
}
