using System.IO.Compression;

namespace Chancery.Server.Ingest;

/// <summary>Counts inputs ahead of reading them, for the time left. A guess that never fails: what cannot be counted counts as one.</summary>
public static class InputSurvey
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>About how many documents the paths hold: files of folders, entries of archives.</summary>
    public static int Count(IEnumerable<string> paths, CancellationToken stop)
    {
        var count = 0;
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                count += CountFile(path);
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(path, "*", Everything))
            {
                stop.ThrowIfCancellationRequested();
                count += CountFile(file);
            }
        }

        return count;
    }

    private static int CountFile(string path)
    {
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.Count(e => !e.FullName.EndsWith('/'));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return 1;
        }
    }
}
