using Chancery.Engine.Annotate.Inflections;

namespace Chancery.Engine.Annotate.Lexicon;

/// <summary>A word class and the value a word has in it, such as class <c>verb.sign</c> with value <c>signed</c>.</summary>
/// <param name="Class">Number of the class, see <see cref="ClassTable"/>.</param>
/// <param name="Value">Value after the colon in the data file; empty when the class has none.</param>
internal readonly record struct WordClass(int Class, string Value);

/// <summary>What the lexicon knows of one word.</summary>
internal sealed class WordEntry
{
    private readonly List<WordClass> _classes = [];

    /// <summary>One bit a class, by its number modulo 64: most questions are answered by it.</summary>
    private ulong _bits;

    /// <summary>Its classes, in the order the files give them.</summary>
    public IReadOnlyList<WordClass> Classes => _classes;

    /// <summary>What the inflection of its language tells; null for words that do not change or whose forms are not told apart.</summary>
    public WordForm? Form { get; private set; }

    /// <summary>Adds what the form can be: of two words with one form the first gives the nominative, both give cases.</summary>
    public void AddForm(WordForm? form) => Form = Form is null || form is null ? Form ?? form : Form with { Cases = Form.Cases | form.Cases };

    /// <summary>Adds a class; a repeated one is ignored.</summary>
    public void Add(WordClass wordClass)
    {
        if (!_classes.Contains(wordClass))
        {
            _classes.Add(wordClass);
            _bits |= 1UL << (wordClass.Class & 63);
        }
    }

    /// <summary>True when the word is in the class.</summary>
    public bool Is(int wordClass) => (_bits & (1UL << (wordClass & 63))) != 0 && TryGet(wordClass, out _);

    /// <summary>The word's value in a class.</summary>
    public bool TryGet(int wordClass, out string value)
    {
        value = string.Empty;
        if ((_bits & (1UL << (wordClass & 63))) == 0)
        {
            return false;
        }

        foreach (var c in _classes)
        {
            if (c.Class == wordClass)
            {
                value = c.Value;
                return true;
            }
        }

        return false;
    }
}

/// <summary>Numbers of word classes by name. Filled while data is loaded, then only read.</summary>
internal sealed class ClassTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>Number of classes.</summary>
    public int Count => _names.Count;

    /// <summary>Number of a class, given a new one when it is not known.</summary>
    public int Number(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _names.Add(name);
            _numbers[name] = number;
        }

        return number;
    }

    /// <summary>True when some word or rule uses the class.</summary>
    public bool IsKnown(string name) => _numbers.ContainsKey(name);

    /// <summary>Name of a class.</summary>
    public string Name(int number) => _names[number];
}
