using Chancery.Engine.Annotate;
using Chancery.Engine.Data;

namespace Chancery.Engine.Resolve.Names;

/// <summary>What a concept tells of a name, in falling order of weight.</summary>
internal enum ConceptKind
{
    /// <summary>What the name is about.</summary>
    Telling,

    /// <summary>What kind of thing it names.</summary>
    Head,

    /// <summary>An office.</summary>
    Office,

    /// <summary>Stands in many names.</summary>
    Common,

    /// <summary>Tells nothing.</summary>
    Filler,
}

/// <summary>A word of names in all its languages.</summary>
/// <param name="Id">The English id of the data.</param>
/// <param name="Kind">What it tells.</param>
internal sealed record Concept(string Id, ConceptKind Kind);

/// <summary>
/// Words of names in three languages, from <c>data/resolve/glossary.txt</c>. Offices are a set of their own: 总理 is an office in a role
/// and a subject in the name of a mechanism. Immutable and safe to share.
/// </summary>
internal sealed class Glossary
{
    private const string File = "resolve/glossary.txt";
    private const int Columns = 4;

    private readonly PhraseTrie<Concept> _names = new();
    private readonly PhraseTrie<Concept> _offices = new();

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="DataException">A line is wrong, or two concepts of one section claim a form.</exception>
    public Glossary(ChanceryData data)
    {
        var kind = default(ConceptKind?);
        var number = 0;
        var seen = new Dictionary<(bool Office, string Form), string>();
        foreach (var raw in data.ReadText(File).Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                kind = Enum.TryParse<ConceptKind>(line.Trim('[', ']'), ignoreCase: true, out var section)
                    ? section
                    : throw new DataException(File, number, $"'{line}' is no section; use {string.Join(", ", Enum.GetNames<ConceptKind>()).ToLowerInvariant()}");
                continue;
            }

            AddLine(line, kind ?? throw new DataException(File, number, "a concept stands before the first section"), number, seen);
        }
    }

    /// <summary>The longest word of names that starts at a place of folded text.</summary>
    /// <param name="text">Folded text from the place on, the start of a word in scripts with blanks.</param>
    /// <param name="offices">True looks among offices, false among all else.</param>
    /// <param name="length">Its length in UTF-16 code units, its ending included.</param>
    /// <param name="concept">What it stands for.</param>
    public bool TryMatch(ReadOnlySpan<char> text, bool offices, out int length, out Concept concept)
    {
        var trie = offices ? _offices : _names;
        if (!trie.TryMatch(text, out length, out concept))
        {
            return false;
        }

        // Forms with an open ending stand in the trie without it; a whole form also stands with the blank after it.
        if (IsWordCharacter(text[length - 1]))
        {
            while (length < text.Length && IsWordCharacter(text[length]))
            {
                length++;
            }
        }

        return true;
    }

    /// <summary>True for a letter or digit of a script that separates words by blanks.</summary>
    public static bool IsWordCharacter(char c) => c < '\u2E80' && char.IsLetterOrDigit(c);

    private void AddLine(string line, ConceptKind kind, int number, Dictionary<(bool Office, string Form), string> seen)
    {
        var cells = line.Split('|');
        if (cells.Length != Columns)
        {
            throw new DataException(File, number, "a line is: concept | Chinese | English | Russian");
        }

        var concept = new Concept(cells[0].Trim(), kind);
        var office = kind == ConceptKind.Office;
        foreach (var form in cells[1..].SelectMany(static c => c.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!seen.TryAdd((office, form), concept.Id) && seen[(office, form)] != concept.Id)
            {
                throw new DataException(File, number, $"'{form}' is already a form of '{seen[(office, form)]}'");
            }

            AddForm(form, concept, office ? _offices : _names);
        }
    }

    private static void AddForm(string written, Concept concept, PhraseTrie<Concept> trie)
    {
        var form = string.Concat(written.Select(static c => char.IsLetterOrDigit(c) || c is '*' or '\'' ? c : ' '));
        if (form[^1] == '*')
        {
            trie.Add(form.AsSpan(0, form.Length - 1), concept);
        }
        else if (!IsWordCharacter(form[^1]))
        {
            trie.Add(form, concept);
        }
        else
        {
            // Whole words only: the reader closes every word with a blank.
            trie.Add(form + " ", concept);
        }
    }
}
