using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>The forms that are drawn from an act's own fields: what is wrong with one is told at it, and what its hint says is true of the act.</summary>
public sealed class FormFieldTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    // What a hint without an act says holds for each act that has the field.
    private static readonly string[] ForSeveralActs =
    [
        "by",
        "days",
        "from",
        "ground",
        "groundKnownOn",
        "items",
        "language",
        "nothingToAdd",
        "reasons",
        "reference",
        "refrainFrom",
        "terms",
    ];

    // Drawn by forms of their own, row by row.
    private static readonly string[] OwnRows =
    [
        "list:suppliedItem",
        "list:proposedSanction",
        "list:proposedTerm",
        "list:proposedClause",
        "list:proposedActivation",
        "list:activation",
    ];

    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IRenderedComponent<FieldInput> Draw(ACase a, Type act, ActionField field)
    {
        var values = new FormValues(
            Command.NameOf(act),
            new Dictionary<string, StringValues>(StringComparer.Ordinal),
            [new FieldRefusal(field.Name, "FP-13", FieldReason.Required)],
            [],
            one.App.Services.GetRequiredService<RefusalTexts>()
        );
        return _drawing.Render<FieldInput>(p =>
            p.Add(x => x.Field, field)
                .Add(x => x.Path, field.Name)
                .Add(x => x.Open, Drawing.Open(a, ACase.Secretary))
                .Add(x => x.Values, values)
        );
    }

    [Fact]
    [Rule("FP-13")]
    public void What_is_wrong_with_a_field_stands_at_it_and_the_link_of_the_summary_leads_to_it()
    {
        var without = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var with = ACase.OfBeCommerce().SentToMember("2026-03-02");
        with.Adds(ACase.Secretary);
        foreach (var act in CommandCatalog.ByName.Values)
        {
            foreach (var a in new[] { without, with })
            {
                foreach (
                    var field in FieldOptions
                        .Of(act, a.It, a.Rulebook, ACase.Secretary, onPaper: true)
                        .Where(f => !OwnRows.Contains(f.Type))
                )
                {
                    var drawn = Draw(a, act, field);
                    var where = $"{Command.NameOf(act)}.{field.Name}";
                    Assert.True(drawn.FindAll(".field.invalid .error").Count == 1, where);
                    Assert.True(
                        drawn.FindAll($"#{FormValues.InputOf(field.Name)}").Count == 1 || IsEmptyChoice(field),
                        where
                    );
                }
            }
        }
    }

    // Nothing can be chosen, so there is nothing to lead to.
    private static bool IsEmptyChoice(ActionField field) => field.Options is { Count: 0 };

    [Fact]
    [Rule("FP-13")]
    public void Where_there_is_but_one_choice_it_is_made_whatever_the_input_looks_like()
    {
        ACase[] cases =
        [
            ACase.OfBeCommerce().SentToMember("2026-03-02"),
            ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-18").Paid("2026-05-20"),
            ACase.OfBeCommerce().Final(),
        ];
        var seen = new HashSet<string>();
        foreach (var a in cases)
        {
            foreach (var act in CommandCatalog.ByName.Values)
            {
                foreach (
                    var field in FieldOptions
                        .Of(act, a.It, a.Rulebook, ACase.Secretary, onPaper: true)
                        .Where(f => f is { Required: true, Type: "choice" or "string", Options.Count: 1 })
                )
                {
                    var made = Draw(a, act, field)
                        .FindAll($"[value=\"{field.Options![0]}\"]")
                        .Select(input =>
                            (input.LocalName, input.HasAttribute(input.LocalName == "input" ? "checked" : "selected"))
                        );
                    var (shape, chosen) = Assert.Single(made);
                    Assert.True(chosen, $"{Command.NameOf(act)}.{field.Name}");
                    seen.Add(shape);
                }
            }
        }

        Assert.Equal(["input", "option"], seen.Order());
    }

    [Fact]
    public void A_hint_belongs_to_the_field_of_its_act()
    {
        var acts = CommandCatalog
            .ByName.Values.SelectMany(act =>
                CommandCatalog.FieldsOf(act).Select(f => CommandCatalog.FieldPath(f.Name!))
            )
            .GroupBy(name => name)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        Assert.Empty(
            acts.Where(name => ResourceFile.Texts("CaseTexts").ContainsKey($"hint.{name}")).Except(ForSeveralActs)
        );
    }
}
