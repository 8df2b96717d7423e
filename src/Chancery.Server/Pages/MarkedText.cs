using Chancery.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Chancery.Server.Pages;

/// <summary>A snippet with the searched words marked.</summary>
public sealed class MarkedText : ComponentBase
{
    /// <summary>The snippet.</summary>
    [Parameter]
    [EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>UTF-16 ranges of the words in the snippet.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Span> Marks { get; set; } = [];

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var position = 0;
        foreach (var mark in Marks.Order())
        {
            if (mark.Start < position || mark.End > Text.Length)
            {
                continue;
            }

            builder.AddContent(0, Text[position..mark.Start]);
            builder.OpenElement(1, "mark");
            builder.AddContent(2, Text[mark.Start..mark.End]);
            builder.CloseElement();
            position = mark.End;
        }

        builder.AddContent(3, Text[position..]);
    }
}
