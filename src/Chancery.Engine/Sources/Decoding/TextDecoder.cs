using System.Text;
using System.Text.Unicode;

namespace Chancery.Engine.Sources.Decoding;

/// <summary>Decoded text, or why there is none.</summary>
/// <param name="Text">The text without byte-order mark; null when it could not be decoded.</param>
/// <param name="Encoding">IANA name of its encoding; empty when there is no text.</param>
/// <param name="Code">Code of the problem, or null.</param>
/// <param name="Reason">Reason of the problem, or null.</param>
internal readonly record struct Decoded(string? Text, string Encoding, string? Code, string? Reason)
{
    /// <summary>A decoded text.</summary>
    internal static Decoded Of(string text, string encoding) => new(text, encoding, null, null);

    /// <summary>A problem.</summary>
    internal static Decoded Failed(string code, string reason) => new(null, string.Empty, code, reason);
}

/// <summary>
/// Turns bytes into text: by byte-order mark, as strict UTF-8, or in the encoding whose frequent characters are most frequent. Immutable.
/// </summary>
internal sealed class TextDecoder(EncodingData data)
{
    private const int SampleBytes = 48 * 1024;
    private const int TolerableErrorsPer = 1000;

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(false)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false)),
    ];

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">Its bytes, not empty.</param>
    /// <param name="forced">Encoding to use; null detects it.</param>
    internal Decoded Decode(ReadOnlySpan<byte> bytes, Encoding? forced)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.StartsWith(mark) && (forced is null || IsUnicode(forced)))
            {
                return Strictly(bytes[mark.Length..], encoding, mark.Length) ?? Leniently(bytes[mark.Length..], encoding)
                    ?? Decoded.Failed("undecodable", $"starts with the byte-order mark of {encoding.WebName} but is not {encoding.WebName}; save it again as UTF-8");
            }
        }

        return forced is null ? Detect(bytes) : Force(bytes, forced);
    }

    /// <summary>The IANA name, with the byte order that the runtime's name leaves out.</summary>
    private static string NameOf(Encoding encoding) => encoding.CodePage switch
    {
        1200 => "utf-16le",
        1201 => "utf-16be",
        _ => encoding.WebName,
    };

    private static bool IsUnicode(Encoding encoding) => encoding is UTF8Encoding or UnicodeEncoding;

    private static Decoded Force(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var decoded = Strictly(bytes, encoding, 0, out var position);
        return decoded is { Text: { } text } && !text.Contains('\0')
            ? decoded.Value
            : Decoded.Failed(
                "wrong-encoding",
                $"is not {encoding.WebName}: byte {Math.Max(position, 0)} cannot stand there; leave the encoding out to have it detected");
    }

    private Decoded Detect(ReadOnlySpan<byte> bytes)
    {
        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            return Wide(bytes)
                ?? Decoded.Failed("binary-file", $"holds a zero byte at {zero} and is no UTF-16: a binary file, not text; convert it to text first");
        }

        if (Utf8.IsValid(bytes))
        {
            return Decoded.Of(Encoding.UTF8.GetString(bytes), "utf-8");
        }

        var sample = bytes[bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF)..];
        sample = sample[..Math.Min(sample.Length, SampleBytes)];
        EncodingCandidate? best = null;
        var bestScore = 0.0;
        foreach (var candidate in data.Candidates)
        {
            if (candidate.Encoding is not UnicodeEncoding || bytes.Length % 2 == 0)
            {
                var from = candidate.Encoding is UnicodeEncoding ? bytes[..Math.Min(bytes.Length, SampleBytes)] : sample;
                var score = Score(from, candidate);
                if (score > bestScore)
                {
                    (best, bestScore) = (candidate, score);
                }
            }
        }

        return (best is null ? null : Leniently(bytes, best.Encoding))
            ?? Leniently(bytes, Encoding.UTF8)
            ?? Decoded.Failed("undecodable", "is in no encoding that was recognized; name it with --encoding, or save the file as UTF-8");
    }

    /// <summary>UTF-16 without a mark, told by which bytes of the pairs are zero and by what the pairs then are.</summary>
    private static Decoded? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        Encoding encoding = new UnicodeEncoding(bigEndian: even > odd, byteOrderMark: false);
        return Math.Min(even, odd) == 0 && Strictly(bytes, encoding, 0) is { Text: { } text } decoded && IsText(text) ? decoded : null;
    }

    private static bool IsText(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampleBytes));
        var bad = 0;
        foreach (var c in sample)
        {
            bad += c is < '\t' or (> '\r' and < ' ') or (>= '\uE000' and <= '\uF8FF') ? 1 : 0;
        }

        return bad * 50 <= sample.Length;
    }

    private static double Score(ReadOnlySpan<byte> sample, EncodingCandidate candidate)
    {
        var text = candidate.Encoding.GetString(sample);
        int frequent = 0, beyond = 0, bad = 0;
        foreach (var c in text)
        {
            if (c == '\uFFFD' || c is (>= '\u0080' and <= '\u009F') or (>= '\uE000' and <= '\uF8FF'))
            {
                bad++;
            }
            else if (c > 127)
            {
                beyond++;
                frequent += candidate.Frequent.Contains(c) ? 1 : 0;
            }
        }

        if (beyond == 0 || (bad - 1) * 200 > text.Length)
        {
            return 0;
        }

        var share = (double)frequent / (beyond + bad);
        return share >= candidate.Share ? share / candidate.Share : 0;
    }

    private static Decoded? Strictly(ReadOnlySpan<byte> bytes, Encoding encoding, int offset) => Strictly(bytes, encoding, offset, out _);

    private static Decoded? Strictly(ReadOnlySpan<byte> bytes, Encoding encoding, int offset, out int position)
    {
        position = -1;
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return Decoded.Of(strict.GetString(bytes), NameOf(encoding));
        }
        catch (DecoderFallbackException e)
        {
            position = offset + Math.Max(e.Index, 0);
            return null;
        }
    }

    /// <summary>Decodes with replacement characters when there are few: a stray byte does not make a document unreadable.</summary>
    private static Decoded? Leniently(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = encoding.GetString(bytes);
        var bad = text.AsSpan().Count('\uFFFD');
        return bad == 0 || bad * (long)TolerableErrorsPer <= text.Length + TolerableErrorsPer ? Decoded.Of(text, NameOf(encoding)) : null;
    }
}
