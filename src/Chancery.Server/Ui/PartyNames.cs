using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Server.Ui;

/// <summary>Usual names of parties, from <c>data/parties</c>: the first name of each in a language. Immutable.</summary>
public sealed class PartyNames
{
    private static readonly string[] Files = ["parties/states.yaml", "parties/organisations.yaml"];

    private readonly Dictionary<string, Dictionary<string, string>> _byLanguage = new(StringComparer.Ordinal);

    /// <summary>Reads the names in all interface languages.</summary>
    /// <exception cref="DataException">A file is missing or no YAML.</exception>
    public PartyNames(ChanceryData data, UiWords words)
    {
        var languages = words.All.Select(w => w.Language).ToArray();
        foreach (var language in languages)
        {
            _byLanguage[language] = new(StringComparer.Ordinal);
        }

        foreach (var row in Files.SelectMany(file => ((YamlSequenceNode)data.ReadYaml(file)).Children.OfType<YamlMappingNode>()))
        {
            var code = row.Children["code"].ToString();
            foreach (var language in languages)
            {
                if (row.Children.TryGetValue(language, out var names) && FirstOf(names) is { } name)
                {
                    _byLanguage[language].TryAdd(code, name);
                }
            }
        }
    }

    /// <summary>The name of a party; for one without a code what the document calls it, for an unknown code the code itself.</summary>
    /// <param name="code">Party code.</param>
    /// <param name="language">Interface language.</param>
    public string Of(string code, string language) =>
        code.StartsWith('@') ? code[1..] : _byLanguage[language].GetValueOrDefault(code, code);

    private static string? FirstOf(YamlNode names) => names switch
    {
        YamlSequenceNode { Children: [var first, ..] } => first.ToString(),
        YamlScalarNode { Value: { Length: > 0 } name } => name,
        _ => null,
    };
}
