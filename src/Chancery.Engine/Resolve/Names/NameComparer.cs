using Chancery.Engine.Resolve.Identity;

namespace Chancery.Engine.Resolve.Names;

/// <summary>Compares what names are made of.</summary>
internal static class NameComparer
{
    private const double SameShare = 0.85;
    private const double AkinShare = 0.6;
    private const double DifferShare = 0.5;
    private const double UnreadWeight = 0.5;
    private const int FirstYear = 1900;

    /// <summary>
    /// Same: the same parts. Within: one has all telling parts of the other. Akin: most parts. Generic: the same name, but one that many
    /// things bear. Differ: other parts or numbers. Unknown: a name is missing, or too little of it can be compared.
    /// </summary>
    public static Outcome Compare(NameSignature a, NameSignature b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Outcome.Unknown;
        }

        if (NumbersDiffer(a.Numbers, b.Numbers))
        {
            return Outcome.Differ;
        }

        if (a.Plain == b.Plain)
        {
            return a.Telling >= 1 ? Outcome.Same : Outcome.Generic;
        }

        return Judge(new Tally(a, b), a, b);
    }

    /// <summary>Compares offices, for which every part counts.</summary>
    public static Outcome CompareOffices(NameSignature a, NameSignature b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Outcome.Unknown;
        }

        if (a.Plain == b.Plain)
        {
            return Outcome.Same;
        }

        var tally = new Tally(a, b);
        if (tally.Common == 0)
        {
            return tally.IsComparable ? Outcome.Differ : Outcome.Unknown;
        }

        return tally.OnlyA + tally.OnlyB == 0 ? Outcome.Same : tally.OnlyA == 0 || tally.OnlyB == 0 ? Outcome.Within : Outcome.Differ;
    }

    private static Outcome Judge(Tally tally, NameSignature a, NameSignature b)
    {
        if (tally.CommonTelling == 0)
        {
            var bothTell = a.Telling >= 1 && b.Telling >= 1 && tally.IsComparable;
            return bothTell ? Outcome.Differ : tally.HeadsShared && Math.Min(a.Telling, b.Telling) == 0 ? Outcome.Generic : Outcome.Unknown;
        }

        var share = tally.Common / (tally.Common + tally.OnlyA + tally.OnlyB);
        if (share >= SameShare)
        {
            return tally.HeadsClash ? Outcome.Akin : Outcome.Same;
        }

        if (tally.HeadsClash)
        {
            return share < DifferShare ? Outcome.Differ : Outcome.Unknown;
        }

        if (tally.OnlyA == 0 || tally.OnlyB == 0 || (tally.TellingOnlyA + tally.TellingOnlyB == 0))
        {
            // A body within another of its name: the commission of a meeting, the subcommission of a commission.
            return tally.HasFurtherHead ? Outcome.Differ : Outcome.Within;
        }

        return share >= AkinShare ? Outcome.Akin : share < DifferShare ? Outcome.Differ : Outcome.Unknown;
    }

    /// <summary>A year may be left out of a name; any other number may not, nor may two numbers differ.</summary>
    private static bool NumbersDiffer(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.Count > 0 && b.Count > 0)
        {
            return !a.SequenceEqual(b, StringComparer.Ordinal) && !a.All(n => b.Contains(n, StringComparer.Ordinal)) && !b.All(n => a.Contains(n, StringComparer.Ordinal));
        }

        var told = a.Count > 0 ? a : b;
        return told.Any(static n => n.Length < 4 || (n.Length == 4 && int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) < FirstYear));
    }

    /// <summary>What two names share and what only one has. What no list knows is compared within one script only.</summary>
    private readonly struct Tally
    {
        public Tally(NameSignature a, NameSignature b)
        {
            var oneScript = a.IsHan == b.IsHan && IsCyrillic(a) == IsCyrillic(b);
            double unreadA = 0, unreadB = 0;
            var heads = (A: 0, B: 0, Both: 0);
            int i = 0, j = 0;
            while (i < a.Tokens.Count || j < b.Tokens.Count)
            {
                var order = i == a.Tokens.Count ? 1 : j == b.Tokens.Count ? -1 : string.CompareOrdinal(a.Tokens[i].Text, b.Tokens[j].Text);
                var token = order <= 0 ? a.Tokens[i] : b.Tokens[j];
                var tells = token.Kind is not (TokenKind.Head or TokenKind.Common);
                if (order == 0)
                {
                    Common += token.Weight;
                    CommonTelling += tells ? token.Weight : 0;
                    heads.Both += token.Kind == TokenKind.Head ? 1 : 0;
                }
                else if (!oneScript && !token.CrossesScripts)
                {
                    (order < 0 ? ref unreadA : ref unreadB) += token.Weight;
                }
                else if (order < 0)
                {
                    OnlyA += token.Weight;
                    TellingOnlyA += tells ? token.Weight : 0;
                    heads.A += token.Kind == TokenKind.Head ? 1 : 0;
                }
                else
                {
                    OnlyB += token.Weight;
                    TellingOnlyB += tells ? token.Weight : 0;
                    heads.B += token.Kind == TokenKind.Head ? 1 : 0;
                }

                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }

            // Words that no list knows may mean one another; only what one name has of them beyond the other speaks against.
            var unread = Math.Abs(unreadA - unreadB) * UnreadWeight;
            OnlyA += unreadA > unreadB ? unread : 0;
            OnlyB += unreadB > unreadA ? unread : 0;
            HeadsClash = heads is { Both: 0, A: > 0, B: > 0 };
            HeadsShared = heads.Both > 0;
            HasFurtherHead = HeadsShared && heads.A + heads.B > 0;
            IsComparable = oneScript || (unreadA < 1 && unreadB < 1);
        }

        public double Common { get; }

        public double CommonTelling { get; }

        public double OnlyA { get; }

        public double OnlyB { get; }

        public double TellingOnlyA { get; }

        public double TellingOnlyB { get; }

        public bool HeadsClash { get; }

        public bool HeadsShared { get; }

        public bool HasFurtherHead { get; }

        public bool IsComparable { get; }

        private static bool IsCyrillic(NameSignature name) => name.Plain.AsSpan().ContainsAnyInRange('\u0400', '\u052F');
    }
}
