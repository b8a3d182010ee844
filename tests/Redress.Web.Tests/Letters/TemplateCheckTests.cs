using Microsoft.Extensions.Configuration;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Web.Letters;
using Redress.Web.Letters.Editing;
using Redress.Web.Shell.Contact;

namespace Redress.Web.Tests.Letters;

/// <summary>A text that somebody writes for a letter is judged field by field, where each stands; those that come with the program are in order.</summary>
public sealed class TemplateCheckTests
{
    private static readonly string[] Schemes = ["becommerce", "webshop-keurmerk", ""];
    private readonly Templates _templates = new(new ConfigurationBuilder().Build());

    [Fact]
    public void Every_text_that_comes_with_the_program_is_in_order()
    {
        var wrong = Templates
            .Names.SelectMany(name => Templates.Languages.Select(language => new LetterTextId("", name, language)))
            .SelectMany(id =>
                Faults(id, _templates.Source("", id.Name, id.Language)!).Select(fault => $"{id}: {fault}")
            );
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("case-closed", "{{number}}", "{{numer}}", TemplateFault.UnknownField, 1)]
    [InlineData("case-closed", "{{because}}", "{{becuase}}", TemplateFault.UnknownField, 3)]
    [InlineData("case-closed", "{{because}}", "{{ because }}", TemplateFault.NotATag, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}", TemplateFault.NotATag, 3)]
    [InlineData("case-closed", "{{because}}", "{{deposit}}", TemplateFault.UnknownField, 3)]
    [InlineData("case-closed", "{{because}}", "{{because.why}}", TemplateFault.WrongSuffix, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{member}}", TemplateFault.OnlySection, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{sanctions}}", TemplateFault.OnlySection, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{fine}}", TemplateFault.MayBeEmpty, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{kind}}", TemplateFault.MayBeEmpty, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{.}}", TemplateFault.OnlyInList, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{#fine}}{{.}}{{/fine}}", TemplateFault.OnlyInList, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{#fine}}", TemplateFault.NotClosed, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{/fine}}", TemplateFault.ClosesNothing, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}\uE000", TemplateFault.HiddenSign, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}\u202E", TemplateFault.HiddenSign, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{>nowhere}}", TemplateFault.UnknownPart, 3)]
    [InlineData("case-closed", "{{because}}", "{{because}}{{>_letter}}", TemplateFault.UnknownPart, 3)]
    [InlineData("case-closed", "# {{number}}", "# {{number}} {{complainant}}", TemplateFault.NotInSubject, 1)]
    [InlineData("case-closed", "# {{number}}", "{{number}}", TemplateFault.NoSubject, 1)]
    [InlineData("_duties", "{{#refrain}}", "# Plichten\n{{#refrain}}", TemplateFault.SubjectInPart, 1)]
    [InlineData("_letter", "{{>letter}}", "", TemplateFault.MustStay, 0)]
    [InlineData("_letter", "{{>letter}}", "{{#final}}{{>letter}}{{/final}}", TemplateFault.MustStay, 0)]
    [InlineData("_letter", "{{accessCode}}", "code", TemplateFault.MustStay, 0)]
    [InlineData("_letter", "{{>_contact}}", "", TemplateFault.MustStay, 0)]
    [InlineData("_letter", "{{comment.why}}", "", TemplateFault.MustStay, 0)]
    [InlineData("_letter", "{{comment}}", "soon", TemplateFault.MustStay, 0)]
    [InlineData("_letter", "{{>_prospects}}", "", TemplateFault.MustStay, 0)]
    [InlineData("decision", "{{outcome}}", "in the annex", TemplateFault.MustStay, 0)]
    [InlineData("decision", "{{refrain}}", "", TemplateFault.MustStay, 0)]
    [InlineData("decision", "{{term}}", "one month", TemplateFault.MustStay, 0)]
    [InlineData("decision", "{{>_sanctions}}", "", TemplateFault.MustStay, 0)]
    [InlineData("_pointer", "{{accessCode}}", "code", TemplateFault.MustStay, 0)]
    [InlineData("mail-password", "{{link}}", "", TemplateFault.MustStay, 0)]
    [InlineData("mail-password", "{{link}}", "{{link}}{{number}}", TemplateFault.UnknownField, 7)]
    [InlineData("_duties", "{{#refrain}}", "{{>_duties}}\n{{#refrain}}", TemplateFault.TakesItselfIn, 1)]
    public void What_no_letter_can_be_written_with_is_found_on_its_line(
        string name,
        string what,
        string instead,
        string kind,
        int line
    )
    {
        var id = new LetterTextId("", name, "nl");
        var shipped = _templates.Source("", name, "nl")!;
        Assert.Contains(what, shipped, StringComparison.Ordinal);
        var found = Faults(id, shipped.Replace(what, instead, StringComparison.Ordinal));
        Assert.Contains(found, fault => fault.Kind == kind && fault.Line == line);
    }

    [Fact]
    public void A_letter_may_be_worded_otherwise_with_the_same_fields_where_they_are()
    {
        var id = new LetterTextId("becommerce", "fine", "nl");
        const string text =
            "# Dossier {{number}}: uw boete\n\nU betaalt {{amount}}.\n{{#left}}\nNog {{left}}, met {{fineReference}}.{{#iban}} Op {{iban}}.{{/iban}}\n{{/left}}\n"
            + "{{#term}}\nVóór {{term}}. {{term.why}}\n{{/term}}\n{{#sanctions}}\n- {{kind}}\n{{/sanctions}}\n";
        Assert.Empty(Faults(id, text));
        // Whether it is meant so is asked of who writes it.
        Assert.Equal(
            new HashSet<string>([
                "demanded",
                "reminded",
                "inDefault",
                "agreed",
                "paid",
                "settled",
                "excess",
                "collection",
                "writtenOff",
                "accountHolder",
            ]),
            TemplateCheck.LeftOut("fine", _templates.Shipped("becommerce", "fine", "nl")!, text).ToHashSet()
        );
    }

    [Fact]
    public void What_two_texts_take_in_of_each_other_has_no_end_and_is_found_whichever_comes_last()
    {
        var first = new LetterTextId("", "_open", "nl");
        var other = _templates.With("becommerce", "_prospects", "nl", "{{>_open}}\n");
        var fault = Assert.Single(Faults(first, _templates.Source("", "_open", "nl") + "{{>_prospects}}\n", other));
        Assert.Equal(TemplateFault.TakesItselfIn, fault.Kind);
        // In the scheme where that is so, and in none beside it.
        Assert.Empty(
            Faults(
                first with
                {
                    Scheme = "webshop-keurmerk",
                },
                _templates.Source("", "_open", "nl") + "{{>_prospects}}\n",
                other
            )
        );
    }

    [Fact]
    [Rule("FP-9")]
    [Rule("FP-20")]
    public void Neither_why_a_day_is_that_day_nor_whom_to_write_to_can_be_left_out_by_a_tick()
    {
        foreach (var name in Templates.Names)
        {
            var shipped = _templates.Shipped("", name, "fr")!;
            var offered = TemplateCheck.LeftOut(name, shipped, "# x\n\ny\n");
            Assert.DoesNotContain(offered, key => key.EndsWith(".why", StringComparison.Ordinal));
            Assert.DoesNotContain(">_contact", offered);
        }
    }

    private IReadOnlyList<TemplateFault> Faults(LetterTextId id, string text, Templates? among = null)
    {
        var templates = (among ?? _templates).With(id.Scheme, id.Name, id.Language, text);
        return TemplateCheck.FaultsIn(
            id,
            text,
            Preview(templates).SampleOf(id),
            templates,
            id.Scheme.Length > 0 ? [id.Scheme] : Schemes
        );
    }

    internal static LetterPreview Preview(Templates templates)
    {
        var settings = new ConfigurationBuilder().Build();
        return new LetterPreview(
            templates,
            settings,
            new ContactLines(new SchemeContacts(AStory.Rulebooks, TimeProvider.System), templates),
            AStory.Rulebooks,
            TimeProvider.System
        );
    }
}
