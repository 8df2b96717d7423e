using System.Xml.Linq;

namespace Chancery.Conventions;

public class DependencyTests
{
    // Each stage of the engine knows only those before it.
    private static readonly string[][] Stages = [["Sources", "Text"], ["Annotate"], ["Extract"], ["Resolve"], ["Audit"]];

    private static readonly Dictionary<string, string[]> ProjectReferences = new()
    {
        ["Chancery.Model"] = [],
        ["Chancery.Engine"] = ["Chancery.Model"],
        ["Chancery.Store"] = ["Chancery.Model", "Chancery.Engine"],
        ["Chancery.Server"] = ["Chancery.Model", "Chancery.Engine", "Chancery.Store"],
        ["Chancery.Cli"] = ["Chancery.Model", "Chancery.Engine", "Chancery.Store", "Chancery.Server"],
    };

    public static TheoryData<string> StageNames => [.. Stages.SelectMany(s => s)];

    [Theory]
    [MemberData(nameof(StageNames))]
    public void A_stage_uses_no_later_stage(string stage)
    {
        var rank = Array.FindIndex(Stages, s => s.Contains(stage));
        var later = Stages.Skip(rank + 1).SelectMany(s => s).Select(s => "Chancery.Engine." + s).ToArray();
        var folder = "src/Chancery.Engine/" + stage;
        if (!Directory.Exists(Path.Combine(Repository.Root, folder)))
        {
            return;
        }

        var wrong = Repository.Files(folder, "*.cs")
            .SelectMany(file => later.Where(l => Repository.Text(file).Contains(l, StringComparison.Ordinal)).Select(l => $"{file} uses {l}"));
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Projects_reference_only_what_lies_below_them()
    {
        foreach (var file in Repository.Files("src", "*.csproj"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            ProjectReferences.ShouldContainKey(name, $"{file} is new: add it to the allowed references");
            var references = XDocument.Parse(Repository.Text(file)).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            references.Except(ProjectReferences[name]).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void The_model_has_no_packages()
    {
        Repository.Text("src/Chancery.Model/Chancery.Model.csproj").ShouldNotContain("PackageReference");
    }
}
