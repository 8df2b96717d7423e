using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A name with an office beside it: one tenure for each office.</summary>
internal sealed class TenureFrame(Classes classes) : IFrame
{
    public string Name => "tenure";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not PersonMention { Known: { } known } person)
        {
            return;
        }

        var (date, origin) = DateFinder.Find(context, sentence, person.Span, DateCarry.Event);
        foreach (var role in person.Roles)
        {
            if ((role.Party ?? known.Party) is not { } party || IsLoose(sentence, role) || IsCalling(sentence, role, party))
            {
                continue;
            }

            var span = person.Name.Length > 0 ? person.Name.Union(role.Span) : person.Span;
            var draft = context.Add(sentence, rule, new Fact
            {
                Type = RecordType.Tenure,
                Person = known.Name,
                Canonical = known.Canonical == known.Name ? null : known.Canonical,
                Role = role.TextIn(sentence.Text),
                Parties = [party],
                Date = date ?? context.Document.Date,
            }, span.Union(person.Span.Start < span.Start ? new Span(person.Span.Start, span.End) : span));
            draft.DateFromContext = origin is not null || date is null;
        }
    }

    /// <summary>"The Swedish writer X": a calling is an office only in a body.</summary>
    private bool IsCalling(SentenceView sentence, RoleRef role, string party) =>
        sentence.IsCased && party is not ['@', ..] && sentence.WordStartingAt(role.Core) is { } head && head.Word.Is(classes.OfficeCalling) && !role.TextIn(sentence.Text).Contains(' ', StringComparison.Ordinal);

    /// <summary>"The Chinese leader X": a word for any high officer, without more, names no office.</summary>
    private bool IsLoose(SentenceView sentence, RoleRef role) =>
        sentence.IsCased && role.Party is not ['@', ..] && sentence.WordStartingAt(role.Core) is { } head && head.Word.Is(classes.OfficeLoose) && !role.TextIn(sentence.Text).Contains(' ', StringComparison.Ordinal);
}
