using Chancery.Engine.Data;
using Chancery.Model;

namespace Chancery.Engine.Tests.Data;

public sealed class OntologyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-ontology-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_type_has_its_fields_date_first()
    {
        var ontology = new Ontology(new ChanceryData());
        foreach (var type in RecordTypes.All)
        {
            ontology.FieldsOf(type)[0].Name.ShouldBe("date");
        }

        ontology.FieldsOf(RecordType.Exercise).Single(f => f.Name == "domain").Values.ShouldContain("coastguard");
    }

    [Fact]
    public void Every_type_and_value_has_a_plover_code()
    {
        var ontology = new Ontology(new ChanceryData());
        var codes = ontology.FieldsOf(RecordType.Event).Single(f => f.Name == "code").Values;
        foreach (var type in RecordTypes.All.Where(t => t != RecordType.Event))
        {
            codes.ShouldContain(ontology.PloverOf(new Model.Fact { Type = type, Parties = [] }), type.Name());
        }

        foreach (var act in ontology.FieldsOf(RecordType.Statement).Single(f => f.Name == "act").Values)
        {
            codes.ShouldContain(ontology.PloverOf(new Model.Fact { Type = RecordType.Statement, Parties = [], Act = act }), act);
        }

        ontology.PloverOf(new Model.Fact { Type = RecordType.Event, Parties = [], Code = "AID" }).ShouldBe("AID");
        ontology.PloverOf(new Model.Fact { Type = RecordType.Statement, Parties = [], Act = "pledge" }).ShouldBe("AGREE");
    }

    [Fact]
    public void Every_type_and_value_has_a_cameo_code_of_three_digits()
    {
        var ontology = new Ontology(new ChanceryData());
        foreach (var type in RecordTypes.All.Where(t => t != RecordType.Event))
        {
            ontology.CameoOf(new Model.Fact { Type = type, Parties = [] }).ShouldMatch("^[0-9]{3}$", type.Name());
        }

        foreach (var code in ontology.FieldsOf(RecordType.Event).Single(f => f.Name == "code").Values)
        {
            ontology.CameoOf(new Model.Fact { Type = RecordType.Event, Parties = [], Code = code }).ShouldMatch("^[0-9]{3}$", code);
        }

        ontology.CameoOf(new Model.Fact { Type = RecordType.Agreement, Parties = [], Action = "signed" }).ShouldBe("057");
        ontology.CameoOf(new Model.Fact { Type = RecordType.Agreement, Parties = [], Action = "planned" }).ShouldBe("030");
        ontology.CameoOf(new Model.Fact { Type = RecordType.Meeting, Parties = [], Kind = "call" }).ShouldBe("041");
    }

    [Theory]
    [InlineData("type: treaty\nfields: []\n", "ontology/meeting.yaml:1: 'treaty' is not one of the ten record types")]
    [InlineData("fields: []\n", "ontology/meeting.yaml:1: expected a mapping with 'type' and 'fields'")]
    [InlineData("type: meeting\nfields: date\n", "ontology/meeting.yaml:1: 'fields' must be a list")]
    [InlineData("type: meeting\nfields:\n  - name: weather\n    value: text\n", "ontology/meeting.yaml:3: 'weather' is no field of the record contract")]
    [InlineData("type: meeting\nfields:\n  - name: date\n    value: day\n", "ontology/meeting.yaml:3: 'value' of 'date' must be one of text, edtf, enum, integer, number, list, object")]
    [InlineData("type: meeting\nfields:\n  - name: kind\n    value: enum\n", "ontology/meeting.yaml:3: 'kind' is an enum: 'of' must list its values")]
    [InlineData("type: meeting\nfields: []\n", "ontology/meeting.yaml:1: 'plover' must be a mapping with 'default' or 'field'")]
    [InlineData("type: meeting\nplover: {default: CONSULT}\nfields: []\n", "ontology/meeting.yaml:1: 'cameo' must be a mapping with 'default' or 'field'")]
    [InlineData("type: meeting\nplover: {default: CONSULT}\ncameo: {default: \"040\"}\nfields: []\n", "ontology/exercise.yaml: the file is missing: every record type needs one")]
    public void Errors_name_file_line_and_reason(string yaml, string message)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "ontology"));
        File.WriteAllText(Path.Combine(_folder, "ontology", "meeting.yaml"), yaml);
        Should.Throw<DataException>(() => new Ontology(new ChanceryData(_folder))).Message.ShouldBe(message);
    }
}
