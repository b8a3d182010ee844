using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Decisions;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Letters;

namespace Redress.Web.Cases.Formatting;

/// <summary>A decision in sentences for one of the parties, made from its data alone.</summary>
public sealed class SummaryFormatter(IStringLocalizer<PartyTexts> texts, CaseFormatter formatter)
{
    public string Of(Decision d, Party reader) =>
        d.Outcome switch
        {
            Outcome.Inadmissible or Outcome.NoJurisdiction => texts[
                $"summary.{WireNames.Camel(d.Outcome.ToString())}",
                d.Ground is { } ground ? Small(formatter.Word("option", ground)) : ""
            ],
            _ => texts[$"summary.{WireNames.Camel(d.Outcome.ToString())}.{WireNames.Camel(reader.ToString())}"],
        };

    public string Of(Sanction s)
    {
        string said = s.Kind switch
        {
            SanctionKind.Fine => Fine(s),
            SanctionKind.Suspension => Suspension(s),
            _ => texts[$"summary.{WireNames.Camel(s.Kind.ToString())}"],
        };
        return s.DeferredFor is { } deferral
            ? texts["summary.deferred", said, Wording.Length(deferral, CaseFormatter.Language)]
            : said;
    }

    // BC-19: asked for at once, or only where the condition, named exactly, is met by its last day.
    private string Fine(Sanction s)
    {
        string fine = texts["summary.fine", s.Amount is { } amount ? formatter.Money(amount) : ""];
        return s.Enforceable switch
        {
            Enforceability.AtOnce => $"{fine}, {formatter["sanction.atOnce"]}",
            Enforceability.Conditional => texts[
                "summary.conditional",
                fine,
                formatter.Date(s.ConditionUntil),
                s.Condition ?? ""
            ],
            _ => fine,
        };
    }

    // BC-20: a deferred one gets its days with the decision that makes it effective; days that it was given before count only then.
    private string Suspension(Sanction s) =>
        s is not { From: { } from, To: { } to } ? texts["summary.suspension"]
        : s.DeferredFor is null ? texts["summary.suspension.days", formatter.Date(from), formatter.Date(to)]
        : texts["summary.suspension.daysIfEffective", formatter.Date(from), formatter.Date(to)];

    /// <summary>What is open to this reader: to leave it so, to appeal and before whom; or that it is over.</summary>
    public IEnumerable<string> CanDo(OpenCase open)
    {
        var (c, me) = (open.Case, open.Reader.Party!.Value);
        if (c.FinalOn is { } final)
        {
            yield return texts["summary.final", formatter.Date(final)];
        }

        if (c.PresentAppeals.LastOrDefault(a => a.Party == me) is { } own)
        {
            yield return texts["summary.appealed", formatter.Date(own.LodgedOn)];
        }
        else if (open.Rulebook.Appeal is { } law && c.AppealTermOf(me) is { State: Domain.Terms.TermState.Running })
        {
            yield return texts["summary.agree"];
            var fora = law.ForaOf(c.Decision?.KindsToContest ?? []);
            yield return texts[
                fora.Count > 1 ? "summary.appealBoth"
                : fora[0] == Forum.Court ? "summary.appealCourt"
                : "summary.appealArbitration"
            ];
        }
    }

    private static string Small(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
