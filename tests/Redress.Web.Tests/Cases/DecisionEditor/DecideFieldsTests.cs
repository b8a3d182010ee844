using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.DecisionEditor;

/// <summary>The decision's form offers what the scheme's law permits in this case, and nothing else.</summary>
public sealed class DecideFieldsTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IRenderedComponent<DecideFields> Draw(
        ACase a,
        Actor? reader = null,
        params IReadOnlyList<FieldRefusal> wrong
    )
    {
        var open = Drawing.Open(a, reader ?? ACase.Committee);
        var values = new FormValues(
            "decide",
            new Dictionary<string, StringValues>(StringComparer.Ordinal),
            wrong,
            [],
            one.App.Services.GetRequiredService<RefusalTexts>()
        );
        var form = _drawing.Render<DecideFields>(p =>
            p.Add(x => x.Open, open)
                .Add(x => x.Values, values)
                .Add(x => x.Fields, FieldOptions.Of(typeof(Decide), a.It, a.Rulebook, open.Reader, onPaper: false))
        );
        // The member's earlier sanctions and what stands beside the form are read from the store meanwhile, each for itself.
        for (var (drawn, rounds) = (0, 0); drawn != form.RenderCount && rounds < 20; rounds++)
        {
            drawn = form.RenderCount;
            Thread.Sleep(300);
        }

        return form;
    }

    private static string[] Offered(IRenderedComponent<DecideFields> form, string name) =>
        [
            .. form.FindAll($"[name='{name}'] option, input[name='{name}']")
                .Select(o => o.GetAttribute("value")!)
                .Where(v => v.Length > 0),
        ];

    [Fact]
    [Rule("BC-17"), Rule("BC-19")]
    public void In_deliberation_every_outcome_and_every_sanction_that_the_scheme_knows_is_offered()
    {
        var form = Draw(ACase.OfBeCommerce().InDeliberation("2026-03-20"));
        Assert.Equal(
            ["inadmissible", "noJurisdiction", "unfounded", "founded", "cannotBeJudged"],
            Offered(form, "outcome")
        );
        Assert.Equal(["warning", "reprimand", "fine", "suspension", "exclusion"], Offered(form, "sanctions[0].kind"));
    }

    [Fact]
    [Rule("BC-19"), Rule("BC-20")]
    public void A_sanction_that_the_rulebook_does_not_know_is_not_offered_and_the_bounds_are_its_own()
    {
        var milder = ACase.BeCommerce with
        {
            Sanctions = ACase.BeCommerce.Sanctions! with
            {
                Kinds = [SanctionKind.Warning, SanctionKind.Fine],
                MaximumFine = Money.Euro(1234),
                MaximumDeferral = new(0, 7, 0),
            },
        };
        var form = Draw(ACase.OfBeCommerce(rulebook: milder).InDeliberation("2026-03-20"));
        Assert.Equal(["warning", "fine"], Offered(form, "sanctions[0].kind"));
        Assert.Contains("1,234.00", form.Markup, StringComparison.Ordinal);
        Assert.Contains("7 months", form.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("50,000.00", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-22"), Rule("FP-3")]
    public void Before_the_complaint_was_sent_it_can_be_refused_alone_and_nothing_sanctioned()
    {
        var form = Draw(ACase.OfBeCommerce());
        Assert.Equal(["inadmissible", "noJurisdiction"], Offered(form, "outcome"));
        Assert.Empty(form.FindAll(".for-sanctions"));
        Assert.NotEmpty(Offered(form, "ground"));
    }

    [Fact]
    [Rule("BC-20")]
    public async Task Only_a_deferral_that_runs_on_this_member_can_be_made_effective()
    {
        static ACase Deferred(ACase a) =>
            a.Final(
                decision: ACase.Founded with
                {
                    Sanctions = [new ProposedSanction(SanctionKind.Reprimand, DeferredFor: new(0, 3, 0))],
                }
            );
        var running = Deferred(ACase.OfBeCommerce());
        var sanction = running.It.Decision!.Sanctions[0].Id;
        await one.App.StoreAsync(running.It, 500);
        await one.App.StoreAsync(Deferred(ACase.OfBeCommerce()).Advance("2026-12-01").It, 501);
        await one.App.StoreAsync(
            Deferred(
                ACase.Of(
                    ACase.Complaint() with
                    {
                        Respondent = new FiledRespondent("second-shop"),
                    },
                    ACase.BeCommerce,
                    ACase.Member() with
                    {
                        Id = "second-shop",
                    }
                )
            ).It,
            502
        );
        var now = ACase.OfBeCommerce("2026-06-01").InDeliberation("2026-06-20");
        Assert.Equal([$"BC-2026-000500|{sanction}"], Offered(Draw(now), "activates"));

        // Who may not see the other case is not told of it (FP-12).
        await using (var db = await one.App.NewDbAsync())
        {
            var other = await db.Set<CaseRow>()
                .Where(c => c.Number == "BC-2026-000500")
                .Select(c => c.Id)
                .SingleAsync();
            db.Add(new RecusalRow { CaseId = other, UserId = "committee" });
            await db.SaveChangesAsync();
        }

        Assert.Empty(Offered(Draw(now), "activates"));
    }

    [Fact]
    [Rule("BC-17")]
    public void What_is_wrong_stands_at_its_field()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-20");
        var no = a.Try(
            ACase.Committee,
            new Decide(Outcome.Unfounded, Reasons: "No.", Sanctions: [new ProposedSanction(SanctionKind.Warning)])
        )!;
        var form = Draw(a, null, no.Fields);
        Assert.NotEmpty(no.Fields);
        Assert.All(no.Fields, f => Assert.NotEmpty(form.FindAll($"#{FormValues.InputOf(f.Field)}")));
        Assert.NotEmpty(form.FindAll(".for-sanctions .invalid"));
        Assert.Empty(Draw(a).FindAll(".invalid"));
    }
}
