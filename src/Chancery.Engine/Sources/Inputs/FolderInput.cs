using Chancery.Engine.Sources.Metadata;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>Reads a folder and all below it, in ordinal order of paths; links to folders are not followed.</summary>
internal static class FolderInput
{
    /// <summary>Documents and problems of a folder.</summary>
    internal static IEnumerable<SourceItem> Read(InputReader reader, string root)
    {
        var sideFiles = new SideFiles();
        var waiting = new Stack<(string Path, string Relative, bool IsFolder)>();
        waiting.Push((root, string.Empty, true));
        while (waiting.TryPop(out var next))
        {
            if (next.IsFolder)
            {
                foreach (var problem in OpenFolder(reader, next.Path, next.Relative, sideFiles, waiting))
                {
                    yield return problem;
                }
            }
            else if (reader.Data.IsExtension("archive", Path.GetExtension(next.Path).ToLowerInvariant()))
            {
                foreach (var item in ArchiveInput.Read(reader, next.Path, next.Relative, sideFiles))
                {
                    yield return item;
                }
            }
            else
            {
                yield return FileInput.TryRead(next.Path, next.Relative, reader.Options.MaxFileBytes, out var bytes)
                    ?? reader.Read(next.Relative, bytes, named: false, sideFiles);
            }
        }

        foreach (var problem in sideFiles.Unused())
        {
            yield return new SourceItem { Problem = problem };
        }
    }

    private static List<SourceItem> OpenFolder(
        InputReader reader, string folder, string relative, SideFiles sideFiles, Stack<(string Path, string Relative, bool IsFolder)> waiting)
    {
        List<(string Path, string Relative, bool IsFolder)> entries = [];
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                var isFolder = (entry.Attributes & FileAttributes.Directory) != FileAttributes.None;
                if (!IsPassedOver(reader, entry, isFolder))
                {
                    entries.Add((entry.FullName, relative.Length == 0 ? entry.Name : relative + "/" + entry.Name, isFolder));
                }
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or System.Security.SecurityException)
        {
            var name = relative.Length == 0 ? folder : relative;
            var code = e is UnauthorizedAccessException ? "no-access" : "unreadable";
            return [InputReader.Problem(name, code, $"the folder {name} may not be read: {e.Message}; change its rights or run as another user")];
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(b.Relative, a.Relative));
        foreach (var entry in entries)
        {
            waiting.Push(entry);
        }

        return FileInput.AddSideFile(reader, folder, relative, sideFiles);
    }

    private static bool IsPassedOver(InputReader reader, FileSystemInfo entry, bool isFolder) =>
        entry.Name.StartsWith('.')
        || (isFolder && entry.LinkTarget is not null)
        || (!isFolder && (entry.Name == SideFile.FileName || reader.Data.IsExtension("ignored", entry.Extension.ToLowerInvariant())));
}
