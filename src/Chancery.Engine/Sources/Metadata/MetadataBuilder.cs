using Chancery.Model;

namespace Chancery.Engine.Sources.Metadata;

/// <summary>Collects metadata of one document; the first value of a field stays.</summary>
internal sealed class MetadataBuilder(MetadataData data)
{
    private readonly Dictionary<string, MetadataValue> _values = new(StringComparer.Ordinal);

    /// <summary>True when the field has a value.</summary>
    internal bool Has(string field) => _values.ContainsKey(field);

    /// <summary>Sets a field that has no value yet; empty values, dates that are none and unknown languages are passed over.</summary>
    /// <param name="field"><c>title date author source address place language perspective</c>.</param>
    /// <param name="value">As written.</param>
    /// <param name="origin">Where it came from.</param>
    internal void Set(string field, ReadOnlySpan<char> value, string origin)
    {
        value = value.Trim();
        if (value.IsEmpty || _values.ContainsKey(field))
        {
            return;
        }

        if (field == "source" && (value.StartsWith("http://") || value.StartsWith("https://")))
        {
            field = "address";
        }

        string? text = field switch
        {
            "date" => new DateText(data).TryParse(value, out var edtf) ? edtf : null,
            "language" => data.Languages.GetValueOrDefault(value.ToString().ToLowerInvariant()),
            _ => Collapse(value),
        };
        if (text is not null)
        {
            _values.TryAdd(field, new MetadataValue(text, origin));
        }
    }

    /// <summary>The metadata; a document without source has its author as source.</summary>
    internal DocumentMetadata Build() => new()
    {
        Title = _values.GetValueOrDefault("title"),
        Date = _values.GetValueOrDefault("date"),
        Source = _values.GetValueOrDefault("source") ?? _values.GetValueOrDefault("author"),
        Author = _values.GetValueOrDefault("author"),
        Address = _values.GetValueOrDefault("address"),
        Place = _values.GetValueOrDefault("place"),
        Language = _values.GetValueOrDefault("language"),
        Perspective = _values.GetValueOrDefault("perspective"),
    };

    private static string Collapse(ReadOnlySpan<char> value)
    {
        var text = value.ToString();
        return text.AsSpan().IndexOfAny("\r\n\t") < 0 ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
