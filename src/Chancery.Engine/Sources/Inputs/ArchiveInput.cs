using System.IO.Compression;
using System.Text;
using Chancery.Engine.Sources.Metadata;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>
/// Reads a ZIP archive, its entries in ordinal order of names. An archive without its directory (half a download) is read from the
/// front as far as it goes. What an archive claims of sizes is not believed.
/// </summary>
internal static class ArchiveInput
{
    private const long FreeOfRatio = 1 << 20;

    /// <summary>Documents and problems of an archive.</summary>
    /// <param name="reader">Reads entries.</param>
    /// <param name="file">The archive.</param>
    /// <param name="path">Its path as documents carry it.</param>
    /// <param name="outer">Side files of the folder it lies in.</param>
    internal static IEnumerable<SourceItem> Read(InputReader reader, string file, string path, SideFiles outer)
    {
        if (TryOpen(file, path, out var stream) is { } problem)
        {
            yield return problem;
            yield break;
        }

        using (stream)
        {
            ZipArchive? archive = null;
            try
            {
                archive = new ZipArchive(stream!, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
                _ = archive.Entries.Count;
            }
            catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
            {
                archive?.Dispose();
                archive = null;
            }

            var items = archive is null ? HalfArchive.Read(reader, stream!, path, outer) : ReadEntries(reader, archive, path, outer);
            foreach (var item in items)
            {
                yield return item;
            }

            archive?.Dispose();
        }
    }

    /// <summary>Reads at most a number of bytes; the problem when there are more, or more than the packed size allows.</summary>
    /// <param name="source">Unpacked bytes.</param>
    /// <param name="path">Path of the entry.</param>
    /// <param name="packed">Packed size in bytes.</param>
    /// <param name="options">Limits.</param>
    /// <param name="bytes">What was read.</param>
    internal static SourceItem? Unpack(Stream source, string path, long packed, SourceOptions options, out byte[] bytes)
    {
        var mostByRatio = Math.Max(FreeOfRatio, packed * options.MaxArchiveRatio);
        using var unpacked = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > options.MaxFileBytes || unpacked.Length > mostByRatio)
            {
                bytes = [];
                return unpacked.Length > mostByRatio
                    ? InputReader.Problem(path, "archive-bomb", $"{path} unpacks to more than {options.MaxArchiveRatio} times its packed size of {packed} bytes; unpack it yourself if you trust it")
                    : InputReader.Problem(path, "too-large", $"{path} unpacks to more than the limit of {options.MaxFileBytes} bytes; split it or raise the limit");
            }
        }

        bytes = unpacked.ToArray();
        return null;
    }

    /// <summary>True for an entry that holds no document: folders, system files, what comes with saved pages.</summary>
    internal static bool IsPassedOver(InputReader reader, string name)
    {
        var last = name[(name.LastIndexOf('/') + 1)..];
        return last.Length == 0 || last[0] == '.' || name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || reader.Data.IsExtension("ignored", Path.GetExtension(last).ToLowerInvariant());
    }

    private static SourceItem? TryOpen(string file, string path, out FileStream? stream)
    {
        stream = null;
        try
        {
            stream = File.OpenRead(file);
            return stream.Length == 0 ? InputReader.Problem(path, "empty-file", $"{path} is empty") : null;
        }
        catch (UnauthorizedAccessException e)
        {
            return InputReader.Problem(path, "no-access", $"{path} may not be read: {e.Message}; change its rights or run as another user");
        }
        catch (IOException e)
        {
            return InputReader.Problem(path, "unreadable", $"{path} could not be read: {e.Message}");
        }
    }

    private static IEnumerable<SourceItem> ReadEntries(InputReader reader, ZipArchive archive, string path, SideFiles outer)
    {
        if (archive.Entries.Count > reader.Options.MaxArchiveEntries)
        {
            yield return InputReader.Problem(path, "archive-bomb", $"{path} has {archive.Entries.Count} entries, more than the limit of {reader.Options.MaxArchiveEntries}; split it");
            yield break;
        }

        var entries = archive.Entries.Select(e => (Entry: e, Name: reader.DecodeName(e.FullName))).ToList();
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        var sideFiles = new SideFiles();
        foreach (var (entry, name) in entries)
        {
            if (EntryNames.Sanitize(name) is var clean && (clean == SideFile.FileName || clean.EndsWith("/" + SideFile.FileName, StringComparison.Ordinal)))
            {
                foreach (var problem in AddSideFile(reader, entry, path, clean, sideFiles))
                {
                    yield return problem;
                }
            }
        }

        foreach (var (entry, name) in entries)
        {
            var clean = EntryNames.Sanitize(name);
            if (!name.EndsWith('/') && !IsPassedOver(reader, clean) && !clean.EndsWith(SideFile.FileName, StringComparison.Ordinal))
            {
                yield return ReadEntry(reader, entry, path + "/" + clean, sideFiles, outer);
            }
        }

        foreach (var problem in sideFiles.Unused())
        {
            yield return new SourceItem { Problem = problem };
        }
    }

    private static List<SourceItem> AddSideFile(InputReader reader, ZipArchiveEntry entry, string path, string name, SideFiles sideFiles)
    {
        var full = path + "/" + name;
        if (TryUnpack(entry, full, reader.Options, out var bytes) is { } problem)
        {
            return [problem];
        }

        var side = reader.ReadSideFile(full, bytes);
        var folder = Path.GetDirectoryName(full)!.Replace('\\', '/');
        sideFiles.Add(folder, side);
        return side.Problems.ConvertAll(p => new SourceItem { Problem = p });
    }

    private static SourceItem ReadEntry(InputReader reader, ZipArchiveEntry entry, string path, SideFiles own, SideFiles outer)
    {
        if (reader.Data.IsExtension("archive", Path.GetExtension(path).ToLowerInvariant()))
        {
            return InputReader.Problem(path, "nested-archive", $"{path} is an archive inside an archive; unpack the outer one first");
        }

        if (TryUnpack(entry, path, reader.Options, out var bytes) is { } problem)
        {
            return problem;
        }

        var item = reader.Read(path, bytes, named: false, own);
        return item.Document is { } document
            ? new SourceItem { Document = document with { Metadata = outer.Apply(path, document.Metadata) } }
            : item;
    }

    private static SourceItem? TryUnpack(ZipArchiveEntry entry, string path, SourceOptions options, out byte[] bytes)
    {
        bytes = [];
        if (entry.Length > options.MaxFileBytes)
        {
            return InputReader.Problem(path, "too-large", $"{path} has {entry.Length} bytes, more than the limit of {options.MaxFileBytes}; split it or raise the limit");
        }

        try
        {
            using var stream = entry.Open();
            return Unpack(stream, path, entry.CompressedLength, options, out bytes);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return InputReader.Problem(path, "broken-archive", $"{path} cannot be unpacked: {e.Message}; get the archive again");
        }
    }
}
