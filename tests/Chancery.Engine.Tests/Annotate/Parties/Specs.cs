using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Tests.Annotate.Parties;

/// <summary>A case of a spec file: a text and what must be found in it.</summary>
public sealed record SpecCase(string File, long Line, string Text, IReadOnlyList<string> Find)
{
    public override string ToString() => $"{File}:{Line}";

    /// <summary>Cases of <c>tests/specs/annotate/{language}/{name}.yaml</c> for all languages.</summary>
    public static IEnumerable<SpecCase> Read(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "tests", "specs", "annotate"), name + ".yaml", SearchOption.AllDirectories).Order())
        {
            var stream = new YamlStream();
            using var reader = new StreamReader(file);
            stream.Load(reader);
            foreach (var node in ((YamlSequenceNode)stream.Documents[0].RootNode).Children.Cast<YamlMappingNode>())
            {
                var find = ((YamlSequenceNode)node["find"]).Children.Select(c => ((YamlScalarNode)c).Value!);
                yield return new SpecCase(Path.GetRelativePath(Root(), file), node.Start.Line, ((YamlScalarNode)node["text"]).Value!, [.. find]);
            }
        }
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!HasSolution(folder))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no Chancery.slnx above the tests");
        }

        return folder;

        static bool HasSolution(string at) => System.IO.File.Exists(Path.Combine(at, "Chancery.slnx"));
    }
}
