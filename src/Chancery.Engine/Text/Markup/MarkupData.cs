using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Text.Markup;

/// <summary>What a tag does to the text.</summary>
[Flags]
internal enum TagTraits : ushort
{
    /// <summary>No known tag.</summary>
    None = 0,

    /// <summary>Its content is no text.</summary>
    Drop = 1,

    /// <summary>Starts and ends a paragraph.</summary>
    Block = 2,

    /// <summary>Flows within a paragraph.</summary>
    Inline = 4,

    /// <summary>Has no end tag.</summary>
    Void = 8,

    /// <summary>A heading.</summary>
    Heading = 16,

    /// <summary>A list item.</summary>
    Item = 32,

    /// <summary>A table row.</summary>
    Row = 64,

    /// <summary>A table cell.</summary>
    Cell = 128,

    /// <summary>A caption.</summary>
    Caption = 256,

    /// <summary>May be the mark of a footnote.</summary>
    Note = 512,

    /// <summary>A link.</summary>
    Link = 1024,

    /// <summary>Title of the page, in its head.</summary>
    Title = 2048,

    /// <summary>Belongs to the site, not to the article.</summary>
    Site = 4096,

    /// <summary>May hold an article with its headline.</summary>
    Wrapper = 8192,

    /// <summary>A paragraph that any other block closes.</summary>
    Paragraph = 16384,
}

/// <summary>A tag: its number from 1, and what it does.</summary>
internal readonly record struct Tag(int Id, TagTraits Traits, int Level)
{
    /// <summary>True when it has one of the traits.</summary>
    internal bool Is(TagTraits traits) => (Traits & traits) != TagTraits.None;
}

/// <summary>A hint where the article of a page is.</summary>
/// <param name="Tag">Tag name, or null.</param>
/// <param name="Attribute">Attribute, or null.</param>
/// <param name="Value">Its value, as a whole word of the attribute; with no attribute a whole class or id.</param>
internal sealed record ArticleHint(string? Tag, string? Attribute, string? Value);

/// <summary>Reads <c>data/text/html.yaml</c>.</summary>
internal sealed class MarkupData
{
    private const string File = "text/html.yaml";
    private const int LongestTag = 16;

    private static readonly (string Key, TagTraits Traits)[] Keys =
    [
        ("drop", TagTraits.Drop), ("block", TagTraits.Block), ("inline", TagTraits.Inline), ("void", TagTraits.Void),
        ("heading", TagTraits.Heading), ("item", TagTraits.Item), ("row", TagTraits.Row), ("cell", TagTraits.Cell),
        ("caption", TagTraits.Caption), ("note", TagTraits.Note), ("link", TagTraits.Link), ("title", TagTraits.Title),
        ("siteTags", TagTraits.Site), ("wrapper", TagTraits.Wrapper), ("paragraph", TagTraits.Paragraph),
    ];

    private readonly Dictionary<string, Tag> _tags = new(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataException">It is missing or not as its head says.</exception>
    internal MarkupData(ChanceryData data)
    {
        var file = new DataFile(data, File);
        foreach (var (key, traits) in Keys)
        {
            foreach (var name in file.Words(key))
            {
                var tag = _tags.TryGetValue(name, out var known) ? known : new Tag(_tags.Count + 1, TagTraits.None, 0);
                var level = traits == TagTraits.Heading ? name[^1] - '0' : tag.Level;
                _tags[name] = tag with { Traits = tag.Traits | traits, Level = level };
            }
        }

        foreach (var node in file.Sequence("article"))
        {
            Hints.Add(ReadHint(file, node));
        }

        SiteRoles = file.Words("siteRoles").ToHashSet(StringComparer.Ordinal);
        HiddenClasses = file.Words("hiddenClasses").ToHashSet(StringComparer.Ordinal);
        SiteWords = file.Words("siteWords").ToHashSet(StringComparer.Ordinal);
        CaptionWords = file.Words("captionWords").ToHashSet(StringComparer.Ordinal);
        DatelineWords = file.Words("datelineWords").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Number of known tags; ids run from 1 to this.</summary>
    internal int TagCount => _tags.Count;

    /// <summary>Hints where the article is, best first.</summary>
    internal List<ArticleHint> Hints { get; } = [];

    /// <summary>Values of role that belong to the site.</summary>
    internal HashSet<string> SiteRoles { get; }

    /// <summary>Classes of what is not seen.</summary>
    internal HashSet<string> HiddenClasses { get; }

    /// <summary>Parts of class or id that belong to the site.</summary>
    internal HashSet<string> SiteWords { get; }

    /// <summary>Parts of class that tell of a caption.</summary>
    internal HashSet<string> CaptionWords { get; }

    /// <summary>Parts of class that tell of a date line.</summary>
    internal HashSet<string> DatelineWords { get; }

    /// <summary>Looks a tag up by its name in any case.</summary>
    internal bool TryGet(ReadOnlySpan<char> name, out Tag tag)
    {
        tag = default;
        if (name.Length is 0 or > LongestTag)
        {
            return false;
        }

        Span<char> lower = stackalloc char[LongestTag];
        var length = name.ToLowerInvariant(lower);
        return _tags.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..length], out tag);
    }

    /// <summary>True for the tag of a paragraph, which any other block closes.</summary>
    internal bool IsParagraph(Tag tag) => tag.Is(TagTraits.Paragraph);

    /// <summary>Rank of the hint that a tag name is; -1 for none.</summary>
    internal int HintOf(ReadOnlySpan<char> tagName)
    {
        for (var i = 0; i < Hints.Count; i++)
        {
            if (Hints[i].Tag is { } tag && tagName.Equals(tag, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Rank of the hint that an attribute is; -1 for none.</summary>
    internal int HintOf(ReadOnlySpan<char> attribute, ReadOnlySpan<char> value)
    {
        for (var i = 0; i < Hints.Count; i++)
        {
            var hint = Hints[i];
            if (hint.Value is not null
                && (hint.Attribute is null ? IsClassOrId(attribute) : attribute.Equals(hint.Attribute, StringComparison.OrdinalIgnoreCase))
                && ClassWords.Has(value, hint.Value))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What a class or id tells of an element.</summary>
    internal NodeMarks MarksOfClass(ReadOnlySpan<char> value)
    {
        var marks = ClassWords.AnyWhole(value, HiddenClasses) || ClassWords.AnyPart(value, SiteWords) ? NodeMarks.Site : NodeMarks.None;
        marks |= ClassWords.AnyPart(value, CaptionWords) ? NodeMarks.Caption : NodeMarks.None;
        return marks | (ClassWords.AnyPart(value, DatelineWords) ? NodeMarks.Dateline : NodeMarks.None);
    }

    private static bool IsClassOrId(ReadOnlySpan<char> attribute) =>
        attribute.Equals("class", StringComparison.OrdinalIgnoreCase) || attribute.Equals("id", StringComparison.OrdinalIgnoreCase);

    private static ArticleHint ReadHint(DataFile file, YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            throw file.Error(node, "a hint is {tag: ...}, {attribute: ..., value: ...} or {word: ...}");
        }

        string? Get(string key) => map.Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;
        return Get("tag") is { } tag ? new ArticleHint(tag, null, null)
            : Get("word") is { } word ? new ArticleHint(null, null, word)
            : Get("attribute") is { } attribute && Get("value") is { } v ? new ArticleHint(null, attribute, v)
            : throw file.Error(node, "a hint is {tag: ...}, {attribute: ..., value: ...} or {word: ...}");
    }
}
