using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Chancery.Server.Exports;

/// <summary>
/// A JSON document with a long list in it, written item by item, a line each. What stands before and behind the list is given as text.
/// </summary>
internal sealed class JsonItems : IDisposable
{
    private readonly Stream _output;
    private readonly string _close;
    private readonly bool _isList;
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;
    private bool _any;

    /// <summary>Writes what stands before the list.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="open">Text up to the bracket that opens the list; empty for items on lines of their own without a list.</param>
    /// <param name="close">Text from the bracket that closes it.</param>
    public JsonItems(Stream output, string open, string close)
    {
        _output = output;
        _close = close;
        _isList = open.Length > 0;
        _writer = new Utf8JsonWriter(_buffer, ExportText.Json);
        Write(open);
    }

    /// <summary>Writes one item.</summary>
    public void Add(Action<Utf8JsonWriter> write)
    {
        write(_writer);
        _writer.Flush();
        if (_isList)
        {
            Write(_any ? ",\n" : "\n");
        }

        _output.Write(_buffer.WrittenSpan);
        if (!_isList)
        {
            Write("\n");
        }

        _any = true;
        _buffer.ResetWrittenCount();
        _writer.Reset();
    }

    /// <summary>Writes what stands behind the list. Not reached after an error, so that half a list is no whole document.</summary>
    public void Complete() => Write(_any && _isList ? "\n" + _close : _close);

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    private void Write(string text)
    {
        if (text.Length > 0)
        {
            _output.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
