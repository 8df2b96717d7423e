using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Chancery.Model;

/// <summary>Makes the content-addressed ids of statements.</summary>
public static class StatementIds
{
    private const int HexDigits = 24;

    /// <summary>
    /// The id of a statement: SHA-256 over document id, rule id, fact and evidence, each preceded by its length, so that no two
    /// contents run into one another. Equal content gives the same id on every machine.
    /// </summary>
    /// <param name="documentId">Id of the document.</param>
    /// <param name="fact">What is told.</param>
    /// <param name="evidence">Slices of the document's decoded source text, in UTF-16 code units, in their order.</param>
    /// <param name="ruleId">Rule that read it; null leaves it out, so that two rules that read the same give one id.</param>
    /// <returns>24 lower-case hexadecimal digits.</returns>
    public static string Create(string documentId, Fact fact, IReadOnlyList<Span> evidence, string? ruleId = null)
    {
        var content = new ArrayBufferWriter<byte>(512);
        Append(content, Encoding.UTF8.GetBytes(documentId));
        Append(content, Encoding.UTF8.GetBytes(ruleId ?? string.Empty));
        Append(content, JsonSerializer.SerializeToUtf8Bytes(fact, ContractJson.Options));
        AppendNumber(content, evidence.Count);
        foreach (var span in evidence)
        {
            AppendNumber(content, span.Start);
            AppendNumber(content, span.End);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..(HexDigits / 2)]);
    }

    private static void Append(ArrayBufferWriter<byte> content, ReadOnlySpan<byte> bytes)
    {
        AppendNumber(content, bytes.Length);
        content.Write(bytes);
    }

    private static void AppendNumber(ArrayBufferWriter<byte> content, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(sizeof(int)), number);
        content.Advance(sizeof(int));
    }
}
