using Chancery.Engine.Text;
using Chancery.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Engine.Tests.Text;

/// <summary>What must hold of the way back for every document, however odd.</summary>
public class OffsetPropertyTests
{
    private static readonly string[] Pieces =
    [
        "两国", "签署", "協定", "，", "。", "“", "”", "《", "》", " ", "  ", "\u3000", "\n", "\r\n", "\n\n", "\t", "一", "、", "l0月", "2013年", "Treaty", "of-", "fice",
        "Mr. ", "． ", "．A", "договор", "\u200b", "\u00ad", "\u00a0", "𠮷", "<p>", "</p>", "<br>", "<b>", "</b>", "<sup>①</sup>", "<!--", "-->", "<script>", "</script>",
        "&nbsp;", "&amp;", "&#20013;", "&", "[a](b)", "![a](b)", "[", "]", "(", ")", "*", "**", "_", "`", "\\", "# ", "## 标题\n", "- ", "1. ", "---\n", "| a | b |\n",
        "<table><tr><td>", "</td><td>", "</tr></table>", "进人新阶段", "来 自", "infl uence", "①", "[1]", "<figcaption>", "</figcaption>", "<a href=\"x\">", "</a>", "<div class='share'>", "</div>",
    ];

    private static readonly Gen<string> Texts =
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    [Theory]
    [InlineData(DocumentFormat.Text)]
    [InlineData(DocumentFormat.Markdown)]
    [InlineData(DocumentFormat.Html)]
    public void Every_cleaned_character_knows_where_it_came_from(DocumentFormat format)
    {
        var property = Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var clean = TextSpecs.Clean(text, format);
            CheckText(clean);
            CheckOffsets(text, clean);
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60));
    }

    private static void CheckText(CleanDocument clean)
    {
        clean.Folded.Length.ShouldBe(clean.Text.Length);
        clean.Text.ShouldBe(string.Join('\n', clean.Paragraphs.Select(p => p.Span.In(clean.Text).ToString())));
        foreach (var paragraph in clean.Paragraphs)
        {
            paragraph.Span.Length.ShouldBeGreaterThan(0);
        }

        foreach (var sentence in clean.Sentences)
        {
            clean.Paragraphs[sentence.Paragraph].Span.Contains(sentence.Span).ShouldBeTrue();
        }
    }

    private static void CheckOffsets(string source, CleanDocument clean)
    {
        foreach (var paragraph in clean.Paragraphs)
        {
            var last = 0;
            for (var i = paragraph.Span.Start; i < paragraph.Span.End; i++)
            {
                var slice = clean.ToSource(new Span(i, i + 1));
                slice.Start.ShouldBeGreaterThanOrEqualTo(last);
                slice.End.ShouldBeLessThanOrEqualTo(source.Length);
                last = slice.Start;
                if (slice.Length == 1 && !IsRepaired(source[slice.Start], clean.Text[i]))
                {
                    clean.Text[i].ShouldBe(source[slice.Start], $"at {i} of '{clean.Text}'");
                }
            }
        }
    }

    private static bool IsRepaired(char written, char read) => (written, read) switch
    {
        ('．', '.' or ' ') or ('l', '1') or ('人', '入') => true,
        _ => char.IsWhiteSpace(read),
    };
}
