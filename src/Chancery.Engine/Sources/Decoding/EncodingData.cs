using System.Text;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Sources.Decoding;

/// <summary>An encoding that may be detected.</summary>
/// <param name="Encoding">Decodes with replacement characters.</param>
/// <param name="Frequent">Characters frequent in text written in it.</param>
/// <param name="Share">Least share of these among all characters beyond ASCII, 0 to 1.</param>
internal sealed record EncodingCandidate(Encoding Encoding, HashSet<char> Frequent, double Share);

/// <summary>Reads <c>data/text/encodings.yaml</c>.</summary>
internal sealed class EncodingData
{
    private const string File = "text/encodings.yaml";

    static EncodingData() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataException">It is missing or names an encoding that the runtime does not know.</exception>
    internal EncodingData(ChanceryData data)
    {
        var file = new DataFile(data, File);
        Known = file.Words("known");
        foreach (var node in file.Sequence("candidates"))
        {
            Candidates.Add(Read(file, node));
        }
    }

    /// <summary>Names that a user may force.</summary>
    internal IReadOnlyList<string> Known { get; }

    /// <summary>Encodings that are tried, in order.</summary>
    internal List<EncodingCandidate> Candidates { get; } = [];

    /// <summary>The encoding of a name that a user gives.</summary>
    /// <exception cref="ArgumentException">There is no such encoding.</exception>
    internal Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name.Trim());
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"unknown encoding '{name}'; known are {string.Join(", ", Known)}", nameof(name), e);
        }
    }

    private static EncodingCandidate Read(DataFile file, YamlNode node)
    {
        if (node is not YamlMappingNode map
            || !map.Children.TryGetValue("name", out var name) || name is not YamlScalarNode { Value: { } text }
            || !map.Children.TryGetValue("share", out var share)
            || !double.TryParse((share as YamlScalarNode)?.Value, System.Globalization.CultureInfo.InvariantCulture, out var least) || least is <= 0 or > 1
            || !map.Children.TryGetValue("frequent", out var frequent) || frequent is not YamlScalarNode { Value.Length: > 0 } characters)
        {
            throw file.Error(node, "a candidate is {name: encoding, share: above 0 and at most 1, frequent: characters}");
        }

        try
        {
            return new EncodingCandidate(Encoding.GetEncoding(text), [.. characters.Value], least);
        }
        catch (ArgumentException e)
        {
            throw file.Error(name, $"the runtime knows no encoding '{text}': {e.Message}");
        }
    }
}
