using System.Diagnostics;
using Chancery.Model;

namespace Chancery.Engine.Tests.Text;

/// <summary>Input made to hang or overflow. The limit is generous: what is quadratic here takes minutes.</summary>
public class HostileTextTests
{
    private const int Many = 100_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static TheoryData<string, DocumentFormat, string> Inputs => new()
    {
        { "nested blocks", DocumentFormat.Html, Repeat("<div>") + "text" + Repeat("</div>") },
        { "nested inlines", DocumentFormat.Html, Repeat("<a class=x>") + "text" + Repeat("</a>") },
        { "unclosed paragraphs", DocumentFormat.Html, Repeat("<p>") + "text" + Repeat("</b>") },
        { "end tags without start", DocumentFormat.Html, Repeat("<div><span class=a>") + Repeat("</p>") },
        { "tags without end", DocumentFormat.Html, Repeat("<a ") },
        { "quotes without end", DocumentFormat.Html, Repeat("<a b=\"") },
        { "comments without end", DocumentFormat.Html, Repeat("<!--") },
        { "nested tables", DocumentFormat.Html, Repeat("<table><tr><td>") },
        { "brackets", DocumentFormat.Markdown, Repeat("[") + Repeat("](") },
        { "links", DocumentFormat.Markdown, Repeat("[a](") },
        { "emphasis", DocumentFormat.Markdown, Repeat("*_") },
        { "tags in Markdown", DocumentFormat.Markdown, Repeat("<a ") },
        { "comments over lines", DocumentFormat.Markdown, Repeat("<!-- \n") },
        { "one-character lines", DocumentFormat.Text, Repeat("一\n") },
        { "blanks", DocumentFormat.Text, Repeat("        ") + "x" },
        { "stops", DocumentFormat.Text, Repeat("....") },
        { "one long line", DocumentFormat.Text, Repeat("两国签署了边境贸易协定，") },
        { "opening marks", DocumentFormat.Text, Repeat("《“") },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Is_read_in_linear_time(string name, DocumentFormat format, string text)
    {
        var watch = Stopwatch.StartNew();
        TextSpecs.Clean(text, format);
        watch.Elapsed.ShouldBeLessThan(Limit, name);
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Many));
}
