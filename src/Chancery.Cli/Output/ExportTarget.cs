using System.Text;
using Chancery.Server.Exports;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Output;

/// <summary>Where an export goes: a file, a folder or standard output. On a terminal it shows how far it is.</summary>
internal sealed class ExportTarget
{
    private readonly CliConsole _console;
    private readonly ExportFormat _format;
    private readonly string? _path;

    /// <summary>Prepares the target.</summary>
    /// <param name="console">Where results and messages go.</param>
    /// <param name="format">What is written.</param>
    /// <param name="path">File or folder; null and <c>-</c> for standard output.</param>
    public ExportTarget(CliConsole console, ExportFormat format, string? path)
    {
        _console = console;
        _format = format;
        _path = path is "-" ? null : path;
    }

    /// <summary>Refuses what would not work before anything is read.</summary>
    /// <param name="filter">Which records are asked for.</param>
    /// <param name="byDocument">True when records are asked for by document.</param>
    /// <param name="store">File name of the store, which must not be written over.</param>
    /// <exception cref="UsageException">It would not work; the message says what would.</exception>
    /// <exception cref="ExportException">The format cannot hold what is asked for.</exception>
    public void Check(RecordFilter filter, bool byDocument, string store)
    {
        _format.Check(filter, byDocument);
        var file = _format.FileOf(filter);
        if (_path is null)
        {
            if (!file.IsText)
            {
                throw new UsageException(_format is IFolderFormat
                    ? $"{_format.Name} is one file a type: name a folder or a {file.Extension} file with --out, or one type with --type"
                    : $"{_format.Name} is no text: name a file with --out, such as records{file.Extension}");
            }
        }
        else if (!IsFolder && Directory.Exists(_path))
        {
            throw new UsageException($"'{_path}' is a folder; name a file such as {Path.Combine(_path, "records" + file.Extension)}");
        }
        else if (_format is IFolderFormat && !IsFolder && !file.Extension.Equals(Path.GetExtension(_path), StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"'{_path}': {_format.Name} of the types asked for is a folder or a {file.Extension} file");
        }
        else if (Path.GetFullPath(_path) == Path.GetFullPath(store))
        {
            throw new UsageException($"'{_path}' is the store itself; name another file with --out");
        }
    }

    /// <summary>Writes and tells what was written.</summary>
    /// <exception cref="UsageException">The target cannot be written.</exception>
    public void Write(ExportJob job)
    {
        try
        {
            _console.Error.WriteLine(_console.ProgressIsLive && _path is not null ? WithProgress(job) : WriteAll(job));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{_path ?? "standard output"}' cannot be written: {e.Message}");
        }
    }

    private string WithProgress(ExportJob job)
    {
        var result = "";
        _console.Status.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }).Start(context =>
        {
            var total = job.Store.ListRecords(job.Filter with { Cursor = null, Limit = 1 }).Total;
            var bar = context.AddTask($"{total:N0} records", maxValue: Math.Max(1, total));
            result = WriteAll(job with { Progress = more => bar.Increment(more) });
        });
        return result;
    }

    private string WriteAll(ExportJob job)
    {
        if (_path is not null && IsFolder)
        {
            var (records, files) = ((IFolderFormat)_format).WriteFolder(job, _path);
            return $"{records:N0} records in {files} files under {_path}";
        }

        using Stream output = _path is null ? new TextStream(_console.Output) : File.Create(_path);
        var count = _format.Write(job, output);
        return $"{count:N0} {_format.Counts}";
    }

    private bool IsFolder => _format is IFolderFormat && (Directory.Exists(_path) || !Path.HasExtension(_path));

    /// <summary>UTF-8 written on to a writer of text.</summary>
    private sealed class TextStream(TextWriter writer) : Stream
    {
        private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => writer.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var text = new char[_decoder.GetCharCount(buffer, flush: false)];
            writer.Write(text, 0, _decoder.GetChars(buffer, text, flush: false));
        }
    }
}
