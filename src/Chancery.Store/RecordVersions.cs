using System.Security.Cryptography;
using System.Text;
using Chancery.Model;

namespace Chancery.Store;

/// <summary>What a record was when somebody looked at it, so that a decision is not made on something else.</summary>
public static class RecordVersions
{
    private const int Digits = 16;

    /// <summary>16 hexadecimal digits that change with the record's id, its statements or its values.</summary>
    public static string Of(Record record)
    {
        var seen = string.Join('\n', [record.Id, StoredJson.Fact(record.Fact), .. record.StatementIds]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)))[..Digits];
    }
}
