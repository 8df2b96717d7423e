using Chancery.Server.Exports.Formats;

namespace Chancery.Server.Exports;

/// <summary>All formats in which records leave, for the command line, the API and the pages.</summary>
public static class ExportFormats
{
    /// <summary>The formats, the record contract's own first.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new JsonlExport(), new CsvExport(), new XlsxExport(), new SqliteExport(), new JsonLdExport(), new GraphMlExport(), new IcsExport(),
        new CslExport(), new RisExport(), new BibTeXExport(), new TimelineJsExport(), new PloverExport(), new CameoExport(),
        new DcadExport(), new AtopExport(), new FtmExport(),
    ];

    /// <summary>A format by name; null when there is none of this name.</summary>
    public static ExportFormat? Find(string? name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>A format by name.</summary>
    /// <exception cref="ExportException">There is none of this name; the message lists all.</exception>
    public static ExportFormat Get(string? name) => Find(name) ?? throw new ExportException(Unknown(name));

    /// <summary>What to tell somebody who asked for a format that is not there: the names of those that are.</summary>
    public static string Unknown(string? name) => $"'{name}' is no export format; there are {string.Join(", ", All.Select(f => f.Name))}";
}
