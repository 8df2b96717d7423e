using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports;

/// <summary>What an export is as a file.</summary>
/// <param name="Extension">Ending of its name, with the dot.</param>
/// <param name="MediaType">IANA media type, with the character set where it is text.</param>
/// <param name="IsText">True for UTF-8 text, which may go to a terminal; false for a file of its own making.</param>
public sealed record ExportFile(string Extension, string MediaType, bool IsText = true);

/// <summary>The records or the format that were asked for do not go together; the message says why and what does.</summary>
public sealed class ExportException(string message) : Exception(message);

/// <summary>
/// One way in which records leave. Formats hold no state and may be used from several threads. The same store gives the same bytes.
/// </summary>
public abstract class ExportFormat
{
    /// <summary>Name by which it is asked for, such as <c>jsonld</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it holds, in half a line of English.</summary>
    public abstract string Holds { get; }

    /// <summary>What <see cref="Write"/> counts.</summary>
    public virtual string Counts => "records";

    /// <summary>Types of records that it can hold, in contract order.</summary>
    public virtual IReadOnlyList<RecordType> Types => RecordTypes.All;

    /// <summary>What kind of file the records that pass a filter become.</summary>
    public abstract ExportFile FileOf(RecordFilter filter);

    /// <summary>
    /// Writes the records of a job that the format can hold. The stream is written forward only and stays open; it is written to
    /// synchronously, so that a web server must allow that (<c>IHttpBodyControlFeature</c>).
    /// </summary>
    /// <returns>Number of <see cref="Counts"/> written.</returns>
    /// <exception cref="ExportException">None of the types asked for can be held.</exception>
    /// <exception cref="OperationCanceledException">The job was stopped; what was written is no whole file.</exception>
    public long Write(ExportJob job, Stream output) => WriteRecords(Narrow(job), output);

    /// <summary>Writes the records of a job whose filter asks for types that the format can hold.</summary>
    protected abstract long WriteRecords(ExportJob job, Stream output);

    /// <summary>Refuses what the format cannot do, before a file or a response is begun.</summary>
    /// <exception cref="ExportException">None of the types asked for can be held, or records are asked for by document.</exception>
    public void Check(RecordFilter filter, bool byDocument = false)
    {
        if (byDocument && !CanSplitByDocument)
        {
            throw new ExportException($"{Name} holds records as joined from all documents; only jsonl can give them by document");
        }

        if (filter.Types.Count > 0 && !filter.Types.Any(Types.Contains))
        {
            throw new ExportException($"{Name} holds records of the types {string.Join(", ", Types.Select(t => t.Name()))}, and none of these was asked for");
        }
    }

    /// <summary>The job with its filter reduced to the types that the format can hold.</summary>
    /// <exception cref="ExportException">There are none.</exception>
    private ExportJob Narrow(ExportJob job)
    {
        Check(job.Filter, job.ByDocument);
        var asked = job.Filter.Types;
        return asked.Count == 0 && Types.Count == RecordTypes.All.Count
            ? job
            : job with { Filter = job.Filter with { Types = [.. Types.Where(t => asked.Count == 0 || asked.Contains(t))] } };
    }

    /// <summary>True when records can be told once for each document.</summary>
    protected virtual bool CanSplitByDocument => false;
}

/// <summary>A format that can also be a folder of files.</summary>
public interface IFolderFormat
{
    /// <summary>Writes the files, into a folder that is made when it is missing.</summary>
    /// <returns>Number of records and of files.</returns>
    /// <exception cref="ExportException">None of the types asked for can be held.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    (long Records, int Files) WriteFolder(ExportJob job, string folder);
}
