using Chancery.Model;

namespace Chancery.Engine.Sources.Metadata;

/// <summary>
/// A <c>metadata.csv</c>: for files at or below its folder, values that override what the files say. Columns <c>path</c> (required, relative
/// to its folder), <c>date title source language perspective</c>; an empty cell overrides nothing.
/// </summary>
internal sealed class SideFile
{
    /// <summary>Its name.</summary>
    internal const string FileName = "metadata.csv";

    private static readonly string[] Columns = ["path", "date", "title", "source", "language", "perspective"];

    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly string _path;

    private SideFile(string path) => _path = path;

    /// <summary>Problems of its rows, each with the line.</summary>
    internal List<SourceProblem> Problems { get; } = [];

    /// <summary>Reads a side file.</summary>
    /// <param name="path">Its path, for problems.</param>
    /// <param name="text">Its text.</param>
    /// <param name="data">Languages and dates.</param>
    internal static SideFile Read(string path, string text, MetadataData data)
    {
        var file = new SideFile(path);
        var records = CsvTable.Read(text);
        if (records.Count == 0 || !file.TryHeader(records[0], out var columns))
        {
            return file;
        }

        for (var i = 1; i < records.Count; i++)
        {
            file.ReadRow(records[i], columns, data);
        }

        return file;
    }

    /// <summary>Overrides metadata with what the side file says of a document.</summary>
    /// <param name="relativePath">Path relative to the side file's folder.</param>
    /// <param name="metadata">What the document says of itself.</param>
    /// <param name="overridden">The result.</param>
    internal bool TryApply(string relativePath, DocumentMetadata metadata, out DocumentMetadata overridden)
    {
        overridden = metadata;
        if (!_rows.TryGetValue(relativePath, out var row))
        {
            return false;
        }

        row.Used = true;
        var values = row.Values;
        overridden = metadata with
        {
            Title = values.Title ?? metadata.Title,
            Date = values.Date ?? metadata.Date,
            Source = values.Source ?? metadata.Source,
            Language = values.Language ?? metadata.Language,
            Perspective = values.Perspective ?? metadata.Perspective,
        };
        return true;
    }

    /// <summary>Rows that named no file that was read.</summary>
    internal IEnumerable<SourceProblem> Unused()
    {
        foreach (var (path, row) in _rows)
        {
            if (!row.Used)
            {
                yield return new SourceProblem(_path, "side-file-row", $"{_path} line {row.Line}: there is no file '{path}' beside it; correct the path or delete the row");
            }
        }
    }

    private bool TryHeader(CsvRecord header, out List<string> columns)
    {
        columns = header.Fields.ConvertAll(f => f.Trim().TrimStart('\uFEFF').ToLowerInvariant());
        var unknown = columns.Find(c => Array.IndexOf(Columns, c) < 0);
        if (columns.Contains("path") && unknown is null)
        {
            return true;
        }

        Problems.Add(new SourceProblem(
            _path,
            "side-file-header",
            $"{_path} line {header.Line}: the first line names the columns: path and any of date, title, source, language, perspective"
                + (unknown is null ? "; path is missing" : $"; '{unknown}' is none of them")));
        return false;
    }

    private void ReadRow(CsvRecord record, List<string> columns, MetadataData data)
    {
        if (record.Fields.Count != columns.Count)
        {
            AddProblem(record, $"has {record.Fields.Count} cells where the header has {columns.Count}; quote a cell that holds a comma");
            return;
        }

        string path = string.Empty;
        var builder = new MetadataBuilder(data);
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = record.Fields[i].Trim();
            if (columns[i] == "path")
            {
                path = cell.Replace('\\', '/');
                path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
            }
            else if (cell.Length > 0)
            {
                builder.Set(columns[i], cell, FileName);
                if (!builder.Has(columns[i]) && columns[i] is "date" or "language")
                {
                    AddProblem(record, $"'{cell}' is no {columns[i]}; {(columns[i] == "date" ? "write it as 2024-10-15, 2024-10 or 2024" : "write zh-Hans, zh-Hant, en or ru")}");
                    return;
                }
            }
        }

        if (path.Length == 0)
        {
            AddProblem(record, "names no path");
        }
        else if (!_rows.TryAdd(path, new Row(record.Line, builder.Build())))
        {
            AddProblem(record, $"names '{path}' again; the first row counts");
        }
    }

    private void AddProblem(CsvRecord record, string reason) =>
        Problems.Add(new SourceProblem(_path, "side-file-row", $"{_path} line {record.Line}: {reason}"));

    private sealed class Row(int line, DocumentMetadata values)
    {
        internal int Line => line;

        internal DocumentMetadata Values => values;

        internal bool Used { get; set; }
    }
}
