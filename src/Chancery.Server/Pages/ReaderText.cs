using Chancery.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Chancery.Server.Pages;

/// <summary>
/// The decoded text of a part with its highlights. Written without a template because every blank between the runs would show.
/// </summary>
public sealed class ReaderText : ComponentBase
{
    /// <summary>What to show.</summary>
    [Parameter]
    [EditorRequired]
    public ReaderView View { get; set; } = default!;

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "original");
        builder.AddAttribute(2, "lang", View.Document.Stored.Entry.Metadata.Language?.Value);
        foreach (var segment in View.Segments)
        {
            var found = View.Focus is { } focus && focus.Contains(segment.Span);
            if (segment.Marks.Count == 0 && !found)
            {
                builder.AddContent(3, View.Document.Stored.Text[segment.Span.Start..segment.Span.End]);
            }
            else
            {
                AddMark(builder, segment, found, anchors);
            }
        }

        builder.CloseElement();
    }

    private void AddMark(RenderTreeBuilder builder, ReaderSegment segment, bool found, HashSet<string> anchors)
    {
        var isCurrent = segment.Marks.Any(m => m.RecordId == View.Current);
        builder.OpenElement(4, "mark");
        builder.AddAttribute(5, "class", Classes(segment.Marks, isCurrent, found));
        if (segment.Starts.Count > 0)
        {
            builder.AddAttribute(6, "data-letter", string.Concat(segment.Starts.Select(s => TypeStyle.Letter(s.Type)).Distinct()));
        }

        if ((segment.Starts.Count > 0 || segment.Span.Start == View.Focus?.Start) && View.Anchor(segment.Span) is var anchor && anchors.Add(anchor))
        {
            builder.AddAttribute(7, "id", anchor);
        }

        builder.OpenElement(8, "a");
        builder.AddAttribute(9, "href", segment.Marks.Count > 0 ? "#r-" + segment.Marks[0].RecordId : null);
        if (isCurrent && segment.Starts.Any(s => s.RecordId == View.Current))
        {
            builder.AddAttribute(10, "autofocus", true);
        }

        builder.AddContent(11, View.Document.Stored.Text[segment.Span.Start..segment.Span.End]);
        builder.CloseElement();
        builder.CloseElement();
    }

    private static string Classes(IReadOnlyList<Highlight> marks, bool isCurrent, bool found)
    {
        var types = marks.Select(m => m.Type).Distinct().Take(2).ToArray();
        var classes = new List<string>();
        classes.AddRange(types.Select((type, i) => (i == 0 ? "t-" : "u-") + type.Name()));
        if (isCurrent)
        {
            classes.Add("current");
        }

        if (found)
        {
            classes.Add("found");
        }

        return string.Join(' ', classes);
    }
}
