using Chancery.Engine.Resolve.Names;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>
/// Under which keys a profile is found, and under which it looks for others. Two profiles are compared when one is found where the other
/// looks; both lists are made so that this is mutual. Keys are hashes: a collision costs a comparison, never a wrong result.
/// </summary>
/// <param name="Found">Keys under which others find it.</param>
/// <param name="Sought">Keys under which it looks for others.</param>
public sealed record Blocks(IReadOnlyList<long> Found, IReadOnlyList<long> Sought);

/// <summary>Makes the blocking keys of a profile, so that only pairs that have something telling in common are compared.</summary>
internal sealed class BlockKeys
{
    private const int MostParties = 5;
    private const int MostTokens = 8;
    private const int Shingle = 8;
    private const int LeastShingles = 3;

    /// <summary>Neighbouring steps of this ratio hold all values within a tenth of one another.</summary>
    private const double ValueStep = 1.12;

    private readonly HashSet<long> _found = [];
    private readonly HashSet<long> _sought = [];
    private readonly Profile _profile;
    private readonly List<string> _parties;

    private BlockKeys(Profile profile)
    {
        _profile = profile;
        _parties = Discriminators(profile);
    }

    /// <summary>The keys of a profile.</summary>
    public static Blocks Of(Profile profile)
    {
        if (profile.IsRejected)
        {
            return new Blocks([], []);
        }

        var keys = new BlockKeys(profile);
        keys.Collect();
        return new Blocks([.. keys._found.Order()], [.. keys._sought.Order()]);
    }

    private void Collect()
    {
        switch (_profile.Type)
        {
            case RecordType.Meeting or RecordType.Exercise:
                ByDate(_parties);
                ByDate(_profile.Persons.Where(static p => p.Name?.Known is not null).Select(static p => p.Name!.Key));
                ByOrdinal();
                ByName(_profile.Type == RecordType.Exercise ? _profile.Name : NameSignature.None);
                break;
            case RecordType.Agreement:
                ByDate(_parties);
                ByName(_profile.Name);
                break;
            case RecordType.Mechanism or RecordType.Project or RecordType.Status:
                ByName(_profile.Name);
                break;
            case RecordType.Indicator:
                ByValue();
                break;
            case RecordType.Statement:
                BySpeaker();
                ByWords(_profile.Quote);
                break;
            case RecordType.Tenure:
                ByOffice();
                break;
            case RecordType.Event:
                ByActors();
                break;
        }

        ByWords(_profile.Words);
        if (_profile.Document is not null && _profile.Type != RecordType.Statement)
        {
            Both(Key('D').Add(_profile.Document));
        }
    }

    /// <summary>Months against months, years against years, and years against the months in them.</summary>
    private void ByDate(IEnumerable<string> discriminators)
    {
        if (_profile.Date is not { } date || DateComparer.SizeOf(date) is not (var size and not Size.Long))
        {
            return;
        }

        var (first, last) = (date.Earliest / 100, date.Latest / 100);
        foreach (var x in discriminators)
        {
            if (size == Size.Year)
            {
                _found.Add(Key('C').Add(first / 100).Add(x).Value);
                _sought.Add(Key('C').Add(first / 100).Add(x).Value);
                _sought.Add(Key('Y').Add(first / 100).Add(x).Value);
                continue;
            }

            Both(Key('M').Add(first).Add(x));
            Both(Key('M').Add(last).Add(x));
            _found.Add(Key('Y').Add(first / 100).Add(x).Value);
            _sought.Add(Key('C').Add(first / 100).Add(x).Value);
        }
    }

    private void ByOrdinal()
    {
        if (_profile.Fact.Ordinal is { } ordinal)
        {
            foreach (var x in _parties)
            {
                Both(Key('O').Add(ordinal).Add(x));
            }
        }
    }

    private void ByName(NameSignature name)
    {
        if (name.IsEmpty)
        {
            return;
        }

        var tokens = TokensOf(name);
        foreach (var x in _parties)
        {
            foreach (var token in tokens)
            {
                Both(Key('N').Add(token).Add(x));
            }
        }
    }

    /// <summary>Figures of one period, unit and place of the party list, of about one size.</summary>
    private void ByValue()
    {
        if (_profile.Date is not { } date || _profile.Fact.Value is not { } value || value == 0)
        {
            return;
        }

        var step = (int)Math.Floor(Math.Log((double)Math.Abs(value)) / Math.Log(ValueStep));
        foreach (var token in TokensOf(_profile.Name))
        {
            for (var near = step - 1; near <= step + 1; near++)
            {
                var key = Key('V').Add(date.Earliest).Add(date.Latest).Add(_profile.Fact.Unit ?? string.Empty).Add(token).Add(near).Value;
                _sought.Add(key);
                if (near == step)
                {
                    _found.Add(key);
                }
            }
        }
    }

    private void BySpeaker()
    {
        if (_profile.Persons is [{ } speaker] && _profile.Date is { } date)
        {
            Both(Key('S').Add(speaker.Name?.Key ?? speaker.Body + "/" + speaker.Role.Plain + "/" + speaker.Party).Add(date.Earliest));
        }
    }

    private void ByOffice()
    {
        if (_profile.Persons is not [{ Name: { } name } person])
        {
            return;
        }

        Both(Key('P').Add(name.Key));
        foreach (var token in TokensOf(person.Role))
        {
            foreach (var party in _profile.Fact.Parties)
            {
                Both(Key('R').Add(token).Add(party));
            }
        }
    }

    private void ByActors()
    {
        if (_profile.Date is not { } date || DateComparer.SizeOf(date) > Size.Month)
        {
            return;
        }

        foreach (var source in _profile.Fact.Source.DefaultIfEmpty(string.Empty).Take(MostParties))
        {
            foreach (var target in _profile.Fact.Target.DefaultIfEmpty(string.Empty).Take(MostParties))
            {
                Both(Key('E').Add(_profile.Fact.Code ?? string.Empty).Add(source).Add(target).Add(date.Earliest / 100));
                Both(Key('E').Add(_profile.Fact.Code ?? string.Empty).Add(source).Add(target).Add(date.Latest / 100));
            }
        }
    }

    /// <summary>The smallest hashes of runs of letters: texts that share most of their letters share one with near certainty.</summary>
    private void ByWords(string? plain)
    {
        if (string.IsNullOrEmpty(plain))
        {
            return;
        }

        Span<long> least = [long.MaxValue, long.MaxValue, long.MaxValue];
        for (var i = 0; i == 0 || i + Shingle <= plain.Length; i++)
        {
            var hash = Key('W').Add(plain.AsSpan(i, Math.Min(Shingle, plain.Length - i))).Value;
            for (var k = 0; k < LeastShingles && hash != least[k]; k++)
            {
                if (hash < least[k])
                {
                    (least[k], hash) = (hash, least[k]);
                }
            }
        }

        foreach (var hash in least)
        {
            if (hash != long.MaxValue)
            {
                _found.Add(hash);
                _sought.Add(hash);
            }
        }
    }

    /// <summary>Telling parts of a name; all its letters when it has none.</summary>
    private static List<string> TokensOf(NameSignature name)
    {
        var tokens = new List<string>();
        foreach (var token in name.Tokens)
        {
            if (token.Kind is TokenKind.Telling or TokenKind.Proper or TokenKind.Word && tokens.Count < MostTokens)
            {
                tokens.Add(token.Text);
            }
        }

        if (tokens.Count == 0)
        {
            tokens.Add("=" + name.Plain);
        }

        return tokens;
    }

    /// <summary>Pairs of parties, and those parties that stand alone or are not states.</summary>
    private static List<string> Discriminators(Profile profile)
    {
        var parties = profile.Fact.Parties;
        var keys = new List<string>();
        for (var i = 0; i < parties.Count && i < MostParties; i++)
        {
            if (parties.Count == 1 || parties[i].Length != StateCodeLength || profile.Type == RecordType.Exercise)
            {
                keys.Add(parties[i]);
            }

            for (var j = i + 1; j < parties.Count && j < MostParties; j++)
            {
                keys.Add(parties[i] + "+" + parties[j]);
            }
        }

        return keys;
    }

    private const int StateCodeLength = 3;

    private void Both(KeyHash key)
    {
        _found.Add(key.Value);
        _sought.Add(key.Value);
    }

    private KeyHash Key(char family) => new KeyHash(family).Add((int)_profile.Type);
}
