using System.CommandLine;
using System.Text.RegularExpressions;
using Chancery.Cli;

namespace Chancery.Conventions;

public class DocumentationTests
{
    private static readonly string[] FoldersToExplain = ["src", "data", "samples", "tests", "bench", "docs", "eng", ".ci"];

    public static TheoryData<string> Commands =>
        [.. App().Root.Subcommands.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_reference_describes_every_command_and_option(string name)
    {
        var command = App().Root.Subcommands.Single(c => c.Name == name);
        var section = Section(Repository.Text("docs/reference/cli.md"), "## " + name);
        section.ShouldNotBeEmpty($"docs/reference/cli.md has no section '## {name}'");
        foreach (var option in command.Options.Where(o => !o.Hidden))
        {
            section.ShouldContain("`" + option.Name, Case.Sensitive, $"'{name} {option.Name}' is not described");
        }

        foreach (var argument in command.Arguments)
        {
            section.ShouldContain(argument.Name, Case.Sensitive, $"'{name} {argument.Name}' is not described");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_reference_names_no_option_that_is_gone(string name)
    {
        var command = App().Root.Subcommands.Single(c => c.Name == name);
        var section = Section(Repository.Text("docs/reference/cli.md"), "## " + name);
        var described = Regex.Matches(section, "`(--[a-z-]+)").Select(m => m.Groups[1].Value).Distinct();
        described.Except(command.Options.Select(o => o.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_architecture_explains_every_folder()
    {
        var text = Repository.Text("ARCHITECTURE.md");
        foreach (var folder in FoldersToExplain.Concat(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(d => "src/" + Path.GetFileName(d))))
        {
            text.ShouldContain("`" + folder + "/`", Case.Sensitive, $"ARCHITECTURE.md does not explain {folder}/");
        }
    }

    [Fact]
    public void Links_in_the_documents_lead_somewhere()
    {
        foreach (var file in Repository.Files(".", "*.md").Where(f => !f.StartsWith("samples/", StringComparison.Ordinal) && !f.StartsWith("tests/", StringComparison.Ordinal)))
        {
            foreach (Match link in Regex.Matches(Repository.Text(file), @"\]\((?!https?:|#|mailto:)([^)#\s]+)"))
            {
                var target = Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, link.Groups[1].Value);
                (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{file} links to {link.Groups[1].Value}");
            }
        }
    }

    private static CliApp App() =>
        new(new CliConsole(TextWriter.Null, TextWriter.Null, false, false, _ => null), _ => throw new NotSupportedException());

    private static string Section(string text, string heading)
    {
        var start = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var end = text.IndexOf("\n## ", start + heading.Length, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }
}
