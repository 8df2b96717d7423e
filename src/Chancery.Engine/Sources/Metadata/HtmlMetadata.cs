using System.Text.Json;
using Chancery.Engine.Sources.Markup;

namespace Chancery.Engine.Sources.Metadata;

/// <summary>Collects from a page what it says of itself: meta elements, itemprops, times, links and JSON-LD. One pass.</summary>
internal sealed class HtmlMetadata
{
    private const int LongestValue = 1000;

    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);

    private readonly List<string> _carriers = ["itemprop"];

    private HtmlMetadata(MetadataData data)
    {
        foreach (var keys in data.Html.Values)
        {
            _wanted.UnionWith(keys);
            _carriers.AddRange(keys.Where(k => k.StartsWith("class:", StringComparison.Ordinal)).Select(k => k["class:".Length..]));
        }
    }

    /// <summary>Sets the fields that a page gives.</summary>
    internal static void Read(string text, MetadataData data, MetadataBuilder builder)
    {
        var page = new HtmlMetadata(data);
        page.Scan(text);
        foreach (var (field, keys) in data.Html)
        {
            foreach (var key in keys)
            {
                if (page._found.TryGetValue(key, out var value))
                {
                    builder.Set(field, HtmlEntities.Decode(value), key.TrimEnd(':'));
                }
            }
        }
    }

    private void Scan(string text)
    {
        var tokens = new HtmlTokenizer(text);
        while (tokens.Next())
        {
            if (tokens.Kind != HtmlTokenKind.Open)
            {
                continue;
            }

            var name = tokens.Name;
            if (Is(name, "script") || Is(name, "style"))
            {
                ReadScript(ref tokens, text);
            }
            else if (Is(name, "meta") || Is(name, "time") || Is(name, "link") || Is(name, "title") || Is(name, "h1") || Is(name, "html")
                || MayCarry(text.AsSpan(tokens.Span.Start, tokens.Span.Length)))
            {
                ReadElement(ref tokens, text);
            }
        }
    }

    private static bool Is(ReadOnlySpan<char> name, string tag) => name.Equals(tag, StringComparison.OrdinalIgnoreCase);

    private bool MayCarry(ReadOnlySpan<char> tag)
    {
        foreach (var carrier in _carriers)
        {
            if (tag.Contains(carrier, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void ReadElement(ref HtmlTokenizer tokens, string text)
    {
        ReadOnlySpan<char> property = default, itemprop = default, content = default, datetime = default, rel = default, href = default, css = default, lang = default;
        var position = 0;
        while (tokens.NextAttribute(ref position, out var name, out var value))
        {
            switch (name)
            {
                case "name" or "property": property = value; break;
                case "itemprop": itemprop = value; break;
                case "content": content = value; break;
                case "datetime": datetime = value; break;
                case "rel": rel = value; break;
                case "href": href = value; break;
                case "class": css = value; break;
                case "lang": lang = value; break;
            }
        }

        Add("meta:", property, content);
        Add("itemprop:", itemprop, !content.IsEmpty ? content : !datetime.IsEmpty ? datetime : TextAfter(tokens, text, itemprop));
        Add("link:", rel, href);
        if (!datetime.IsEmpty)
        {
            _found.TryAdd("time:", datetime.ToString());
        }

        foreach (var word in css.Split(' '))
        {
            Add("class:", css[word], TextAfter(tokens, text, css));
        }

        var tag = tokens.Name;
        Add("tag:", tag, Is(tag, "html") ? lang : TextAfter(tokens, text, tag));
    }

    private void Add(string prefix, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (name.IsEmpty || name.Length > 64 || value.IsWhiteSpace())
        {
            return;
        }

        var key = prefix + name.ToString().ToLowerInvariant();
        if (_wanted.Contains(key))
        {
            _found.TryAdd(key, value[..Math.Min(value.Length, LongestValue)].ToString());
        }
    }

    /// <summary>The text right after a start tag, tags without text between passed over.</summary>
    private static ReadOnlySpan<char> TextAfter(HtmlTokenizer tokens, string text, ReadOnlySpan<char> reason)
    {
        if (reason.IsEmpty)
        {
            return default;
        }

        var next = new HtmlTokenizer(text, tokens.Span.End);
        for (var i = 0; i < 4 && next.Next(); i++)
        {
            if (next.Kind == HtmlTokenKind.Text && !text.AsSpan(next.Span.Start, next.Span.Length).IsWhiteSpace())
            {
                return text.AsSpan(next.Span.Start, Math.Min(next.Span.Length, LongestValue));
            }
        }

        return default;
    }

    private void ReadScript(ref HtmlTokenizer tokens, string text)
    {
        var start = tokens.Span.End;
        var isData = text.AsSpan(tokens.Span.Start, tokens.Span.Length).Contains("ld+json", StringComparison.OrdinalIgnoreCase);
        tokens.SkipContent(tokens.Name);
        if (!isData)
        {
            return;
        }

        var body = text.AsSpan(start, tokens.Position - start);
        var end = body.LastIndexOf("</");
        ReadJson(System.Text.Encoding.UTF8.GetBytes(body[..(end < 0 ? body.Length : end)].ToString()));
    }

    private void ReadJson(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            string? property = null;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    property = reader.GetString();
                }
                else if (reader.TokenType == JsonTokenType.String && property is not null)
                {
                    Add("json-ld:", property, reader.GetString());
                    property = null;
                }
                else
                {
                    property = null;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What was read up to the fault stays: JSON-LD is a courtesy of the page, not a condition for reading it.
        }
    }
}
