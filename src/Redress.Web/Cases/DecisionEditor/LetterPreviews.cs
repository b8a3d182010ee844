using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Letters;
using Redress.Domain.Procedure;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.DecisionEditor;

/// <summary>A letter as a party would get it.</summary>
public sealed record LetterPreview(Party To, string Language, string Subject, string Body);

/// <summary>
/// The letters with which a proposed decision would be sent, written by the very texts that will be used, on a copy of the case
/// on which the decision is pronounced and posted today. Nothing is kept.
/// </summary>
internal sealed class LetterPreviews(LetterWriter writer)
{
    public IReadOnlyList<LetterPreview> Of(OpenCase open)
    {
        var c = CaseJson.Read(CaseJson.Write(open.Case));
        var second = new Actor(Role.Committee, "second-person", "") { CommitteeSchemes = [c.Scheme] };
        var secretary = new Actor(Role.Secretary, "secretary", "");
        if (
            c.Do(new ConfirmDecision(), In(second)) is not null
            || c.Do(new Notify(open.Today, "…"), In(secretary)) is not null
        )
        {
            return [];
        }

        return
        [
            .. from letter in Correspondence.For(c, open.Rulebook, c.NewFacts, open.Now)
            where letter.Template == "decision"
            let written = writer.Write(letter, c.Scheme, writer.LinkFor(letter.To, c))
            select new LetterPreview(
                letter.To == Addressee.Complainant ? Party.Complainant : Party.Respondent,
                letter.Language,
                written.Subject,
                written.Body
            ),
        ];

        ActContext In(Actor by) => new(new Act(by, open.Now), open.Rulebook, ExternalFacts.None);
    }
}
