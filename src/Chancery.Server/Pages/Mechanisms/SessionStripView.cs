using Chancery.Engine.Resolve.Series;

namespace Chancery.Server.Pages;

/// <summary>A place in a strip of numbered sessions: a session, or numbers of which no record tells.</summary>
/// <param name="From">Number of the session, or the first number that is missing.</param>
/// <param name="To">The last number that is missing; the session's own number otherwise.</param>
/// <param name="Session">The session; null for a gap.</param>
public sealed record StripPlace(int From, int To, SeriesSession? Session);

/// <summary>Sessions of a series in order, the gaps between them and before the first said.</summary>
public static class SessionStripView
{
    /// <summary>The places of a series.</summary>
    public static IReadOnlyList<StripPlace> Places(SessionSeries series)
    {
        var places = new List<StripPlace>();
        var next = 1;
        foreach (var session in series.Sessions)
        {
            if (session.Ordinal > next)
            {
                places.Add(new StripPlace(next, session.Ordinal - 1, null));
            }

            places.Add(new StripPlace(session.Ordinal, session.Ordinal, session));
            next = session.Ordinal + 1;
        }

        return places;
    }
}
