using Microsoft.Extensions.Localization;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Web.Labels.Desk.Acts;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Labels.Desk.OneMember;

/// <summary>Something that stands beside a label's state, in words.</summary>
internal sealed record LabelProceedingLine(string Title, string? Stand, bool IsOpen, IReadOnlyList<string> Sentences);

/// <summary>Puts what stands beside the states of a member's labels into words, the latest first.</summary>
internal sealed class LabelProceedingWords(IStringLocalizer<LabelDeskTexts> texts, LabelWords words)
{
    public IReadOnlyList<(string Key, IReadOnlyList<LabelProceedingLine> Lines)> Of(LabelMemberView view) =>
        [
            ("shortcomings", [.. view.File.Shortcomings.AsEnumerable().Reverse().Select(Line)]),
            ("conditions", [.. view.File.LostConditions.AsEnumerable().Reverse().Select(Line)]),
            ("certifications", [.. view.File.Certifications.AsEnumerable().Reverse().Select(c => Line(c, view))]),
            ("appeals", [.. view.File.Appeals.AsEnumerable().Reverse().Select(a => Line(a, view))]),
            ("board", [.. view.File.BoardActs.AsEnumerable().Reverse().Select(a => Line(a, view))]),
            ("misuses", [.. view.File.Misuses.AsEnumerable().Reverse().Select(Line)]),
            ("changes", [.. view.File.LogoChanges.AsEnumerable().Reverse().Select(Line)]),
            ("examinations", [.. view.File.Examinations.AsEnumerable().Reverse().Select(Line)]),
            ("refusals", [.. view.File.LogoRefusals.AsEnumerable().Reverse().Select(Line)]),
        ];

    private LabelProceedingLine Line(Shortcoming s) =>
        new(
            s.Text,
            texts[
                s.Mended == true ? "stand.mended"
                : s.ClosedOn is not null ? "stand.closed"
                : s.BroughtOn is not null ? "stand.toCheck"
                : "stand.toMend"
            ],
            s.IsOpen,
            Said(
                words.Kind(s.Label),
                On("said.told", s.ToldOn),
                On("said.due", s.Due),
                On("said.brought", s.BroughtOn),
                On("said.checked", s.CheckedOn),
                s.CheckText
            )
        );

    private LabelProceedingLine Line(LostCondition c) =>
        new(
            words.Choice(c.Condition),
            texts[
                c.IsLost
                    ? c.WaitsForJudgment
                        ? "stand.toJudge"
                        : "stand.lost"
                    : "stand.metAgain"
            ],
            c.IsLost,
            Said(
                c.Text,
                On("said.told", c.ToldOn),
                On("said.brought", c.BroughtOn),
                c.Brought,
                On("said.judged", c.JudgedOn),
                c.Judgment,
                On("said.over", c.OverOn),
                On("said.ended", c.EndedOn)
            )
        );

    private LabelProceedingLine Line(LabelCertification c, LabelMemberView view) =>
        new(
            $"{words.Kind(c.Label)} · {words.Choice(c.Result)}",
            null,
            false,
            Said([
                On("said.report", c.On),
                On("said.told", c.ToldOn),
                c.Checklist is { } list ? $"{words.Field("record-certification", "checklist")} {list}" : null,
                view.File.Document(c.Document)?.FileName,
                .. Post(
                    view,
                    d =>
                        d.Certification is { } id
                            ? id == c.Id
                            : d.Label == c.Label && c.Result == CertificationResult.Negative
                ),
            ])
        );

    private LabelProceedingLine Line(LabelAppeal a, LabelMemberView view) =>
        new(
            view.Things.Name(a),
            a.Outcome is { } outcome
                ? words.Choice(outcome)
                : texts[a.BroughtOn is null ? "stand.toBring" : "stand.before"],
            a.Outcome is null,
            Said(
                On("said.lodged", a.LodgedOn),
                On("said.broughtBefore", a.BroughtOn),
                a.Reference,
                On("said.decided", a.OutcomeOn)
            )
        );

    private LabelProceedingLine Line(BoardAct a, LabelMemberView view) =>
        new(
            view.Things.Name(a),
            a.Result is { } result ? words.Choice(result) : texts["stand.prepared"],
            a.IsOpen || a.FinalOn is null,
            Said([
                a.Reasons,
                a.Urgent ? texts["said.urgent"].Value : null,
                On("said.from", a.From),
                On("said.until", a.To),
                On("said.answered", a.AnsweredOn),
                a.Answer,
                On("said.heard", a.HeardOn),
                On("said.decided", a.DecidedOn),
                a.DecisionReasons,
                On("said.notified", a.NotifiedOn),
                On("said.received", a.ReceivedOn),
                .. Post(view, d => d.Act == a.Id),
                On("said.effect", a.EffectOn),
                On("said.final", a.FinalOn),
            ])
        );

    /// <summary>An unlawful use, from its opening to its end.</summary>
    public LabelProceedingLine Of(Misuse misuse) => Line(misuse);

    private LabelProceedingLine Line(Misuse m) =>
        new(
            m.Url,
            texts[
                m.EndedOn is not null ? "stand.ended"
                : m.HandedOn is not null ? "stand.handed"
                : "stand.open"
            ],
            m.IsOpen,
            Said(
                m.Text,
                On("said.opened", m.OpenedOn),
                On("said.answered", m.AnsweredOn),
                m.Answer,
                On("said.handed", m.HandedOn),
                m.HandedTo,
                On("said.ended", m.EndedOn),
                m.EndReasons
            )
        );

    private LabelProceedingLine Line(LogoChange c) =>
        new(
            c.Text,
            texts[
                c.Approved is null ? "stand.toAnswer"
                : c.Approved.Value ? "stand.approved"
                : "stand.notApproved"
            ],
            c.Approved is null,
            Said(On("said.submitted", c.On), On("said.answered", c.AnsweredOn), c.Answer)
        );

    private LabelProceedingLine Line(LogoExamination e) =>
        new(words.Choice(e.Result), null, false, Said(On("said.on", e.On), e.Text));

    private LabelProceedingLine Line(LogoRefusal r) =>
        new(words.Choice(r.Ground), null, false, Said(On("said.on", r.On), r.Reasons));

    // BC-23, FP-11: what became of what was posted.
    private IEnumerable<string?> Post(LabelMemberView view, Func<PostedDecision, bool> about) =>
        view
            .File.PostedDecisions.Where(d => d is { Result: not null, ResultOn: not null } && about(d))
            .SelectMany(d =>
                (string?[])
                    [
                        texts["said.receipt", words.Choice(d.Result!.Value), DayFormatter.Written(d.ResultOn!.Value)],
                        d.Reason,
                    ]
            );

    private string? On(string key, DateOnly? day) =>
        day is { } known ? texts[key, DayFormatter.Written(known)].Value : null;

    private static List<string> Said(params string?[] sentences) =>
        [.. sentences.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => s!)];
}
