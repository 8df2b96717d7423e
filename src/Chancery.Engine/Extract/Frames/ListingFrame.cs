using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>
/// Reads a table that lists facts, one a row: numbered sessions of the body that the caption names, exercises, undertakings or instruments.
/// Headings tell what stands in which column, caption and name tell the year that a date lacks.
/// </summary>
internal sealed class ListingFrame(Classes classes, ColumnHeadings headings, PartyFinder parties)
{
    private const int CaptionParagraphs = 2;
    private const int YearLength = 4;

    /// <summary>True when the headings of a table tell that it lists facts that this frame reads.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="rows">Rows of the table, headings first.</param>
    public Listing? Read(ExtractionContext context, IReadOnlyList<SentenceView> rows)
    {
        if (rows.Count < 2)
        {
            return null;
        }

        var columns = TableReader.Split(rows[0]).ConvertAll(c => headings.Of(c.In(rows[0].Folded).Trim()));
        var caption = Caption(context, rows[0]);
        var body = Named(caption, NameKind.Mechanism) ?? Named(caption, NameKind.Session);
        var exercise = Named(caption, NameKind.Exercise);
        var (type, name) = (columns.IndexOf(ColumnKind.Ordinal), columns.IndexOf(ColumnKind.Name)) switch
        {
            (var at and >= 0, _) when body is not null => (RecordType.Meeting, at),
            (_, var at and >= 0) when exercise is not null => (RecordType.Exercise, at),
            _ when columns.IndexOf(ColumnKind.Exercise) is var at and >= 0 => (RecordType.Exercise, at),
            _ when columns.IndexOf(ColumnKind.Project) is var at and >= 0 => (RecordType.Project, at),
            _ when columns.IndexOf(ColumnKind.Instrument) is var at and >= 0 => (RecordType.Agreement, at),
            _ => (RecordType.Indicator, -1),
        };
        return name >= 0 && columns.Contains(ColumnKind.Date)
            ? new Listing(type, rows, columns, name, caption, type == RecordType.Meeting ? body : exercise)
            : null;
    }

    /// <summary>Adds one fact a row.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="table">The table as <see cref="Read"/> gave it.</param>
    /// <param name="rule">The rule that asks for such tables.</param>
    public void Apply(ExtractionContext context, Listing table, Rule rule)
    {
        foreach (var row in table.Rows.Skip(1))
        {
            var cells = TableReader.Split(row);
            if (cells.Count > table.Name && cells[table.Name].In(row.Text).Trim().Length > 0 && Fact(context, table, row, cells) is { } fact)
            {
                context.Add(row, rule, fact, row.Span);
            }
        }
    }

    private Fact? Fact(ExtractionContext context, Listing table, SentenceView row, List<Span> cells)
    {
        var name = cells[table.Name];
        var date = DateOf(table, row, cells);
        if (date is null)
        {
            return null;
        }

        return table.Type switch
        {
            RecordType.Meeting => Session(context, table, row, cells, date),
            RecordType.Exercise => Exercise(context, table, row, cells, date),
            RecordType.Agreement => Instrument(context, table, row, name, date),
            _ => Undertaking(context, table, row, name, date),
        };
    }

    private Fact? Session(ExtractionContext context, Listing table, SentenceView row, List<Span> cells, string date)
    {
        var people = row.Mentions.OfType<PersonMention>().Where(p => p.Known?.Party is not null).Select(p => new Participant { Person = p.Known!.Name, Party = p.Known.Party }).ToList();
        var codes = Parties(context, table, row, people);
        if (NumberIn(row, cells[table.Name]) is not { } ordinal || codes.Count == 0)
        {
            return null;
        }

        var place = table.Cell(cells, ColumnKind.Place);
        var remote = place is { } cell && headings.IsRemote(cell.In(row.Folded).Trim());
        return new Fact
        {
            Type = RecordType.Meeting,
            Kind = remote ? "call" : "session",
            Parties = codes,
            Date = date,
            Mechanism = table.Named!.Text,
            Ordinal = ordinal,
            Place = remote ? null : TextOf(row, place),
            Participants = people.Count > 0 ? people : [.. codes.Select(c => new Participant { Party = c })],
        };
    }

    private Fact? Exercise(ExtractionContext context, Listing table, SentenceView row, List<Span> cells, string date)
    {
        var codes = Parties(context, table, row, []);
        return codes.Count < 2 ? null : new Fact
        {
            Type = RecordType.Exercise,
            Kind = table.Named is { Value.Length: > 0 } named ? named.Value : "exercise",
            Parties = codes,
            Date = date,
            Name = TextOf(row, cells[table.Name]),
            Place = TextOf(row, table.Cell(cells, ColumnKind.Place)),
            Domain = Valued(row, cells[table.Name], classes.Domain) ?? table.Caption.Select(c => Valued(c, c.Span, classes.Domain)).FirstOrDefault(d => d is not null)
                ?? Valued(row, row.Span, classes.Domain) ?? Valued(table.Rows[0], table.Rows[0].Span, classes.Domain),
        };
    }

    private Fact? Undertaking(ExtractionContext context, Listing table, SentenceView row, Span name, string date)
    {
        var codes = Parties(context, table, row, []);
        var kind = row.In(name).OfType<WordMention>().LastOrDefault(w => w.Word.Is(classes.HeadProject));
        return codes.Count < 2 || kind is null ? null : new Fact
        {
            Type = RecordType.Project,
            Kind = kind.Word.TryGet(classes.HeadProject, out var value) ? value : null,
            Parties = codes,
            Date = date,
            Name = TextOf(row, name),
            State = table.Caption.Append(table.Rows[0]).Select(c => Valued(c, c.Span, classes.Build)).FirstOrDefault(s => s is not null) ?? "running",
        };
    }

    private Fact? Instrument(ExtractionContext context, Listing table, SentenceView row, Span name, string date)
    {
        var codes = Parties(context, table, row, []);
        var map = row.Document.Base;
        string? kind = null;
        for (var i = map.FirstFrom(name.Start); i < map.Items.Count && map.Items[i].Span.End <= name.End; i++)
        {
            kind = map.Items[i] is WordMention word && word.Word.TryGet(classes.HeadInstrument, out var value) ? value : kind;
        }

        var title = row.Quotes.Find(q => q.Kind == MentionKind.Title && name.Contains(q.Span))?.Inner ?? name;
        return codes.Count < 2 || kind is null ? null : new Fact
        {
            Type = RecordType.Agreement,
            Kind = kind,
            Parties = codes,
            Date = date,
            Title = TextOf(row, title),
            Action = table.Caption.Prepend(table.Rows[0]).Select(c => Valued(c, c.Span, classes.Sign)).FirstOrDefault(a => a is not null) ?? "signed",
        };
    }

    /// <summary>Parties of those who take part; else in the name; else in the caption; else those the document is about.</summary>
    private IReadOnlyList<string> Parties(ExtractionContext context, Listing table, SentenceView row, List<Participant> people)
    {
        var codes = new SortedSet<string>(people.Select(p => p.Party!), StringComparer.Ordinal);
        if (codes.Count < 2 && TableReader.Split(row) is var cells && cells.Count > table.Name)
        {
            codes.UnionWith(parties.In(context, row, cells[table.Name], persons: false));
        }

        foreach (var line in table.Caption)
        {
            codes.UnionWith(codes.Count < 2 ? parties.In(context, line, line.Span, persons: false) : []);
        }

        codes.UnionWith(codes.Count < 2 ? context.Topic : []);
        return [.. codes];
    }

    /// <summary>The date of its column; a year that the cell does not tell comes from the name, or from the caption.</summary>
    private static string? DateOf(Listing table, SentenceView row, List<Span> cells)
    {
        if (table.Cell(cells, ColumnKind.Date) is not { } cell)
        {
            return null;
        }

        if (row.In(cell).OfType<DateRef>().FirstOrDefault(d => d.Value is not null && !d.IsDuration)?.Value is not { } date)
        {
            return YearIn(cell.In(row.Folded));
        }

        var own = YearIn(cell.In(row.Folded)) is not null;
        var year = own ? null : YearIn(cells[table.Name].In(row.Folded)) ?? table.Caption.Select(c => YearIn(c.Span.In(c.Folded))).FirstOrDefault(y => y is not null);
        return year is null ? date : string.Join('/', date.Split('/').Select(part => part.Length >= YearLength && YearIn(part) is not null ? year + part[YearLength..] : part));
    }

    /// <summary>The only number of four digits that can be a year; null when there is none or another one.</summary>
    private static string? YearIn(ReadOnlySpan<char> text)
    {
        string? year = null;
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end - i == YearLength && text[i] is '1' or '2')
            {
                if (year is not null && !text[i..end].SequenceEqual(year))
                {
                    return null;
                }

                year = text[i..end].ToString();
            }

            i = end;
        }

        return year;
    }

    private static int? NumberIn(SentenceView row, Span cell) =>
        row.In(cell).OfType<QuantityRef>().FirstOrDefault(q => q.Value is > 0 and < 1000) is { } number && number.Value == decimal.Truncate(number.Value) ? (int)number.Value : null;

    private static string? TextOf(SentenceView row, Span? cell) => cell?.In(row.Text).Trim().ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The value of the first word of a class in a range.</summary>
    private static string? Valued(SentenceView sentence, Span range, int wordClass) =>
        sentence.First(range, wordClass) is { } word && word.Word.TryGet(wordClass, out var value) ? value : null;

    private static NameMention? Named(List<SentenceView> caption, NameKind kind)
    {
        foreach (var line in caption)
        {
            if (line.Mentions.OfType<NameMention>().Where(n => n.NameKind == kind && n.Span != n.Head).MaxBy(n => n.Span.Length) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The lines right above a table, the nearest first.</summary>
    private static List<SentenceView> Caption(ExtractionContext context, SentenceView first)
    {
        var lines = new List<SentenceView>();
        for (var i = first.Index - 1; i >= 0 && context.Sentences[i].Sentence.Paragraph >= first.Sentence.Paragraph - CaptionParagraphs; i--)
        {
            if (context.Sentences[i].Paragraph.Kind != Text.ParagraphKind.TableRow)
            {
                lines.Add(context.Sentences[i]);
            }
        }

        return lines;
    }
}

/// <summary>A table that lists facts.</summary>
/// <param name="Type">Type of its facts.</param>
/// <param name="Rows">Its rows, headings first.</param>
/// <param name="Columns">What the columns hold.</param>
/// <param name="Name">Number of the column that names or numbers the facts.</param>
/// <param name="Caption">The lines above, the nearest first.</param>
/// <param name="Named">The body or series that the caption names; null when it names none.</param>
internal sealed record Listing(RecordType Type, IReadOnlyList<SentenceView> Rows, List<ColumnKind> Columns, int Name, List<SentenceView> Caption, NameMention? Named)
{
    /// <summary>The cell of a kind of column in a row; null when the row is too short or no column is of that kind.</summary>
    public Span? Cell(List<Span> cells, ColumnKind kind) => Columns.IndexOf(kind) is var at and >= 0 && at < cells.Count ? cells[at] : null;
}
