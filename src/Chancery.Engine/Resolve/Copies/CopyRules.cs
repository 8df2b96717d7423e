using Chancery.Engine.Data;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Resolve.Copies;

/// <summary>From when on documents are copies, and which are official, from <c>data/resolve/sources.yaml</c>. Immutable.</summary>
public sealed class CopyRules
{
    private const string File = "resolve/sources.yaml";

    private readonly List<(string Party, string Name)> _offices = [];

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="DataException">It is missing or wrong.</exception>
    public CopyRules(ChanceryData data)
    {
        var file = new DataFile(data, File);
        CopyShare = double.TryParse(file.Text("copy-share"), System.Globalization.CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1
            ? share
            : throw new DataException(File, 0, "'copy-share' is a number above 0 and at most 1");
        foreach (var (party, names) in file.Lists("offices"))
        {
            _offices.AddRange(names.Select(n => (party, n.ToLowerInvariant())));
        }
    }

    /// <summary>Share of common runs of letters from which two documents are one source, 0 to 1.</summary>
    public double CopyShare { get; }

    /// <summary>The party whose office published a document; null for any other publisher, or when none is told.</summary>
    public string? OfficialOf(DocumentMetadata metadata)
    {
        foreach (var text in new[] { metadata.Source?.Value, metadata.Author?.Value, metadata.Address?.Value })
        {
            if (text is not null && _offices.FirstOrDefault(o => text.Contains(o.Name, StringComparison.OrdinalIgnoreCase)) is { Party: { } party })
            {
                return party;
            }
        }

        return null;
    }
}
