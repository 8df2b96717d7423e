using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Server.Ui;

/// <summary>The words of the interface in one language, from <c>data/ui</c>. Immutable.</summary>
public sealed class UiText
{
    private readonly IReadOnlyDictionary<string, string> _words;

    internal UiText(string language, IReadOnlyDictionary<string, string> words)
    {
        Language = language;
        _words = words;
    }

    /// <summary>Language tag, the file's name: <c>en</c>, <c>zh</c>.</summary>
    public string Language { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => _words.Keys;

    /// <summary>The words under a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key] =>
        _words.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"data/ui/{Language}.yaml has no '{key}'");

    /// <summary>The words under a key, or <paramref name="otherwise"/> when there are none.</summary>
    public string Or(string key, string otherwise) => _words.GetValueOrDefault(key, otherwise);

    /// <summary>The words under a key with <c>{0}</c>, <c>{1}</c> and so on filled in.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(this[key], values);
}

/// <summary>The interface languages. Every language has the same keys: this is checked when they are loaded.</summary>
public sealed class UiWords
{
    private readonly Dictionary<string, UiText> _texts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads <c>data/ui</c>.</summary>
    /// <exception cref="DataException">A file is not a flat mapping, or lacks a key that another one has.</exception>
    public UiWords(ChanceryData data)
    {
        foreach (var file in data.Files("ui"))
        {
            var language = Path.GetFileNameWithoutExtension(file);
            _texts[language] = new UiText(language, ReadWords(file, data.ReadYaml(file)));
        }

        if (!_texts.TryGetValue("en", out var english))
        {
            throw new DataException("ui/en.yaml", 0, "the file is missing: English is the language of last resort");
        }

        English = english;
        var all = _texts.Values.SelectMany(t => t.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var text in _texts.Values)
        {
            var missing = all.Except(text.Keys).Order(StringComparer.Ordinal).FirstOrDefault();
            if (missing is not null)
            {
                throw new DataException($"ui/{text.Language}.yaml", 0, $"'{missing}' is missing; every language needs every key");
            }
        }
    }

    /// <summary>The language of last resort.</summary>
    public UiText English { get; }

    /// <summary>All languages, ordered by tag.</summary>
    public IEnumerable<UiText> All => _texts.Values.OrderBy(t => t.Language, StringComparer.Ordinal);

    /// <summary>The language asked for by tag, else the first of an Accept-Language header that is known, else English.</summary>
    public UiText Choose(string? asked, string? acceptLanguage)
    {
        if (asked is not null && _texts.TryGetValue(asked, out var text))
        {
            return text;
        }

        foreach (var range in (acceptLanguage ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var end = range.AsSpan().IndexOfAny('-', ';');
            if (_texts.TryGetValue(end < 0 ? range : range[..end], out text))
            {
                return text;
            }
        }

        return English;
    }

    private static Dictionary<string, string> ReadWords(string file, YamlNode root)
    {
        if (root is not YamlMappingNode map)
        {
            throw new DataException(file, root.Start.Line, "expected a mapping of keys to words");
        }

        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            if (value is not YamlScalarNode { Value: { Length: > 0 } text })
            {
                throw new DataException(file, key.Start.Line, $"'{key}' must have words");
            }

            words[key.ToString()] = text;
        }

        return words;
    }
}
