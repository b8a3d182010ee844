using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The registration of a complaint, with the documents that came with it (BC-4, BC-5, BC-9).</summary>
public sealed partial class Case
{
    // Of an unknown webshop the best guess is the language in which it sold.
    private static Respondent Named(FileComplaint c, Rulebook rulebook, MemberSnapshot? member) =>
        member is { Active: true }
            ? new Respondent(
                member.Id,
                member.Name,
                member.Website,
                member.Email,
                member.CompanyNumber,
                member.Language
            )
            : new Respondent(
                null,
                member?.Name ?? c.Respondent!.Name!,
                member?.Website ?? c.Respondent!.Website,
                member?.Email ?? c.Respondent!.Email,
                member?.CompanyNumber,
                member?.Language ?? c.Language ?? rulebook.DefaultLanguage
            );

    /// <summary>BC-5: registers a complaint that <see cref="WhyFilingRefused"/> did not refuse.</summary>
    public static Case Register(
        FileComplaint c,
        string number,
        Act act,
        Rulebook rulebook,
        Rulebook norms,
        MemberSnapshot? member
    )
    {
        var respondent = Named(c, rulebook, member);
        var o = new ActContext(act, rulebook, ExternalFacts.None);
        var from = c.Complainant!;
        var consumer = from.Kind == ComplainantKind.Consumer;
        var registered = new Case
        {
            Number = number,
            Scheme = rulebook.Scheme,
            RulebookVersion = rulebook.Version,
            NormsVersion = norms.Version,
            Kind = c.Kind!.Value,
            State = CaseState.Registered,
            Version = 1,
            Language = c.Language!,
            FiledAt = act.Now,
            FiledOn = c.Arrived ?? o.Today,
            Complainant = new Complainant(
                from.Kind!.Value,
                from.Name!.Trim(),
                from.Email?.Trim(),
                from.Phone?.Trim(),
                from.Address
            ),
            Representative = c.Representative,
            Respondent = respondent,
            Facts = c.Facts!,
            Claim = c.Claim!,
            Norms = [.. c.Norms ?? []],
            Purchase = c.Purchase is { } p ? new Purchase(p.OrderNumber?.Trim(), p.OrderedOn, p.Amount) : null,
            Messages = [.. c.Messages ?? []],
            MessagesKept = c.MessagesKept ?? true,
            Contact = new ShopContact(c.ContactedShopOn, c.ProposalTermToldOn, c.ProposalPromisedBy),
            RestsOnInsolvency = c.RestsOnInsolvency == true,
            ToldToReportAddress = [Party.Complainant],
            GoesToCommittee = TakenToCommittee(rulebook, respondent, consumer),
        };
        registered.Open(new(TermKind.Refusal, null), TermStart.CompleteAtIntake, registered.FiledOn, o);
        registered.Open(new(TermKind.FirstStep, null), TermStart.Filed, registered.FiledOn, o);
        registered.AskAddresses(o);
        registered.Record(new ComplaintFiled());
        return registered;
    }

    /// <summary>
    /// BC-9: whether the shop told within the norm's working days by when a proposal would come, as it stood on the day of filing.
    /// Contact on Friday 6 February 2026 gives it until Friday 13 February; a complaint filed on the 12th says <see cref="ContactNorm.NotYetDue"/>.
    /// </summary>
    public ContactNorm ContactNormOf(Rulebook rulebook)
    {
        if (Contact.ContactedOn is not { } contacted)
        {
            return ContactNorm.Unknown;
        }

        var last = rulebook.Working.AddWorkingDays(contacted, rulebook.ContactNormWorkingDays, null);
        return Contact.ProposalTermToldOn is { } told ? (told <= last ? ContactNorm.Met : ContactNorm.NotMet)
            : FiledOn > last ? ContactNorm.NotMet
            : ContactNorm.NotYetDue;
    }

    /// <summary>Whether a complaint that came on paper is confirmed on paper (FP-13): the complainant can be written to by post, and nobody acts for it whom we mail.</summary>
    public bool IsConfirmedOnPaper =>
        Complainant.Address is { CanBeWrittenTo: true } && string.IsNullOrWhiteSpace(Mandated?.Email);

    /// <summary>A document that came with the complaint itself (BC-4); it is served with it.</summary>
    public void AttachFiledDocument(AddDocument d, DateTimeOffset now) =>
        Documents.Add(
            new CaseDocument(
                d.Id,
                d.FileName,
                d.MediaType,
                d.Size,
                d.Sha256,
                Audience.Parties,
                Party.Complainant,
                now,
                Late: false
            )
            {
                AttachedTo = FileComplaint.ActionName,
                Removed = d.Removed,
            }
        );
}
