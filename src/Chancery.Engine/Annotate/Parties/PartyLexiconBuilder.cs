using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>Reads the files of <c>data/parties</c> into one trie and checks that they agree with each other.</summary>
internal sealed class PartyLexiconBuilder
{
    private const string Folder = "parties/";
    private static readonly string[] Languages = ["zh", "en", "ru"];
    private readonly ChanceryData _data;
    private readonly NameRows _rows;
    private readonly RussianDeclension _russian;
    private readonly Dictionary<string, PartyInfo> _parties = [];
    private readonly Dictionary<string, (PartyEntry Entry, DataRow Row)> _entries = [];
    private readonly HashSet<string> _ambiguous = [];

    /// <summary>Reads all files.</summary>
    /// <exception cref="DataException">A file is wrong.</exception>
    public PartyLexiconBuilder(ChanceryData data, NameRows rows, RussianDeclension russian)
    {
        _data = data;
        _rows = rows;
        _russian = russian;
        ReadAmbiguous();
        ReadStates();
        ReadOrganisations();
        ReadBodies();
        ReadMetonyms();
        ReadReferences();
        ReadCompounds();
        ReadShortNames();
        ReadGuards();
        CheckCodes();
    }

    /// <summary>All parties by code.</summary>
    public IReadOnlyDictionary<string, PartyInfo> Parties => _parties;

    /// <summary>The trie of all phrases.</summary>
    public PhraseTrie<PartyEntry> Build()
    {
        GuardWith(_rows.Places);
        GuardWith(_rows.Persons);
        var trie = new PhraseTrie<PartyEntry>();
        foreach (var (phrase, (entry, _)) in _entries)
        {
            trie.Add(phrase, entry);
        }

        return trie;
    }

    private void ReadAmbiguous()
    {
        foreach (var row in DataRow.ReadAll(_data, Folder + "ambiguous.yaml", "form", "codes", "default", "adjective"))
        {
            var form = row.Required("form");
            var kind = row.Flag("adjective") ? PartyEntryKind.Adjective : PartyEntryKind.Name;
            var entry = new PartyEntry(form, kind, row.List("codes")) { IsAmbiguous = true, Default = row.Text("default") };
            foreach (var written in Forms(form, kind, row))
            {
                Add(written, entry, row);
                _ambiguous.Add(NameText.Fold(written));
            }
        }
    }

    private void ReadStates()
    {
        foreach (var row in _rows.States)
        {
            var code = Define(row);
            if (code.Length != 3 || code.Any(static c => c is < 'A' or > 'Z'))
            {
                throw row.Error($"'{code}' is no ISO 3166-1 alpha-3 code");
            }

            AddNames(row, code, PartyEntryKind.Name);
            AddAll(row, "en-adj", PartyEntryKind.Adjective, code);
            AddAll(row, "ru-adj", PartyEntryKind.Adjective, code);
            AddAll(row, "en-people", PartyEntryKind.Demonym, code);
            AddAll(row, "ru-people", PartyEntryKind.Demonym, code);
            AddAll(row, "en-joint", PartyEntryKind.Joint, code);
            AddAll(row, "ru-joint", PartyEntryKind.Joint, code);
        }
    }

    private void ReadOrganisations()
    {
        foreach (var row in _rows.Organisations)
        {
            var code = Define(row);
            AddNames(row, code, row.Flag("group") ? PartyEntryKind.Group : PartyEntryKind.Name);
            AddAll(row, "en-adj", PartyEntryKind.Adjective, code, lemma: row.List("en").FirstOrDefault());
            AddAll(row, "ru-adj", PartyEntryKind.Adjective, code, lemma: row.List("ru").FirstOrDefault());
            if (row.Row("body") is { } bodies)
            {
                foreach (var body in bodies.Keys)
                {
                    AddAll(bodies, body, PartyEntryKind.Name, code, body);
                }
            }
        }
    }

    private void ReadBodies()
    {
        foreach (var row in DataRow.ReadAll(_data, Folder + "bodies.yaml", "code", "body", "names"))
        {
            AddAll(row, "names", PartyEntryKind.Name, row.Required("code"), row.Required("body"));
        }
    }

    private void ReadMetonyms()
    {
        var codes = _parties.Keys.ToArray();
        var row = DataRow.ReadOne(_data, Folder + "metonyms.yaml", codes);
        foreach (var code in row.Keys)
        {
            AddAll(row, code, PartyEntryKind.Metonym, code);
        }
    }

    private void ReadCompounds()
    {
        foreach (var row in DataRow.ReadAll(_data, Folder + "compounds.yaml", "form", "codes", "read"))
        {
            var form = row.Required("form");
            var entry = new PartyEntry(form, PartyEntryKind.Compound, Sorted(row.List("codes"))) { ReadLength = row.Number("read", form.Length) };
            if (entry.ReadLength < 1 || entry.ReadLength > form.Length)
            {
                throw row.Error($"'read' must be 1 to {form.Length}, the length of '{form}'");
            }

            Add(form, entry, row);
        }
    }

    private void ReadShortNames()
    {
        foreach (var row in DataRow.ReadAll(_data, Folder + "zh-short.yaml", "form", "codes", "default", "strength", "after", "before", "also-word", "alone"))
        {
            var form = row.Required("form");
            var codes = row.List("codes");
            var strength = Enum.TryParse<ShortStrength>(row.Text("strength"), ignoreCase: true, out var parsed)
                ? parsed
                : throw row.Error("'strength' must be free, strong or weak");
            var after = row.Keys.Contains("after") ? PartyContexts.Trie(row.List("after")) : null;
            var entry = new PartyEntry(form, PartyEntryKind.Short, codes)
            {
                IsAmbiguous = codes.Count > 1,
                Default = row.Text("default"),
                Short = new ShortName(strength, after, row.Text("before"), row.Flag("also-word"), row.Flag("alone")),
            };
            Add(form, entry, row);
        }
    }

    private void ReadReferences()
    {
        var root = DataRow.ReadOne(_data, Folder + "references.yaml", Languages);
        foreach (var language in root.Keys)
        {
            var row = root.Row(language)!.Value;
            if (row.Row("words") is { } words)
            {
                foreach (var word in words.Keys)
                {
                    AddReference(word, words.Number(word, 0), row);
                }
            }

            foreach (var word in row.List("members"))
            {
                AddReference(word, PartyEntry.Members, row);
            }

            foreach (var word in row.List("self"))
            {
                AddReference(word, 1, row, isSelf: true);
            }

            if (row.Row("counts") is { } counts)
            {
                var not = row.List("not").ToHashSet();
                foreach (var (count, head) in counts.Keys.SelectMany(c => row.List("heads").Select(h => (c, h))).Where(x => !not.Contains(x.c + x.h)))
                {
                    AddReference(count + head, counts.Number(count, 0), row);
                }
            }
        }
    }

    private void AddReference(string word, int number, DataRow row, bool isSelf = false)
    {
        foreach (var spelling in NameText.Spellings(word))
        {
            Add(spelling, new PartyEntry(spelling, PartyEntryKind.Reference, []) { Number = number, IsSelf = isSelf }, row);
        }
    }

    private void ReadGuards()
    {
        var row = DataRow.ReadOne(_data, Folder + "not-party.yaml", "firm", "latin", "zh");
        foreach (var phrase in row.List("firm"))
        {
            Add(phrase, new PartyEntry(phrase, PartyEntryKind.Guard, []) { IsFirm = true }, row);
        }

        var chinese = row.Row("zh");
        var phrases = row.List("latin").Concat(chinese is { } zh ? zh.Keys.SelectMany(zh.List) : []);
        foreach (var phrase in phrases)
        {
            Add(phrase, new PartyEntry(phrase, PartyEntryKind.Guard, []), row);
        }
    }

    /// <summary>Chinese names of places and persons are no parties, unless the party data claims the very phrase.</summary>
    private void GuardWith(IEnumerable<DataRow> rows)
    {
        foreach (var name in _rows.ChineseNamesOf(rows))
        {
            var phrase = NameText.Fold(name);
            if (!_entries.ContainsKey(phrase))
            {
                _entries[phrase] = (new PartyEntry(name, PartyEntryKind.Guard, []) { IsFirm = true }, default);
            }
        }
    }

    private string Define(DataRow row)
    {
        var code = row.Required("code");
        var names = new Dictionary<string, string>();
        foreach (var language in Languages.Where(l => row.List(l).Count > 0))
        {
            names[language] = row.List(language)[0].Split(':')[0].TrimEnd('!');
        }

        return _parties.TryAdd(code, new PartyInfo(code, names, Sorted(row.Keys.Contains("members") ? row.List("members") : []), row))
            ? code
            : throw row.Error($"'{code}' is already defined at {_parties[code].Row.File}:{_parties[code].Row.Line}");
    }

    private void AddNames(DataRow row, string code, PartyEntryKind kind)
    {
        foreach (var language in Languages)
        {
            AddAll(row, language, kind, code);
        }
    }

    private void AddAll(DataRow row, string key, PartyEntryKind kind, string code, string? body = null, string? lemma = null)
    {
        foreach (var name in row.List(key))
        {
            string? nominative = null;
            foreach (var written in Forms(name, kind, row))
            {
                nominative ??= written;
                Add(written, new PartyEntry(written, kind, [code]) { Body = body, Lemma = lemma ?? nominative, IsOblique = !NameText.IsSpelling(nominative, written) }, row);
            }
        }
    }

    private IEnumerable<string> Forms(string name, PartyEntryKind kind, DataRow row)
    {
        var forms = !NameText.IsCyrillic(name) || kind == PartyEntryKind.Joint ? [name]
            : kind == PartyEntryKind.Adjective ? _russian.Adjective(name)
            : _russian.Noun(name, row);
        return forms.SelectMany(NameText.Spellings);
    }

    private void Add(string phrase, PartyEntry entry, DataRow row)
    {
        var folded = NameText.Fold(phrase);
        if (!_entries.TryGetValue(folded, out var other))
        {
            _entries[folded] = (entry with { Form = phrase, ReadLength = entry.Kind == PartyEntryKind.Compound ? entry.ReadLength : phrase.Length }, row);
            return;
        }

        if (!other.Entry.Codes.SequenceEqual(entry.Codes) && !_ambiguous.Contains(folded))
        {
            throw row.ErrorAt(phrase, $"'{phrase}' ({Means(entry)}) is already {Means(other.Entry)} at {other.Row.File}:{other.Row.Line}; "
                + $"remove one, or list '{phrase}' with all its codes in {Folder}ambiguous.yaml");
        }
    }

    private void CheckCodes()
    {
        foreach (var (phrase, (entry, row)) in _entries)
        {
            foreach (var code in entry.Codes.Where(c => !_parties.ContainsKey(c)))
            {
                throw row.Error($"'{phrase}' means '{code}', which states.yaml and organisations.yaml do not define");
            }

            if (entry.Default is { } chosen && !entry.Codes.Contains(chosen))
            {
                throw row.Error($"the default '{chosen}' of '{phrase}' is not among its codes");
            }
        }

        foreach (var party in _parties.Values)
        {
            foreach (var code in party.Members.Where(c => !_parties.ContainsKey(c)))
            {
                throw party.Row.Error($"the member '{code}' is not defined");
            }
        }
    }

    private static string Means(PartyEntry entry) => entry.Codes.Count > 0 ? string.Join(" or ", entry.Codes) : entry.Kind == PartyEntryKind.Guard ? "no party" : "a reference";

    private static List<string> Sorted(List<string> codes)
    {
        codes.Sort(StringComparer.Ordinal);
        return codes;
    }
}
