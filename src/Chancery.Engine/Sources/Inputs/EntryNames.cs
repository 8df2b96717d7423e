using System.Text;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>Names of archive entries. They are only ever names: nothing is written to a path that an archive gives.</summary>
internal static class EntryNames
{
    /// <summary>A name without drive, root, <c>.</c> and <c>..</c> and without control characters; slashes forward.</summary>
    internal static string Sanitize(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var range in name.Replace('\\', '/').AsSpan().Split('/'))
        {
            var part = name.AsSpan()[range].Trim();
            if (part.IsEmpty || part is "." or ".." || (part.Length == 2 && part[1] == ':'))
            {
                continue;
            }

            clean.Append(clean.Length > 0 ? "/" : string.Empty);
            foreach (var c in part)
            {
                clean.Append(char.IsControl(c) ? '_' : c);
            }
        }

        return clean.Length == 0 ? "unnamed" : clean.ToString();
    }
}
