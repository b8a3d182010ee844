using Redress.Anonymity;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;

namespace Redress.Domain.Cases;

/// <summary>What the file knows of people and webshops, and whether a notice tells any of it (BC-31).</summary>
public sealed partial class Case
{
    // So many words are shown of where it stands, on either side.
    private const int ShownAround = 30;
    private const int MostShown = 20;

    /// <summary>Every identity the file knows, of who is a party and of who was one, none of which may stand in a notice (BC-31).</summary>
    public (KnownIdentities Complainant, KnownIdentities Respondent) Identities =>
        (
            new KnownIdentities(
                [
                    Complainant.Name,
                    .. Representative is { } r ? new[] { r.Name } : [],
                    .. LossesOf(Party.Complainant).Select(l => l.Name),
                    .. EarlierOf(Party.Complainant).SelectMany(d => d.Names),
                ],
                Known([
                    Complainant.Email,
                    Representative?.Email,
                    .. LossesOf(Party.Complainant).Select(l => l.Email),
                    .. EarlierOf(Party.Complainant).SelectMany(d => d.Emails),
                    .. AddressesOf(Party.Complainant),
                ]),
                Known([
                    Complainant.Phone,
                    .. LossesOf(Party.Complainant).Select(l => l.Phone),
                    .. EarlierOf(Party.Complainant).Select(d => d.Phone),
                ]),
                [],
                Known([
                    .. LossesOf(Party.Complainant).Select(l => l.Address).Append(Complainant.Address).SelectMany(Lines),
                    .. EarlierOf(Party.Complainant).Select(d => d.Address).SelectMany(Lines),
                ]),
                Known([Purchase?.OrderNumber]),
                [],
                []
            ),
            IdentitiesOfTheShop
        );

    private KnownIdentities IdentitiesOfTheShop =>
        new(
            [
                .. Shops.Select(s => s.Name),
                .. LossesOf(Party.Respondent).Select(l => l.Name),
                .. EarlierOf(Party.Respondent).SelectMany(d => d.Names),
            ],
            Known([
                .. Shops.Select(s => s.Email),
                .. LossesOf(Party.Respondent).Select(l => l.Email),
                .. EarlierOf(Party.Respondent).SelectMany(d => d.Emails),
                .. AddressesOf(Party.Respondent),
            ]),
            Known([
                .. Shops.Select(s => s.Phone),
                .. LossesOf(Party.Respondent).Select(l => l.Phone),
                .. EarlierOf(Party.Respondent).Select(d => d.Phone),
            ]),
            [],
            Known([
                .. Shops.Select(s => s.Address).SelectMany(Lines),
                .. LossesOf(Party.Respondent).Select(l => l.Address).SelectMany(Lines),
                .. EarlierOf(Party.Respondent).Select(d => d.Address).SelectMany(Lines),
            ]),
            [],
            Known([.. Shops.Select(s => s.CompanyNumber), .. EarlierOf(Party.Respondent).Select(d => d.CompanyNumber)]),
            Known([.. Shops.Select(s => s.Website), .. EarlierOf(Party.Respondent).Select(d => d.Website)])
        );

    // The webshop complained of and those that were taken for it, as they were named and as they were called last (FP-21). Another may have taken the place of each since.
    private IEnumerable<Respondent> Shops =>
        [
            Respondent,
            FiledAgainst ?? Respondent,
            .. FormerRespondents.SelectMany(f => new[] { f.Registered, f.Latest }),
        ];

    /// <summary>The members that are the webshop complained of, or were taken for it: their users are known by the register (BC-31).</summary>
    public IReadOnlyList<string> MembersComplainedOf => [.. Shops.Select(s => s.MemberId).OfType<string>().Distinct()];

    // What belongs to neither side for sure: who attended, who handled and judged it, and the numbers by which the file itself is known.
    private KnownIdentities OfTheFile =>
        KnownIdentities.None with
        {
            Names = [.. Hearings.SelectMany(h => h.Attended).Concat(Handling).SelectMany(NamedPeople.In).Distinct()],
            OrderNumbers = Known([
                Number,
                .. JoinedWith,
                Follows,
                .. FormerRespondents.Select(f => f.Follows),
                Referral?.Reference,
                .. MattersPut.Concat(FormerRespondents.SelectMany(f => f.MattersPut)).Select(m => m.Case),
            ]),
        };

    private IEnumerable<string> Handling =>
        new[] { AssignedTo?.Name }
            .OfType<string>()
            .Concat(Sitting.Select(m => m.Name))
            .Concat(Recusals.Select(m => m.Name))
            .Concat(Challenges.Select(m => m.Name))
            .Concat(NotedInterests.Concat(FormerRespondents.SelectMany(f => f.NotedInterests)).Select(m => m.Name))
            .Concat(
                EarlierDecisions
                    .Append(Decision)
                    .OfType<Decision>()
                    .SelectMany(d => new[] { d.ProposedBy, d.ConfirmedBy })
                    .OfType<Signature>()
                    .Select(s => s.Name)
            );

    private IEnumerable<EarlierDetails> EarlierOf(Party party) => EarlierDetails.Where(d => d.Party == party);

    private IEnumerable<string> AddressesOf(Party party) =>
        Addresses
            .Concat(FormerRespondents.SelectMany(f => f.Addresses))
            .Where(a => PartyOf(a.Holder) == party)
            .Select(a => a.Email)
            .Concat(
                Undelivered
                    .Concat(FormerRespondents.SelectMany(f => f.Undelivered))
                    .Where(u => u.Party == party)
                    .Select(u => u.Email)
            );

    private IEnumerable<Loss> LossesOf(Party party) =>
        Losses.Concat(FormerRespondents.SelectMany(f => f.Losses)).Where(l => l.Party == party);

    private static string?[] Lines(Address? address) =>
        [address?.Street, address?.PostalCode is { } code ? $"{code} {address.City}" : null];

    private static string[] Known(string?[] values) =>
        [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!)];

    /// <summary>The text that an act on the notice puts before the public, or would; null where there is none (BC-31).</summary>
    public string? NoticeTextOf(Command command) =>
        command switch
        {
            PublishNotice publish => publish.Text,
            CorrectNotice correct => correct.Text,
            ConfirmNoticeChange => Notice?.Proposed?.Text ?? Notice?.Text,
            _ => Notice?.Text,
        };

    private Refusal? NamesSomebody(string text, ActContext o, bool? wordsRead = true)
    {
        var reading = o.ExternalFacts.NoticeReading;
        if (reading.Done)
        {
            return null;
        }

        var file = ReadFile(text, o);
        var (complainant, respondent) = Identities;
        var known = complainant.And(respondent).And(OfTheFile).And(file.Certain);
        known = known with { Names = [.. known.Names, .. reading.People.SelectMany(NamedPeople.In).Distinct()] };
        var leaks = ReadText
            .Identities([text, .. reading.Forms], known, ShownAround)
            .Concat(file.Numbers)
            .DistinctBy(l => l.Found)
            .ToList();
        // What only may be a name somebody has to read; it waits for the word of who proposes it.
        return leaks.Count > 0 ? Told(leaks, "text", FieldReason.IdentityInNotice)
            : wordsRead != true && file.Words.Count > 0 ? Told(file.Words, "wordsRead", FieldReason.NameOfTheFile)
            : null;
    }

    private static Refusal Told(IReadOnlyList<ReadIdentity> found, string field, FieldReason reason) =>
        Refusal.Invalid([
            .. found.Take(MostShown).Select(f => new FieldRefusal(field, "BC-31", reason, f.Found, f.Around)),
        ]);

    private FileReading ReadFile(string text, ActContext o) =>
        FileReading.Of(
            o.ExternalFacts.NoticeReading.Texts,
            [text, .. o.ExternalFacts.NoticeReading.Forms],
            [.. o.Rulebook.Name.Values, Scheme],
            ShownAround
        );
}
