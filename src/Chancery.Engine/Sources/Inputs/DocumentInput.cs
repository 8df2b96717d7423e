using System.Security.Cryptography;
using System.Text;
using Chancery.Engine.Sources.Decoding;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>The bytes of one file or archive entry, with its text when a reader asks for it. Used by one thread.</summary>
/// <param name="path">Path as documents carry it.</param>
/// <param name="bytes">Its bytes, not empty.</param>
/// <param name="named">True when the user named this very file, so that an unknown ending is no reason to refuse it.</param>
/// <param name="decode">Decodes the bytes.</param>
internal sealed class DocumentInput(string path, byte[] bytes, bool named, Func<byte[], Decoded> decode)
{
    private Decoded? _decoded;

    /// <summary>Path as documents carry it.</summary>
    internal string Path => path;

    /// <summary>Name without folders.</summary>
    internal string Name => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Ending of the name in lower case, with its dot; empty when it has none.</summary>
    internal string Extension => System.IO.Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>True when the user named this very file.</summary>
    internal bool Named => named;

    /// <summary>The bytes.</summary>
    internal byte[] Bytes => bytes;

    /// <summary>The decoded text, or why there is none.</summary>
    internal Decoded Decoded => _decoded ??= decode(bytes);

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes.</summary>
    internal string ContentHash() => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Lower-case hexadecimal SHA-256 of path, a line feed and bytes: its first 24 digits.</summary>
    internal string DocumentId()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(path));
        hash.AppendData("\n"u8);
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }
}
