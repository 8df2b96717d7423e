using System.Collections.Concurrent;
using Chancery.Engine.Annotate.Parties;

namespace Chancery.Engine.Resolve.Names;

/// <summary>Takes names apart by the glossary, the names of parties and those of places. Safe to share; results are kept.</summary>
internal sealed class NameReader(Glossary glossary, NameLexicons lexicons)
{
    private const int MostKept = 200_000;
    private const double HeadWeight = 1;
    private const double CommonWeight = 0.3;
    private const double CharacterWeight = 0.5;
    private const int StemLength = 6;

    private readonly ConcurrentDictionary<string, NameSignature> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NameSignature> _offices = new(StringComparer.Ordinal);

    /// <summary>The signature of a name.</summary>
    /// <param name="folded">Folded name; null or empty gives <see cref="NameSignature.None"/>.</param>
    public NameSignature Read(string? folded) => Read(folded, _names, offices: false);

    /// <summary>The signature of an office.</summary>
    /// <param name="folded">Folded role; null or empty gives <see cref="NameSignature.None"/>.</param>
    public NameSignature ReadOffice(string? folded) => Read(folded, _offices, offices: true);

    private NameSignature Read(string? folded, ConcurrentDictionary<string, NameSignature> kept, bool offices)
    {
        if (string.IsNullOrEmpty(folded))
        {
            return NameSignature.None;
        }

        if (kept.TryGetValue(folded, out var known))
        {
            return known;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        var signature = new Scan(glossary, lexicons, folded, offices).Run();
        kept.TryAdd(folded, signature);
        return signature;
    }

    private sealed class Scan(Glossary glossary, NameLexicons lexicons, string folded, bool offices)
    {
        private readonly string _text = Spaced(folded);
        private readonly SortedDictionary<string, NameToken> _tokens = new(StringComparer.Ordinal);
        private readonly SortedSet<string> _numbers = new(StringComparer.Ordinal);

        public NameSignature Run()
        {
            for (var at = 0; at < _text.Length;)
            {
                at += Step(at);
            }

            var plain = NameFold.Plain(folded);
            return new NameSignature(plain, [.. _tokens.Values], [.. _numbers], plain.AsSpan().ContainsAnyInRange('\u3400', '\u9FFF'));
        }

        /// <summary>Reads what starts at a place and gives its length, at least 1.</summary>
        private int Step(int at)
        {
            var rest = _text.AsSpan(at);
            var c = rest[0];
            if (char.IsAsciiDigit(c))
            {
                return Number(rest);
            }

            if (!char.IsLetterOrDigit(c))
            {
                return 1;
            }

            var inside = at > 0 && Glossary.IsWordCharacter(c) && Glossary.IsWordCharacter(_text[at - 1]);
            return inside ? 1 : Known(at, rest) is > 0 and var known ? known : Unknown(rest);
        }

        private int Number(ReadOnlySpan<char> rest)
        {
            var length = 1;
            while (length < rest.Length && char.IsAsciiDigit(rest[length]))
            {
                length++;
            }

            _numbers.Add(rest[..length].TrimStart('0') is { Length: > 0 } digits ? digits.ToString() : "0");
            return length;
        }

        /// <summary>Length of the longest phrase that some list knows; what it stands for is taken in. 0 when there is none.</summary>
        private int Known(int at, ReadOnlySpan<char> rest)
        {
            var length = glossary.TryMatch(rest, offices, out var word, out var concept) ? word : 0;
            if (lexicons.Parties.Phrases.TryMatch(rest, out var ofParty, out var party) && ofParty + (party.Kind == PartyEntryKind.Short ? 0 : 1) > length
                && NameText.IsWhole(_text, at, ofParty) && party.Kind is not (PartyEntryKind.Guard or PartyEntryKind.Reference or PartyEntryKind.Metonym))
            {
                foreach (var code in party.Codes)
                {
                    TakeParty(code, party);
                }

                return ofParty;
            }

            if (lexicons.Places.Phrases.TryMatch(rest, out var ofPlace, out var place) && ofPlace > length && NameText.IsWhole(_text, at, ofPlace)
                && place.Place is { } known)
            {
                Take(new NameToken("l:" + known.Canonical, TokenKind.Proper, 1));
                return ofPlace;
            }

            if (length > 0)
            {
                TakeConcept(concept);
            }

            return length;
        }

        private void TakeParty(string code, PartyEntry entry)
        {
            if (entry.Body is not null || (entry.Kind != PartyEntryKind.Short && lexicons.Parties.IsOrganisation(code)))
            {
                Take(new NameToken($"p:{code}/{entry.Body}", TokenKind.Proper, 1));
            }
        }

        private void TakeConcept(Concept concept)
        {
            switch (concept.Kind)
            {
                case ConceptKind.Head:
                    Take(new NameToken("c:" + concept.Id, TokenKind.Head, HeadWeight));
                    break;
                case ConceptKind.Common:
                    Take(new NameToken("c:" + concept.Id, TokenKind.Common, CommonWeight));
                    break;
                case ConceptKind.Telling or ConceptKind.Office:
                    Take(new NameToken("c:" + concept.Id, TokenKind.Telling, 1));
                    break;
                default:
                    break;
            }
        }

        private int Unknown(ReadOnlySpan<char> rest)
        {
            if (!Glossary.IsWordCharacter(rest[0]))
            {
                Take(new NameToken("h:" + rest[0], TokenKind.Character, CharacterWeight));
                return 1;
            }

            var length = 1;
            while (length < rest.Length && Glossary.IsWordCharacter(rest[length]))
            {
                length++;
            }

            // Endings of cases and numbers are cut off; short words are compared whole.
            Take(new NameToken("w:" + rest[..Math.Min(length, StemLength)].ToString(), TokenKind.Word, 1));
            return length;
        }

        private void Take(NameToken token) => _tokens.TryAdd(token.Text, token);

        /// <summary>Words parted and closed by single blanks, as the whole forms of the glossary are.</summary>
        private static string Spaced(string folded)
        {
            var text = string.Create(folded.Length, folded, static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    target[i] = char.IsLetterOrDigit(source[i]) || source[i] == '\'' ? source[i] : ' ';
                }
            });
            return NameFold.OneLine(text) + ' ';
        }
    }
}
