using System.Runtime.InteropServices;
using Chancery.Engine.Annotate;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Resolve.Persons;

/// <summary>One consonant of a name: the classes it may be heard as, and whether it may be left out.</summary>
/// <param name="Classes">One bit a class.</param>
/// <param name="IsOptional">True when another script may leave it out.</param>
internal readonly record struct Sound(int Classes, bool IsOptional);

/// <summary>
/// How names sound, so that they can be compared between scripts: consonants of Latin names and of Chinese syllables as classes, Chinese
/// names in pinyin and after Palladius. From <c>data/resolve/transliteration.yaml</c> and <c>syllables.txt</c>. Immutable.
/// </summary>
internal sealed class Sounds
{
    private const string RulesFile = "resolve/transliteration.yaml";
    private const string SyllablesFile = "resolve/syllables.txt";
    private const string ClassLetters = "PFTSKNL";

    private readonly Dictionary<char, string> _latin;
    private readonly PhraseTrie<Sound> _letters = new();
    private readonly PhraseTrie<Sound> _initials = new();
    private readonly Dictionary<char, (string Pinyin, string Palladius)> _readings = [];
    private readonly HashSet<string> _readParties;

    /// <summary>Reads and checks both files.</summary>
    /// <exception cref="DataException">A class, letter or line is wrong.</exception>
    public Sounds(ChanceryData data)
    {
        var rules = new DataFile(data, RulesFile);
        _latin = Letters(data, "cyrillic").Concat(Letters(data, "latin")).ToDictionary();
        AddSounds(rules, "sounds", _letters);
        AddSounds(rules, "initials", _initials);
        _readParties = [.. rules.Words("read-names-of")];
        ReadSyllables(data);
    }

    /// <summary>True for a party whose people bear names written in Han characters of their own, which are read and not carried over.</summary>
    public bool ReadsNamesOf(string? party) => party is not null && _readParties.Contains(party);

    /// <summary>A folded name in Cyrillic or marked Latin letters as plain Latin letters.</summary>
    public string ToLatin(string folded)
    {
        var latin = new System.Text.StringBuilder(folded.Length + 8);
        foreach (var c in folded)
        {
            latin.Append(_latin.TryGetValue(c, out var letters) ? letters : c.ToString());
        }

        return latin.ToString();
    }

    /// <summary>A Han name in pinyin and after Palladius, without blanks; null when a character's reading is not known.</summary>
    public (string Pinyin, string Palladius)? Read(string han)
    {
        string pinyin = string.Empty, palladius = string.Empty;
        foreach (var c in han)
        {
            if (!_readings.TryGetValue(c, out var reading))
            {
                return null;
            }

            pinyin += reading.Pinyin;
            palladius += reading.Palladius;
        }

        return (pinyin, palladius);
    }

    /// <summary>A name in pinyin after Palladius, as syllables allow; null when it is not made of syllables.</summary>
    /// <param name="pinyin">Latin letters of one word, lower case.</param>
    public string? PinyinToPalladius(string pinyin)
    {
        // best[i]: the Palladius form of the first i letters with the longest last syllables; names are short, so trying all is cheap.
        var best = new string?[pinyin.Length + 1];
        best[0] = string.Empty;
        for (var end = 1; end <= pinyin.Length; end++)
        {
            for (var start = Math.Max(0, end - LongestSyllable); start < end && best[end] is null; start++)
            {
                if (best[start] is { } before && PalladiusOf.TryGetValue(pinyin[start..end], out var syllable))
                {
                    best[end] = before + syllable;
                }
            }
        }

        return best[^1];
    }

    /// <summary>The consonants of a name in plain Latin letters.</summary>
    public List<Sound> OfLatin(string latin)
    {
        var sounds = new List<Sound>(latin.Length);
        for (var at = 0; at < latin.Length;)
        {
            if (!_letters.TryMatch(latin.AsSpan(at), out var length, out var sound))
            {
                at++;
                continue;
            }

            // A doubled letter is one sound.
            if (at == 0 || latin[at] != latin[at - 1] || length > 1)
            {
                sounds.Add(sound);
            }

            at += length;
        }

        return sounds;
    }

    /// <summary>The consonants of a foreign name in Han characters; null when a character's reading is not known.</summary>
    public List<Sound>? OfHan(string han)
    {
        var sounds = new List<Sound>(han.Length * 2);
        foreach (var c in han)
        {
            if (!_readings.TryGetValue(c, out var reading))
            {
                return null;
            }

            AddSyllable(reading.Pinyin, sounds);
        }

        return sounds;
    }

    /// <summary>How many sounds must be changed, added or left out to make one name of the other.</summary>
    public static int Distance(List<Sound> a, List<Sound> b)
    {
        Span<int> row = stackalloc int[b.Count + 1];
        row[0] = 0;
        for (var j = 0; j < b.Count; j++)
        {
            row[j + 1] = row[j] + Cost(b[j]);
        }

        foreach (var sound in CollectionsMarshal.AsSpan(a))
        {
            var diagonal = row[0];
            row[0] += Cost(sound);
            for (var j = 0; j < b.Count; j++)
            {
                var match = diagonal + ((sound.Classes & b[j].Classes) != 0 ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(match, Math.Min(row[j + 1] + Cost(sound), row[j] + Cost(b[j])));
            }
        }

        return row[b.Count];
    }

    private const int LongestSyllable = 6;

    private Dictionary<string, string> PalladiusOf { get; } = new(StringComparer.Ordinal);

    private static int Cost(Sound sound) => sound.IsOptional ? 0 : 1;

    private void AddSyllable(string pinyin, List<Sound> sounds)
    {
        if (pinyin == "er")
        {
            sounds.Add(new Sound(ClassOf('L'), false));
            return;
        }

        if (_initials.TryMatch(pinyin, out _, out var initial))
        {
            sounds.Add(initial);
        }

        if (pinyin.Length > 1 && (pinyin[^1] == 'n' || pinyin.EndsWith("ng", StringComparison.Ordinal)))
        {
            sounds.Add(new Sound(ClassOf('N'), false));
        }
    }

    private static void AddSounds(DataFile file, string key, PhraseTrie<Sound> trie)
    {
        foreach (var (letters, classes) in file.Map(key))
        {
            var optional = classes.EndsWith('?');
            var bits = 0;
            foreach (var c in optional ? classes.AsSpan(0, classes.Length - 1) : classes)
            {
                bits |= ClassLetters.Contains(c) ? ClassOf(c) : throw new DataException(RulesFile, 0, $"'{classes}' of '{letters}' is not made of {ClassLetters}");
            }

            trie.Add(letters, new Sound(bits, optional));
        }
    }

    private static int ClassOf(char letter) => 1 << ClassLetters.IndexOf(letter);

    private static IEnumerable<KeyValuePair<char, string>> Letters(ChanceryData data, string key)
    {
        var node = ((YamlMappingNode)data.ReadYaml(RulesFile)).Children[key];
        foreach (var (from, to) in node as YamlMappingNode ?? throw new DataException(RulesFile, node.Start.Line, $"'{key}' is a mapping from letter to letters"))
        {
            var letter = from.ToString();
            yield return letter.Length == 1
                ? new(letter[0], ((YamlScalarNode)to).Value ?? string.Empty)
                : throw new DataException(RulesFile, from.Start.Line, $"'{letter}' is not one letter");
        }
    }

    private void ReadSyllables(ChanceryData data)
    {
        var number = 0;
        foreach (var line in data.ReadText(SyllablesFile).Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.TrimEnd('\r').Split(' ') is not [var pinyin, var palladius, var characters])
            {
                throw new DataException(SyllablesFile, number, "a line is: pinyin, Palladius, characters, with blanks between");
            }

            PalladiusOf.TryAdd(pinyin, palladius);
            foreach (var c in characters)
            {
                if (!_readings.TryAdd(c, (pinyin, palladius)))
                {
                    throw new DataException(SyllablesFile, number, $"'{c}' has a reading already ({_readings[c].Pinyin})");
                }
            }
        }
    }
}
