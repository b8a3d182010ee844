using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Letters;

/// <summary>What stands in a party's letters whatever they are about: what waits for it (FP-22), and what the procedure can bring and what not (FP-19).</summary>
internal sealed partial class LetterComposer
{
    // FP-24: of an offer a letter tells that is itself of the mediation; the committee reads all others.
    private IEnumerable<(string, object?)> Waiting(Party party, string template)
    {
        var duties = DutyList
            .Of(c, party, now, rulebook.Working)
            // What a first letter asks for tells of no offer.
            .Where(d =>
                !d.OfMediation
                || LetterTemplate.Find(template).OfMediation
                || d.Kind == PartyDutyKind.Propose && template == "mediation-invited"
            )
            .Select(d =>
                Row(
                    ("what", TextKey.Of("partyDuty", d.Kind)),
                    // FP-21: each of two by its own address.
                    ("address", d.Kind == PartyDutyKind.ConfirmAddress ? d.Details[0] : null),
                    ("byDay", d.Over || d.MayBeLeft || d.Kind == PartyDutyKind.Hearing ? null : d.Due),
                    ("mayUntil", !d.Over && d.MayBeLeft && d.Kind != PartyDutyKind.Hearing ? d.Due : null),
                    ("onDay", d.Kind == PartyDutyKind.Hearing ? d.Due : null),
                    ("overSince", d.Over ? d.Due : null)
                )
            )
            .ToList();
        return duties.Count == 0 ? [] : [("openDuties", duties)];
    }

    // Before anything is hoped for: in the first letter, when mediation opens, with the decision; and where else to go also where it ends here.
    private IEnumerable<(string, object?)> Honest(Party party, string template)
    {
        var language = Correspondence.LanguageOf(To(party), c, rulebook);
        var told = rulebook.Prospects;
        var decides = c.GoesToCommittee || GoesOnElsewhere;
        IReadOnlyList<string> brings = template switch
        {
            "complaint-received" or "mediation-started" or "mediation-invited" =>
            [
                .. Prospects.In(told.Mediation, language),
                .. decides ? Decided() : [],
            ],
            "file-sent" or "file-sent-told" => [.. Decided()],
            "decision" => [.. Decided(), .. Prospects.In(told.Appeal, language)],
            _ => [],
        };
        var ends =
            template is "complaint-refused" or "mediation-failed" or "complaint-discontinued" or "decision-final";
        if (brings.Count > 0)
        {
            yield return ("brings", brings.Select(line => Row(("what", line))).ToList());
        }

        if (party == Party.Complainant && (brings.Count > 0 || ends))
        {
            yield return ("runsOn", Prospects.In(told.RunsOn, language).Select(line => Row(("what", line))).ToList());
            yield return (
                "elsewhere",
                told.Elsewhere.Select(door =>
                        Row(
                            ("what", Prospects.In(door.Name, language)),
                            ("kind", Prospects.In(door.For, language)),
                            ("site", door.Site)
                        )
                    )
                    .ToList()
            );
        }

        IEnumerable<string> Decided() =>
            Prospects.In(told.Decision, language).Concat(Prospects.In(told.Referral, language));
    }
}
