using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Data;
using Chancery.Engine.Extract.Frames;

namespace Chancery.Engine.Extract;

/// <summary>Puts annotators, frames and rules together and checks that they fit.</summary>
internal static class ExtractorBuilder
{
    /// <summary>Builds from a data folder.</summary>
    /// <exception cref="DataException">A data file is wrong.</exception>
    public static (Annotator Annotator, Extractor Extractor, IReadOnlyList<Rule> Rules, DocumentContextBuilder Contexts, ClassTable Table, Classes Classes) Build(ChanceryData data)
    {
        var table = new ClassTable();
        var classes = new Classes(table);
        var marks = new Marks(data);
        var annotator = new Annotator(data, classes, marks);
        var actors = new ActorFinder(classes);
        var parties = new PartyFinder(actors, annotator.Organisations);
        var frames = Frames(classes, marks, actors, parties, new PlaceFinder(classes));
        var rules = new RuleLoader(data, table, frames.Keys.ToHashSet(StringComparer.Ordinal)).Load();
        var turns = new Turns(data);
        var contexts = new DocumentContextBuilder(classes, marks, actors, turns, annotator.CasedLanguages);
        return (annotator, new Extractor(rules, frames, classes, contexts, turns, new TableFrame(classes, marks, annotator.UnitOf), new ListingFrame(classes, new ColumnHeadings(data), parties), new ProposalFrame(classes)), rules, contexts, table, classes);
    }

    private static Dictionary<string, IFrame> Frames(Classes classes, Marks marks, ActorFinder actors, PartyFinder parties, PlaceFinder places)
    {
        IFrame[] all =
        [
            new EncounterFrame(classes, actors, places),
            new VisitFrame(classes, actors),
            new NominalEncounterFrame(classes, actors, places),
            new NominalVisitFrame(classes, actors),
            new BodyMeetsFrame(actors, parties, places),
            new GatheringFrame(classes, actors, parties, places),
            new ExerciseFrame(classes, parties, places),
            new InstrumentFrame(classes, actors, parties),
            new MechanismFrame(classes, parties),
            new PlatformFrame(parties),
            new UndertakingFrame(classes, parties),
            new LevelFrame(classes, parties),
            new IndicatorFrame(classes, parties),
            new SpeechFrame(classes, actors, new ActClassifier(classes), parties),
            new FreeVisitFrame(classes, actors),
            new FreeEncounterFrame(classes, actors, places),
            new InvertedSpeechFrame(classes, actors, new ActClassifier(classes), parties),
            new WordsFrame(classes, actors, parties),
            new StanceFrame(classes, actors, parties),
            new HeadlineFrame(marks, actors, new ActClassifier(classes), parties),
            new TenureFrame(classes),
            new PositionFrame(classes, actors, parties),
            new EventFrame(classes, actors),
            new NominalEventFrame(classes, actors),
        ];
        return all.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }
}
