using Chancery.Model;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>Decides which short names of a document are parties (俄方, 访俄, 中俄哈吉塔五国) and which are mere characters (美好, 日前).</summary>
internal sealed class ShortNameReader(string folded, PartyLexicon lexicon, PartyContext context)
{
    private readonly PartyContexts _contexts = lexicon.Contexts;
    private readonly List<string> _codes = [];

    /// <summary>Reads one run of short names.</summary>
    /// <param name="run">Short names that follow one another, at least one.</param>
    /// <param name="mentions">Receives the mentions.</param>
    public void Read(ReadOnlySpan<PartyHit> run, List<PartyMention> mentions)
    {
        while (run.Length > 0)
        {
            if (_contexts.IsDaySign(folded, run[0].Start))
            {
                run = run[1..];
                continue;
            }

            var taken = run.Length > 1 ? ReadCompound(run, mentions) : 0;
            if (taken == 0)
            {
                ReadSingle(run[0], mentions);
                taken = 1;
            }

            run = run[taken..];
        }
    }

    /// <summary>Reads the longest joined name at the start of a run and returns how many short names it took; 0 when there is none.</summary>
    private int ReadCompound(ReadOnlySpan<PartyHit> run, List<PartyMention> mentions)
    {
        if (EndsOtherWord(run[0]))
        {
            return 0;
        }

        ResolveDistinct(run);
        for (var count = _codes.Count; count >= 2; count--)
        {
            var span = new Span(run[0].Start, run[count - 1].End);
            if (!IsOneSided(run[..count], span.End) && MayJoin(run[..count], span.End))
            {
                mentions.Add(new PartyMention(span, PartyMentionKind.Compound, SortedCodes(count)));
                return count;
            }
        }

        return 0;
    }

    /// <summary>True when a weak name is likely the end of the word before it: 确保 + 中俄.</summary>
    private bool EndsOtherWord(PartyHit first) =>
        first.Entry.Short is { Strength: ShortStrength.Weak, IsAlsoWord: true } && first.Start > 0 && char.IsLetter(folded[first.Start - 1]);

    /// <summary>True for 会谈中俄方: a common word, a party and its side.</summary>
    private bool IsOneSided(ReadOnlySpan<PartyHit> run, int end) =>
        run.Length == 2 && run[0].Entry.Short!.IsAlsoWord && _contexts.OneSided.TryMatch(folded.AsSpan(end), out _, out _);

    /// <summary>The parties of the short names from the start of a run on, as far as each is another one.</summary>
    private void ResolveDistinct(ReadOnlySpan<PartyHit> run)
    {
        _codes.Clear();
        foreach (var hit in run)
        {
            if (context.Resolve(hit.Entry, hit.Start) is not { } code || hit.Entry.Short!.IsAlone || _codes.Contains(code))
            {
                return;
            }

            _codes.Add(code);
        }
    }

    /// <summary>True when every weak name of a joined one is vouched for: by its full name in the document, or by the word that follows.</summary>
    private bool MayJoin(ReadOnlySpan<PartyHit> run, int end)
    {
        var confirmed = IsConfirmed(end);
        for (var i = 0; i < run.Length; i++)
        {
            var entry = run[i].Entry;
            if (entry.Short!.Strength != ShortStrength.Weak)
            {
                continue;
            }

            // A weak name is often the start of the next word (中美加强), so at the end it needs the word after it as a witness.
            var isVouched = context.Names(_codes[i]) || (i > 0 && confirmed && entry.Default == _codes[i]);
            if (!isVouched || (i == run.Length - 1 && !confirmed))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsConfirmed(int end) =>
        _contexts.Confirm.TryMatch(folded.AsSpan(end), out _, out _)
        || (lexicon.Phrases.TryMatch(folded.AsSpan(end), out _, out var next) && next is { Kind: PartyEntryKind.Reference, Number: > 0 })
        || (end < folded.Length
            && _contexts.ListMarks.Contains(folded[end])
            && lexicon.Phrases.TryMatch(folded.AsSpan(end + 1), out _, out var listed)
            && listed.Kind == PartyEntryKind.Short);

    private void ReadSingle(PartyHit hit, List<PartyMention> mentions)
    {
        var entry = hit.Entry;
        var code = context.Resolve(entry, hit.Start);
        if (code is null || !MayRead(hit, code, out var mayAct))
        {
            return;
        }

        mentions.Add(new PartyMention(new Span(hit.Start, hit.End), PartyMentionKind.Short, [code])
        {
            Candidates = entry.IsAmbiguous ? entry.Codes : [],
            MayAct = mayAct,
        });
    }

    private bool MayRead(PartyHit hit, string code, out bool mayAct)
    {
        var name = hit.Entry.Short!;
        var previous = hit.Start > 0 ? folded[hit.Start - 1] : '\n';
        var isTarget = _contexts.BeforeTarget.Contains(previous);
        var followed = (name.After ?? _contexts.After).TryMatch(folded.AsSpan(hit.End), out _, out _);
        mayAct = !isTarget;
        if (name.Strength == ShortStrength.Weak && !context.Names(code))
        {
            return false;
        }

        return name.Strength == ShortStrength.Free
            || followed
            || (name.Before is { } before ? before.Contains(previous) : isTarget || (name.Strength == ShortStrength.Strong && _contexts.BeforeActor.Contains(previous)));
    }

    private string[] SortedCodes(int count)
    {
        var codes = _codes.GetRange(0, count).ToArray();
        Array.Sort(codes, StringComparer.Ordinal);
        return codes;
    }
}
