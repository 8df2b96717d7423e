using Chancery.Engine.Sources.Metadata;
using Chancery.Model;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>The side files of one input, by the folder they lie in; the nearest one that knows a file decides.</summary>
internal sealed class SideFiles
{
    private readonly Dictionary<string, SideFile> _byFolder = new(StringComparer.Ordinal);

    /// <summary>Adds the side file of a folder.</summary>
    /// <param name="folder">Path of the folder relative to the input; empty for the input itself.</param>
    /// <param name="file">The side file.</param>
    internal void Add(string folder, SideFile file) => _byFolder[folder] = file;

    /// <summary>Overrides what a document says of itself.</summary>
    /// <param name="path">Path relative to the input.</param>
    /// <param name="metadata">What it says.</param>
    internal DocumentMetadata Apply(string path, DocumentMetadata metadata)
    {
        if (_byFolder.Count == 0)
        {
            return metadata;
        }

        for (var folder = FolderOf(path); ; folder = FolderOf(folder))
        {
            var relative = folder.Length == 0 ? path : path[(folder.Length + 1)..];
            if (_byFolder.TryGetValue(folder, out var file) && file.TryApply(relative, metadata, out var overridden))
            {
                return overridden;
            }

            if (folder.Length == 0)
            {
                return metadata;
            }
        }
    }

    /// <summary>Rows that named no file.</summary>
    internal IEnumerable<SourceProblem> Unused()
    {
        foreach (var file in _byFolder.Values)
        {
            foreach (var problem in file.Unused())
            {
                yield return problem;
            }
        }
    }

    private static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];
}
