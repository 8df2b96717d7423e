using Chancery.Engine.Sources.Metadata;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>Reads single files; whatever keeps a file from being read is a problem, never an exception.</summary>
internal static class FileInput
{
    /// <summary>The bytes of a file, or why there are none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path for problems.</param>
    /// <param name="limit">Most bytes.</param>
    /// <param name="bytes">The bytes.</param>
    internal static SourceItem? TryRead(string file, string path, long limit, out byte[] bytes)
    {
        bytes = [];
        try
        {
            var length = new FileInfo(file).Length;
            if (length > limit)
            {
                return InputReader.Problem(path, "too-large", $"{path} has {length} bytes, more than the limit of {limit}; split it or raise the limit");
            }

            bytes = length == 0 ? [] : File.ReadAllBytes(file);
            return null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or System.Security.SecurityException)
        {
            return InputReader.Problem(path, "no-access", $"{path} may not be read: {e.Message}; change its rights or run as another user");
        }
        catch (FileNotFoundException)
        {
            return InputReader.Problem(path, "missing", $"{path} does not exist; check the path");
        }
        catch (IOException e)
        {
            return InputReader.Problem(path, "unreadable", $"{path} could not be read: {e.Message}");
        }
    }

    /// <summary>Reads the side file of a folder, if there is one.</summary>
    /// <param name="reader">Reads it.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="relative">Path of the folder relative to the input; empty for the input itself.</param>
    /// <param name="sideFiles">Where it goes.</param>
    /// <returns>Its problems.</returns>
    internal static List<SourceItem> AddSideFile(InputReader reader, string folder, string relative, SideFiles sideFiles)
    {
        var problems = new List<SourceItem>();
        var file = Path.Combine(folder, SideFile.FileName);
        if (!File.Exists(file))
        {
            return problems;
        }

        var path = relative.Length == 0 ? SideFile.FileName : relative + "/" + SideFile.FileName;
        if (TryRead(file, path, reader.Options.MaxFileBytes, out var bytes) is { } problem)
        {
            problems.Add(problem);
            return problems;
        }

        var side = reader.ReadSideFile(path, bytes);
        sideFiles.Add(relative, side);
        foreach (var fault in side.Problems)
        {
            problems.Add(new SourceItem { Problem = fault });
        }

        return problems;
    }
}
