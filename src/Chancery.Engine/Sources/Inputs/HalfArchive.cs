using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>
/// Reads an archive whose directory is missing, entry by entry from the front, by the header before each (PKWARE APPNOTE 4.3.7), until
/// one is cut off or does not tell its size.
/// </summary>
internal static class HalfArchive
{
    private const uint HeaderSignature = 0x04034B50;
    private const int HeaderLength = 30;
    private const int SizeFollows = 8;
    private const int NameIsUtf8 = 0x800;
    private const int Stored = 0;
    private const int Deflated = 8;

    /// <summary>The entries that can be read, then the problem of the archive with the byte where it broke.</summary>
    internal static IEnumerable<SourceItem> Read(InputReader reader, Stream stream, string path, SideFiles sideFiles)
    {
        long position = 0;
        var count = 0;
        while (count < reader.Options.MaxArchiveEntries && TryHeader(stream, position, out var header))
        {
            var end = header.Data + header.Packed;
            if (header.SizeUnknown || end > stream.Length)
            {
                break;
            }

            var name = header.IsUtf8 ? Encoding.UTF8.GetString(header.Name) : reader.DecodeName(Encoding.Latin1.GetString(header.Name));
            if (!name.EndsWith('/') && !ArchiveInput.IsPassedOver(reader, name) && header.Method is Stored or Deflated)
            {
                count++;
                yield return ReadEntry(reader, stream, header, path + "/" + EntryNames.Sanitize(name), sideFiles);
            }

            position = end;
        }

        yield return InputReader.Problem(
            path,
            "broken-archive",
            count == 0
                ? $"{path} is no readable ZIP archive (looked at byte {position} of {stream.Length}); get it again"
                : $"{path} is cut off or damaged at byte {position} of {stream.Length}: {count} entries before it were read, the rest is lost; get it again");
    }

    private static SourceItem ReadEntry(InputReader reader, Stream stream, Header header, string path, SideFiles sideFiles)
    {
        try
        {
            if (header.Packed > reader.Options.MaxFileBytes)
            {
                return InputReader.Problem(path, "too-large", $"{path} is larger than the limit of {reader.Options.MaxFileBytes} bytes; split it or raise the limit");
            }

            var packed = new byte[header.Packed];
            stream.Position = header.Data;
            stream.ReadExactly(packed);
            using var memory = new MemoryStream(packed);
            using var unpacked = header.Method == Deflated ? new DeflateStream(memory, CompressionMode.Decompress) : (Stream)memory;
            return ArchiveInput.Unpack(unpacked, path, header.Packed, reader.Options, out var bytes) ?? reader.Read(path, bytes, named: false, sideFiles);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return InputReader.Problem(path, "broken-archive", $"{path} cannot be unpacked: {e.Message}; get the archive again");
        }
    }

    private static bool TryHeader(Stream stream, long position, out Header header)
    {
        header = default;
        if (position + HeaderLength > stream.Length)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[HeaderLength];
        stream.Position = position;
        stream.ReadExactly(bytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != HeaderSignature)
        {
            return false;
        }

        var flags = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]);
        var data = position + HeaderLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]);
        if (data > stream.Length)
        {
            return false;
        }

        var name = new byte[nameLength];
        stream.ReadExactly(name);
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[18..]);
        header = new Header(
            name,
            (flags & NameIsUtf8) != 0,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]),
            data,
            packed,
            ((flags & SizeFollows) != 0 && packed == 0) || packed == uint.MaxValue);
        return true;
    }

    private readonly record struct Header(byte[] Name, bool IsUtf8, int Method, long Data, long Packed, bool SizeUnknown);
}
