using System.Xml;
using System.Xml.Linq;

namespace Chancery.Server.Tests.Exports;

public sealed class GraphMlExportTests : IClassFixture<ExportSample>
{
    private static readonly XNamespace Ns = "http://graphml.graphdrawing.org/xmlns";
    private readonly XDocument _graph;

    public GraphMlExportTests(ExportSample sample)
    {
        using var stream = new MemoryStream(sample.Bytes("graphml"));
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        _graph = XDocument.Load(reader);
    }

    private IEnumerable<XElement> Nodes => _graph.Descendants(Ns + "node");

    private IEnumerable<XElement> Edges => _graph.Descendants(Ns + "edge");

    [Fact]
    public void It_has_the_structure_that_readers_expect()
    {
        _graph.Root!.Name.ShouldBe(Ns + "graphml");
        var graph = _graph.Root.Elements(Ns + "graph").Single();
        graph.Attribute("edgedefault")!.Value.ShouldBe("undirected");
        var keys = _graph.Root.Elements(Ns + "key").ToDictionary(k => k.Attribute("id")!.Value, k => k.Attribute("for")!.Value);
        foreach (var data in graph.Descendants(Ns + "data"))
        {
            keys[data.Attribute("key")!.Value].ShouldBe(data.Parent!.Name.LocalName);
        }

        var ids = Nodes.Select(n => n.Attribute("id")!.Value).ToArray();
        ids.Distinct().Count().ShouldBe(ids.Length);
        ids.ShouldAllBe(id => XmlConvert.VerifyNMTOKEN(id) == id);
        Edges.SelectMany(e => new[] { e.Attribute("source")!.Value, e.Attribute("target")!.Value }).Except(ids).ShouldBeEmpty();
        graph.Elements().SkipWhile(e => e.Name == Ns + "node").ShouldAllBe(e => e.Name == Ns + "edge", "nodes stand before edges");
    }

    [Fact]
    public void Parties_have_names_and_known_persons_are_one_in_every_script()
    {
        var china = Nodes.Single(n => n.Attribute("id")!.Value == "party-CHN");
        Value(china, "label").ShouldBe("China");
        Value(china, "zh").ShouldBe("\u4E2D\u56FD");
        Value(china, "kind").ShouldBe("state");
        Nodes.Count(n => Value(n, "kind") == "person" && Value(n, "label") == "Andrei Belousov").ShouldBe(1, "Belousov and Andrei Belousov");
        Nodes.ShouldContain(n => Value(n, "label") == "Vladimir Putin");
    }

    [Fact]
    public void A_record_of_three_parties_is_three_edges_of_half_weight()
    {
        var edges = Edges.Where(e => Value(e, "title") == "Border summit" && Value(e, "relation") == "parties").ToArray();
        edges.Length.ShouldBe(3);
        edges.ShouldAllBe(e => Value(e, "weight") == "0.5" && e.Attribute("directed")!.Value == "false" && Value(e, "date") == "2023-09");
    }

    [Fact]
    public void Who_acts_is_the_source()
    {
        var edge = Edges.Single(e => Value(e, "type") == "event" && Value(e, "date") == "2022-04-06");
        (edge.Attribute("source")!.Value, edge.Attribute("target")!.Value, edge.Attribute("directed")!.Value).ShouldBe(("party-USA", "party-RUS", "true"));
    }

    [Fact]
    public void Mechanisms_are_tied_to_members_and_parents()
    {
        var commission = Nodes.Single(n => Value(n, "label") == "Joint Commission").Attribute("id")!.Value;
        Edges.Count(e => e.Attribute("target")!.Value == commission && Value(e, "relation") == "member").ShouldBe(2);
        var part = Edges.Single(e => Value(e, "relation") == "part-of");
        part.Attribute("source")!.Value.ShouldBe(commission);
        Nodes.Single(n => n.Attribute("id")!.Value == part.Attribute("target")!.Value).Elements(Ns + "data").First().Value.ShouldBe("Regular Meeting");
    }

    private static string? Value(XElement element, string key) => element.Elements(Ns + "data").SingleOrDefault(d => d.Attribute("key")!.Value == "d-" + key)?.Value;
}
