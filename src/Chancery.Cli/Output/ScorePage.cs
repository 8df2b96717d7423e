using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Chancery.Cli.Evaluation;

namespace Chancery.Cli.Output;

/// <summary>
/// The result of an evaluation as one HTML page: figures, calibration, and what was missed beside what was found. It asks nothing of
/// the network and runs no script; text of documents is encoded.
/// </summary>
internal static class ScorePage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly (string Id, string Label)[] Kinds = [("missed", "missed"), ("differs", "differs"), ("extra", "not in gold")];

    /// <summary>Writes the page to a file.</summary>
    /// <exception cref="EvaluationException">The file cannot be written.</exception>
    public static void Save(string path, ScoreResult result)
    {
        try
        {
            using var writer = new StreamWriter(path);
            Write(writer, result);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{path}: cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter output, ScoreResult result)
    {
        var problems = result.Problems.ToLookup(p => p.Document, StringComparer.Ordinal);
        var types = result.ByType.Select(r => r.Name).Where(t => result.Problems.Any(p => p.Type == t)).ToArray();
        WriteHead(output, types);
        output.Write("<body>\n<h1>Extraction against gold</h1>\n");
        output.Write(Invariant($"<p class=\"quiet\">{result.Documents.Count} documents, {result.Evidence} pieces of evidence, {result.Grounded * 100:0.00} % of them word for word at their place. Strict: every key field agrees; lenient: at least half of them.</p>\n"));
        output.Write("<div class=\"tables\">\n");
        WriteFigures(output, "By type", result.ByType, static _ => null);
        output.Write("<div>\n");
        WriteFigures(output, "By language", result.ByLanguage, static _ => null);
        WriteConfidence(output, result.ByConfidence);
        output.Write("</div>\n</div>\n");
        WriteFigures(output, "By document", result.ByDocument, name => problems.Contains(name) ? "#" + Anchor(result, name) : null);
        output.Write("<h2>Misses and false finds</h2>\n");
        WriteFilters(output, types);
        output.Write("<p class=\"key quiet\"><mark class=\"gold\">evidence of gold</mark> <mark class=\"found\">evidence of what was found</mark> <mark class=\"both\">of both</mark></p>\n");
        foreach (var document in result.Documents.Where(d => problems.Contains(d.Name)))
        {
            WriteDocument(output, document, Anchor(result, document.Name), [.. problems[document.Name]]);
        }

        output.Write("</body>\n</html>\n");
    }

    private static void WriteHead(TextWriter output, string[] types)
    {
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>Extraction against gold</title>\n<style>\n");
        using (var css = typeof(ScorePage).Assembly.GetManifestResourceStream("ScorePage.css")!)
        using (var reader = new StreamReader(css))
        {
            output.Write(reader.ReadToEnd());
        }

        foreach (var type in types)
        {
            output.Write($"body:has(#type-{type}:checked) article:not(.type-{type}) {{ display: none; }}\n");
        }

        foreach (var (id, _) in Kinds)
        {
            output.Write($"body:has(#kind-{id}:checked) article:not(.kind-{id}) {{ display: none; }}\n");
        }

        output.Write("</style>\n</head>\n");
    }

    private static void WriteFigures(TextWriter output, string title, IReadOnlyList<ScoreRow> rows, Func<string, string?> link)
    {
        output.Write($"<section><h2>{title}</h2><div class=\"scroll\"><table>\n<thead><tr><th colspan=\"3\"></th><th class=\"group\" colspan=\"3\">strict</th><th class=\"group\" colspan=\"3\">lenient</th></tr>\n<tr><th></th><th>gold</th><th>found</th><th>P</th><th>R</th><th>F1</th><th>P</th><th>R</th><th>F1</th></tr></thead>\n<tbody>\n");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var name = Encoder.Encode(row.Name);
            output.Write(i == rows.Count - 1 ? "<tr class=\"all\">" : "<tr>");
            output.Write(link(row.Name) is { } address ? $"<td><a href=\"{address}\">{name}</a></td>" : $"<td>{name}</td>");
            output.Write(Invariant($"<td>{row.Gold}</td><td>{row.Pred}</td><td>{row.Strict.P:F3}</td><td>{row.Strict.R:F3}</td><td>{row.Strict.F1:F3}</td><td>{row.Lenient.P:F3}</td><td>{row.Lenient.R:F3}</td><td>{row.Lenient.F1:F3}</td></tr>\n"));
        }

        output.Write("</tbody></table></div></section>\n");
    }

    private static void WriteConfidence(TextWriter output, IReadOnlyList<ConfidenceBin> bins)
    {
        if (bins.Count == 0)
        {
            return;
        }

        output.Write("<section><h2>By confidence</h2><div class=\"scroll\"><table>\n<thead><tr><th>confidence</th><th>found</th><th>mean</th><th>right, strict</th><th>right, lenient</th></tr></thead>\n<tbody>\n");
        foreach (var bin in bins)
        {
            output.Write(bin.Count > 0
                ? Invariant($"<tr><td>{bin.From:0.0} to {bin.To:0.0}</td><td>{bin.Count}</td><td>{bin.Mean:F3}</td><td>{bin.Strict:F3}</td><td>{bin.Lenient:F3}</td></tr>\n")
                : Invariant($"<tr><td>{bin.From:0.0} to {bin.To:0.0}</td><td>0</td><td></td><td></td><td></td></tr>\n"));
        }

        output.Write("</tbody></table></div></section>\n");
    }

    private static void WriteFilters(TextWriter output, string[] types)
    {
        WriteFilter(output, "type", [.. types.Select(t => (t, t))]);
        WriteFilter(output, "kind", Kinds);
    }

    private static void WriteFilter(TextWriter output, string name, IReadOnlyList<(string Id, string Label)> choices)
    {
        output.Write($"<fieldset><legend>{name}</legend><label><input type=\"radio\" name=\"{name}\" checked> all</label>");
        foreach (var (id, label) in choices)
        {
            output.Write($"<label><input type=\"radio\" name=\"{name}\" id=\"{name}-{id}\"> {label}</label>");
        }

        output.Write("</fieldset>\n");
    }

    private static void WriteDocument(TextWriter output, GoldDocument document, string anchor, ScoreProblem[] problems)
    {
        output.Write(Invariant($"<details class=\"document\" id=\"{anchor}\" open><summary><h3>{Encoder.Encode(document.Name)}</h3> <span class=\"quiet\">{document.Language}, {problems.Length}</span></summary>\n"));
        foreach (var problem in problems.OrderBy(p => (p.Gold ?? p.Predicted)!.Evidence[0].Start))
        {
            WriteProblem(output, document, problem);
        }

        output.Write("</details>\n");
    }

    private static void WriteProblem(TextWriter output, GoldDocument document, ScoreProblem problem)
    {
        var kind = problem.Gold is null ? "extra" : problem.Predicted is null ? "missed" : "differs";
        var confidence = problem.Predicted?.Confidence is { } value ? Invariant($"<span class=\"quiet\">confidence {value:0.00}</span>") : "";
        output.Write(Invariant($"<article class=\"type-{problem.Type} kind-{kind}\"><header><span class=\"type\">{problem.Type}</span><span class=\"reason\">{Encoder.Encode(problem.Reason)}</span>{confidence}<span class=\"quiet\">at {(problem.Gold ?? problem.Predicted)!.Evidence[0].Start}</span></header>\n"));
        output.Write("<blockquote>");
        foreach (var piece in MarkedSlice.Of(document, problem))
        {
            var text = Encoder.Encode(piece.Text);
            output.Write(piece.Mark is { } mark ? $"<mark class=\"{mark}\">{text}</mark>" : text);
        }

        output.Write("</blockquote>\n<table><thead><tr><th></th><th>gold</th><th>found</th></tr></thead><tbody>\n");
        foreach (var (field, gold, found) in ComparedFields.Of(problem))
        {
            var differs = problem.Gold is not null && problem.Predicted is not null && gold != found;
            output.Write($"<tr{(differs ? " class=\"differs\"" : "")}><td>{Encoder.Encode(field)}</td><td>{Encoder.Encode(gold ?? "")}</td><td>{Encoder.Encode(found ?? "")}</td></tr>\n");
        }

        output.Write("</tbody></table></article>\n");
    }

    private static string Anchor(ScoreResult result, string name)
    {
        var number = result.Documents.TakeWhile(d => d.Name != name).Count();
        return "document-" + number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
