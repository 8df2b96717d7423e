using Chancery.Engine.Annotate.Lexicon;

namespace Chancery.Engine.Annotate;

/// <summary>Numbers of the word classes that the annotators themselves ask for. Rules may use any further class.</summary>
internal sealed class Classes(ClassTable table)
{
    public ClassTable Table { get; } = table;

    public int Guard { get; } = table.Number("guard");

    public int Stop { get; } = table.Number("stop");

    public int Conj { get; } = table.Number("conj");

    public int Particle { get; } = table.Number("particle");

    public int With { get; } = table.Number("prep.with");

    public int In { get; } = table.Number("prep.in");

    public int To { get; } = table.Number("prep.to");

    public int By { get; } = table.Number("prep.by");

    public int It { get; } = table.Number("pronoun.it");

    public int He { get; } = table.Number("pronoun.person");

    public int We { get; } = table.Number("pronoun.we");

    public int Copula { get; } = table.Number("copula");

    public int Negation { get; } = table.Number("negation");

    public int Future { get; } = table.Number("future");

    public int Habit { get; } = table.Number("habit");

    public int Question { get; } = table.Number("question");

    public int Etc { get; } = table.Number("list.etc");

    public int Speech { get; } = table.Number("verb.speech");

    public int Report { get; } = table.Number("verb.report");

    public int Stance { get; } = table.Number("verb.stance");

    public int Cue { get; } = table.Number("cue");

    public int Attribution { get; } = table.Number("verb.attribution");

    public int Greet { get; } = table.Number("verb.greet");

    public int Meet { get; } = table.Number("verb.meet");

    public int Visit { get; } = table.Number("verb.visit");

    public int Attend { get; } = table.Number("verb.attend");

    public int Hold { get; } = table.Number("verb.hold");

    public int Sign { get; } = table.Number("verb.sign");

    public int Found { get; } = table.Number("verb.found");

    public int Upgrade { get; } = table.Number("verb.upgrade");

    public int Build { get; } = table.Number("verb.build");

    public int Event { get; } = table.Number("event");

    public int Includes { get; } = table.Number("verb.include");

    public int LevelMark { get; } = table.Number("level.mark");

    public int You { get; } = table.Number("pronoun.you");

    public int Adverb { get; } = table.Number("adverb");

    public int Present { get; } = table.Number("present");

    public int DurationMark { get; } = table.Number("duration.mark");

    public int UnitMark { get; } = table.Number("unit.mark");

    public int ListMark { get; } = table.Number("list.mark");

    public int Action { get; } = table.Number("verb.action");

    public int Modal { get; } = table.Number("modal");

    public int Plural { get; } = table.Number("plural");

    public int Lay { get; } = table.Number("verb.lay");

    public int TimeNoun { get; } = table.Number("time.noun");

    public int WideField { get; } = table.Number("field.wide");

    public int AtEvent { get; } = table.Number("at.event");

    public int Nobody { get; } = table.Number("nobody");

    public int RankNoun { get; } = table.Number("rank.noun");

    public int BodySuffix { get; } = table.Number("body.suffix");

    public int Distributive { get; } = table.Number("distributive");

    public int During { get; } = table.Number("date.during");

    public int Invite { get; } = table.Number("verb.invite");

    public int People { get; } = table.Number("people");

    public int Generic { get; } = table.Number("generic");

    public int Keep { get; } = table.Number("verb.keep");

    public int WhileEnd { get; } = table.Number("while.end");

    public int Reference { get; } = table.Number("reference");

    public int DateOf { get; } = table.Number("date.of");

    public int Target { get; } = table.Number("measure.target");

    public int Tell { get; } = table.Number("verb.tell");

    public int Bid { get; } = table.Number("verb.bid");

    public int Condition { get; } = table.Number("condition");

    public int NounTail { get; } = table.Number("noun.tail");

    public int NameLead { get; } = table.Number("name.lead");

    public int RankAmong { get; } = table.Number("rank.among");

    public int MeasureVerb { get; } = table.Number("measure.verb");

    public int OfficeHead { get; } = table.Number("office.head");

    public int OfficeMod { get; } = table.Number("office.mod");

    public int OfficeMinor { get; } = table.Number("office.minor");

    public int OfficePost { get; } = table.Number("office.post");

    public int OfficeOf { get; } = table.Number("office.of");

    public int Affair { get; } = table.Number("office.prep");

    public int OfficeJoin { get; } = table.Number("office.join");

    public int OfficeGroup { get; } = table.Number("office.group");

    public int Org { get; } = table.Number("org");

    public int Army { get; } = table.Number("army");

    public int Domain { get; } = table.Number("domain");

    public int Source { get; } = table.Number("source");

    public int Encounter { get; } = table.Number("noun.encounter");

    public int HeadMechanism { get; } = table.Number("head.mechanism");

    public int HeadSession { get; } = table.Number("head.session");

    public int HeadConference { get; } = table.Number("head.conference");

    public int HeadExercise { get; } = table.Number("head.exercise");

    public int HeadInstrument { get; } = table.Number("head.instrument");

    public int HeadWork { get; } = table.Number("head.work");

    public int HeadStatus { get; } = table.Number("head.status");

    public int HeadProject { get; } = table.Number("head.project");

    public int Words { get; } = table.Number("words.of");

    public int Article { get; } = table.Number("article");

    public int Genitive { get; } = table.Number("genitive");

    public int Agent { get; } = table.Number("agent");

    public int Passive { get; } = table.Number("passive");

    public int They { get; } = table.Number("pronoun.they");

    public int Possessive { get; } = table.Number("pronoun.possessive");

    public int NounVisit { get; } = table.Number("noun.visit");

    public int NounMeet { get; } = table.Number("noun.meet");

    public int Express { get; } = table.Number("verb.express");

    public int OfficePlural { get; } = table.Number("office.plural");

    public int StateNoun { get; } = table.Number("state.noun");

    public int StateForm { get; } = table.Number("state.form");

    public int EventVerb { get; } = table.Number("event.verb");

    public int Against { get; } = table.Number("prep.against");

    public int Which { get; } = table.Number("pronoun.which");

    public int CommonProject { get; } = table.Number("project.common");

    public int RelayVerb { get; } = table.Number("verb.relay");

    public int Media { get; } = table.Number("source.media");

    public int BaseVerb { get; } = table.Number("verb.base");

    public int CallVerb { get; } = table.Number("verb.call");

    public int EncounterPrep { get; } = table.Number("prep.during");

    public int Between { get; } = table.Number("prep.between");

    public int LightVerb { get; } = table.Number("verb.light");

    public int Earlier { get; } = table.Number("earlier");

    public int Counted { get; } = table.Number("counted");

    public int CountedVague { get; } = table.Number("counted.vague");

    public int NumberOf { get; } = table.Number("number.of");

    public int NounAct { get; } = table.Number("noun.act");

    public int OwnCue { get; } = table.Number("cue.own");

    public int Goal { get; } = table.Number("date.goal");

    public int InnerLink { get; } = table.Number("name.inner");

    public int Who { get; } = table.Number("pronoun.who");

    public int Opens { get; } = table.Number("clause.open");

    public int That { get; } = table.Number("clause.that");

    public int Finite { get; } = table.Number("finite");

    public int Collective { get; } = table.Number("collective");

    public int Honorific { get; } = table.Number("honorific");

    public int OfficeChief { get; } = table.Number("office.chief");

    public int OfficeAny { get; } = table.Number("office.any");

    public int OfficeRanked { get; } = table.Number("office.ranked");

    public int OfficeCalling { get; } = table.Number("office.calling");

    public int OfficeLocal { get; } = table.Number("office.local");

    public int BodyNoun { get; } = table.Number("body.noun");

    public int OfficeLoose { get; } = table.Number("office.loose");

    public int OfficeState { get; } = table.Number("office.state");

    public int OfficeLink { get; } = table.Number("office.link");

    public int NameLink { get; } = table.Number("name.link");

    public int NameWord { get; } = table.Number("name.word");

    /// <summary>True when a word cannot stand inside a name or role.</summary>
    public bool Breaks(WordEntry word)
    {
        foreach (var c in word.Classes)
        {
            var n = c.Class;
            if (n == Stop || n == Etc || n == Conj || n == Particle || n == With || n == In || n == To || n == By || n == It || n == He || n == We
                || n == Copula || n == Negation || n == Future || n == Report || n == Visit || n == Attend)
            {
                return true;
            }
        }

        return false;
    }
}
