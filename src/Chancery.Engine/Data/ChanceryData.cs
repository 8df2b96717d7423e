using System.Security.Cryptography;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Data;

/// <summary>An error in a file under <c>data/</c>, with file, line and reason.</summary>
public sealed class DataException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">Path relative to the data folder.</param>
    /// <param name="line">Line from 1; 0 when the file as a whole is meant.</param>
    /// <param name="reason">What is wrong and what would be right.</param>
    /// <param name="inner">Cause, if any.</param>
    public DataException(string file, long line, string reason, Exception? inner = null)
        : base(line > 0 ? $"{file}:{line}: {reason}" : $"{file}: {reason}", inner)
    {
    }
}

/// <summary>The knowledge folder <c>data/</c>: finds it, reads its YAML and names its version.</summary>
public sealed class ChanceryData
{
    /// <summary>Opens a data folder.</summary>
    /// <param name="root">The folder; null looks at CHANCERY_DATA, then beside the program.</param>
    /// <exception cref="DataException">There is no such folder.</exception>
    public ChanceryData(string? root = null)
    {
        Root = root
            ?? Environment.GetEnvironmentVariable("CHANCERY_DATA")
            ?? Path.Combine(AppContext.BaseDirectory, "data");
        if (!Directory.Exists(Root))
        {
            throw new DataException(Root, 0, "the data folder is missing; set CHANCERY_DATA or reinstall");
        }

        Version = ComputeVersion(Root);
    }

    /// <summary>Absolute or working-folder-relative path of the folder.</summary>
    public string Root { get; }

    /// <summary>First 12 hexadecimal digits of a hash over all data files: stamped on every statement.</summary>
    public string Version { get; }

    /// <summary>Files of a subfolder with an extension, in ordinal order; empty when the subfolder is missing.</summary>
    /// <param name="folder">Folder relative to the data folder, with forward slashes.</param>
    /// <param name="extension">Such as <c>.yaml</c>.</param>
    public IEnumerable<string> Files(string folder, string extension = ".yaml")
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*" + extension, SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>The text of a data file.</summary>
    /// <exception cref="DataException">The file is missing.</exception>
    public string ReadText(string file)
    {
        var path = Path.Combine(Root, file);
        return File.Exists(path) ? File.ReadAllText(path) : throw new DataException(file, 0, "the file is missing");
    }

    /// <summary>The root node of a YAML file.</summary>
    /// <exception cref="DataException">The file is missing or not YAML.</exception>
    public YamlNode ReadYaml(string file)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(ReadText(file));
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw new DataException(file, e.Start.Line, e.Message, e);
        }

        return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlMappingNode();
    }

    private static string ComputeVersion(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
