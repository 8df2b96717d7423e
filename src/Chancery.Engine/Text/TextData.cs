using System.Buffers;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Text;

/// <summary>A confusion of scanned text.</summary>
/// <param name="Wrong">As scans have it.</param>
/// <param name="Right">As it is read.</param>
/// <param name="Before">One of these must follow; none means anything may.</param>
internal sealed record Confusion(string Wrong, string Right, IReadOnlyList<string> Before);

/// <summary>Everything under <c>data/text</c> that cleaning reads, checked.</summary>
internal sealed class TextData
{
    private const string Punctuation = "text/punctuation.yaml";
    private const string Layout = "text/layout.yaml";
    private const string Scan = "text/scan.yaml";
    private const string Abbreviation = "text/abbreviations.yaml";

    /// <summary>Reads the files.</summary>
    /// <exception cref="DataException">A file is missing or not as its head says.</exception>
    internal TextData(ChanceryData data)
    {
        var marks = new DataFile(data, Punctuation);
        Chars = new CharTable(
            [
                (CharKinds.Strong, marks.Text("strong")),
                (CharKinds.Weak, marks.Text("weak")),
                (CharKinds.Final, marks.Text("final")),
                (CharKinds.Stop, marks.Text("stop")),
                (CharKinds.Closer, marks.Text("closers")),
                (CharKinds.Opener, marks.Text("openers")),
                (CharKinds.GoesOn, marks.Text("goesOn")),
                (CharKinds.LineEnd, marks.Text("lineEnds")),
                (CharKinds.Invisible, marks.Text("invisible")),
            ],
            Traditional.Read(data));
        Invisible = marks.Text("invisible");
        ClauseMarks = SearchValues.Create(marks.Text("clauseMarks"));
        AsideOpens = SearchValues.Create(marks.Text("asideOpens"));
        AsideCloses = SearchValues.Create(marks.Text("asideCloses"));
        TitleCloses = SearchValues.Create(marks.Text("titleCloses"));
        WideStop = marks.Text("wideStop")[0];
        SentenceEnds = SearchValues.Create(marks.Text("final") + marks.Text("stop"));

        var layout = new DataFile(data, Layout);
        Contents = layout.Words("contents").Select(w => w.Replace(" ", string.Empty, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        CaptionStarts = layout.Words("captionStarts");
        CreditStarts = layout.Words("creditStarts");
        Promotions = layout.Words("promotions");
        SiteLines = layout.Words("siteLines").ToHashSet(StringComparer.Ordinal);
        CaptionHolds = layout.Words("captionHolds");
        CaptionEnds = layout.Words("captionEnds");
        PartMarks = layout.Words("partMarks").ToHashSet(StringComparer.Ordinal);
        HeadingMarks = layout.Words("headingMarks").ToHashSet(StringComparer.Ordinal);
        PartMarks.UnionWith(HeadingMarks);
        TornNumerals = layout.Text("tornNumerals");
        NoteOpens = layout.Text("noteOpens");
        NoteCloses = layout.Text("noteCloses");
        NoteMarks = layout.Text("noteMarks");

        var scan = new DataFile(data, Scan);
        DigitLookalikes = scan.Pairs("digits");
        DigitsBefore = scan.Text("digitsBefore");
        LetterLookalikes = scan.Pairs("letters");
        Torn = scan.Words("torn");
        Confusions = ReadConfusions(scan);

        var abbreviations = new DataFile(data, Abbreviation);
        Abbreviations = abbreviations.Words("en").Concat(abbreviations.Words("ru")).ToHashSet(StringComparer.Ordinal);
        MayEnd = abbreviations.Words("mayEnd").ToHashSet(StringComparer.Ordinal);
        Markup = new Markup.MarkupData(data);
    }

    /// <summary>Kinds and folded forms of characters.</summary>
    internal CharTable Chars { get; }

    /// <summary>Characters dropped wherever they stand.</summary>
    internal string Invisible { get; }

    /// <summary>What opens a title or an aside inside a sentence.</summary>
    internal SearchValues<char> AsideOpens { get; }

    /// <summary>What closes it.</summary>
    internal SearchValues<char> AsideCloses { get; }

    /// <summary>What closes a title: a mark before it belongs to the title.</summary>
    internal SearchValues<char> TitleCloses { get; }

    /// <summary>The full-width stop of scans.</summary>
    internal char WideStop { get; }

    /// <summary>Brackets that open a reference mark.</summary>
    internal string NoteOpens { get; }

    /// <summary>Brackets that close it, by the same position.</summary>
    internal string NoteCloses { get; }

    /// <summary>Characters that part clauses.</summary>
    internal SearchValues<char> ClauseMarks { get; }

    /// <summary>Characters at which a sentence may end.</summary>
    internal SearchValues<char> SentenceEnds { get; }

    /// <summary>Headings of tables of contents, folded, without blanks.</summary>
    internal HashSet<string> Contents { get; }

    /// <summary>How captions start, folded.</summary>
    internal IReadOnlyList<string> CaptionStarts { get; }

    /// <summary>How lines of credits start, folded.</summary>
    internal IReadOnlyList<string> CreditStarts { get; }

    /// <summary>Words that only invitations to subscribe hold, folded.</summary>
    internal IReadOnlyList<string> Promotions { get; }

    /// <summary>Lines that pages of sites carry below an article, folded.</summary>
    internal HashSet<string> SiteLines { get; }

    /// <summary>What captions hold, folded.</summary>
    internal IReadOnlyList<string> CaptionHolds { get; }

    /// <summary>How the names of charts and tables end, folded.</summary>
    internal IReadOnlyList<string> CaptionEnds { get; }

    /// <summary>How numbered parts begin, folded, two or three characters.</summary>
    internal HashSet<string> PartMarks { get; }

    /// <summary>Those of them that begin headings.</summary>
    internal HashSet<string> HeadingMarks { get; }

    /// <summary>Numerals that scans tear off a part mark.</summary>
    internal string TornNumerals { get; }

    /// <summary>Reference marks of footnotes.</summary>
    internal string NoteMarks { get; }

    /// <summary>Letters read for digits.</summary>
    internal IReadOnlyDictionary<char, char> DigitLookalikes { get; }

    /// <summary>Marks before which a number stands.</summary>
    internal string DigitsBefore { get; }

    /// <summary>Digits and capitals read for small letters.</summary>
    internal IReadOnlyDictionary<char, char> LetterLookalikes { get; }

    /// <summary>Words torn apart by a blank, folded.</summary>
    internal IReadOnlyList<string> Torn { get; }

    /// <summary>Confused words.</summary>
    internal IReadOnlyList<Confusion> Confusions { get; }

    /// <summary>Abbreviations without their last stop, folded.</summary>
    internal HashSet<string> Abbreviations { get; }

    /// <summary>Those of them that end a sentence when a capital follows.</summary>
    internal HashSet<string> MayEnd { get; }

    /// <summary>Tags and hints of HTML.</summary>
    internal Markup.MarkupData Markup { get; }

    private static List<Confusion> ReadConfusions(DataFile file)
    {
        var list = new List<Confusion>();
        foreach (var node in file.Sequence("words"))
        {
            if (node is not YamlMappingNode entry || entry["wrong"] is not YamlScalarNode { Value.Length: > 0 } wrong
                || !entry.Children.TryGetValue("right", out var right) || right is not YamlScalarNode { Value.Length: > 0 } word)
            {
                throw file.Error(node, "an entry of 'words' is {wrong: ..., right: ..., before: [...]}");
            }

            if (word.Value.Length > wrong.Value.Length)
            {
                throw file.Error(node, $"'{word.Value}' is longer than '{wrong.Value}': a repair never adds characters");
            }

            var before = entry.Children.TryGetValue("before", out var following) ? file.Words(following) : [];
            list.Add(new Confusion(wrong.Value, word.Value, before));
        }

        return list;
    }
}
