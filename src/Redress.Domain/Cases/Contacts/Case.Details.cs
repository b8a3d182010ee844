using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases;

/// <summary>How the parties are called, reached and written to, and its correction (FP-13, FP-21).</summary>
public sealed partial class Case
{
    /// <summary>FP-13: whether the representative may act: a lawyer on his word, anybody else with the mandate in the file.</summary>
    public bool HasMandate =>
        Representative is { } acts && (acts.Lawyer || acts.MandateDocument is { } id && MandateOf(id) is not null);

    /// <summary>Who acts for the complainant and may (FP-13); null where nobody does, or the mandate is awaited.</summary>
    public Representative? Mandated => HasMandate ? Representative : null;

    /// <summary>FP-13: whether somebody is named who acts for the complainant, and the mandate is not there.</summary>
    public bool AwaitsMandate => Representative is not null && !HasMandate;

    // Named by its id or, with the complaint, by the name of the file.
    private CaseDocument? MandateOf(string document) =>
        Document(document) ?? Documents.Find(d => d.AttachedTo == FileComplaint.ActionName && d.Name == document);

    private Refusal? Handle(CorrectDetails c, ActContext o)
    {
        var check = new Validation();
        check.Require((c.Party ?? o.Act.Party) is not null, "party", "FP-21", FieldReason.Required);
        check.Require(
            o.Act.Party is not { } own || c.Party is null || c.Party == own,
            "party",
            "FP-21",
            FieldReason.OwnOnly
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        var party = (c.Party ?? o.Act.Party)!.Value;
        CheckDetails(check, c, party, o);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        var acted = Mandated;
        var corrected = Corrected(c, party, o);
        var again = SendAgain(party, c, o);
        var asked = corrected.Count == 0 && !again && c.Email is { } same ? AskAgain(party, same.Trim(), o) : null;
        if (corrected.Count == 0 && asked is null && !again)
        {
            return Refusal.Field("name", "FP-21", FieldReason.NoDetailCorrected);
        }

        if (corrected.Count > 0)
        {
            var former = acted?.Name is { } name && Representative?.Name != name && Mandated is null ? name : null;
            Record(new DetailsCorrected(party, corrected, former));
            if (former is not null)
            {
                // FP-13: who acts no more knows the code still; it opens until the party uses the new one. Where another acts at once the letter would be that one's.
                Record(new CodeReissued(party));
            }
        }
        else if (asked is not null)
        {
            Record(new AddressAsked(asked));
        }

        return null;
    }

    private void CheckDetails(Validation check, CorrectDetails c, Party party, ActContext o)
    {
        var member = party == Party.Respondent && Respondent.IsMember;
        check.Require(c.Name is null || !string.IsNullOrWhiteSpace(c.Name), "name", "FP-21", FieldReason.Required);
        check.Require(
            !member || c.Name is null || c.Name.Trim() == Respondent.Name,
            "name",
            "FP-21",
            FieldReason.KeptInRegister
        );
        check.Require(
            !member
                || string.IsNullOrWhiteSpace(c.Email)
                || IsSame(c.Email, Respondent.Email)
                || Undelivered.Exists(u => u.Party == party && u.Open && IsSame(u.Email, c.Email)),
            "email",
            "FP-21",
            FieldReason.KeptInRegister
        );
        check.Line(c.Name, "name", "FP-21", LongestName);
        check.Line(c.Phone, "phone", "FP-21", LongestNumber);
        check.Line(c.Address?.Street, "address.street", "FP-21", LongestName);
        check.Line(c.Address?.PostalCode, "address.postalCode", "FP-21", LongestNumber);
        check.Line(c.Address?.City, "address.city", "FP-21", LongestName);
        check.Line(c.Address?.Country, "address.country", "FP-21", LongestNumber);
        check.Require(string.IsNullOrWhiteSpace(c.Email) || IsEmail(c.Email), "email", "FP-21", FieldReason.NotAnEmail);
        check.Require(
            c.Language is null || o.Rulebook.Languages.Contains(c.Language),
            "language",
            "FP-21",
            FieldReason.LanguageNotOffered
        );
        // BC-6: somebody must be reached somewhere.
        check.Require(member || StaysReachable(c, party), "email", "FP-21", FieldReason.EmailOrAddress);
        CheckRepresentative(check, c.Representative, party);
    }

    private bool StaysReachable(CorrectDetails c, Party party)
    {
        var (email, address) =
            party == Party.Complainant
                ? (Complainant.Email, Complainant.Address)
                : (Respondent.Email, Respondent.Address);
        return c.Email is null && c.Address is null
            || !string.IsNullOrWhiteSpace(c.Email ?? email)
            || (c.Address ?? address) is { CanBeWrittenTo: true };
    }

    private void CheckRepresentative(Validation check, NamedRepresentative? named, Party party)
    {
        if (named is null)
        {
            return;
        }

        check.Require(party == Party.Complainant, "representative", "FP-13", FieldReason.OnlyTheComplainant);
        check.Require(
            !string.IsNullOrWhiteSpace(named.Name) || string.IsNullOrWhiteSpace(named.Email) && named.Lawyer != true,
            "representative.name",
            "FP-13",
            FieldReason.Required
        );
        check.Line(named.Name, "representative.name", "FP-13", LongestName);
        check.Require(
            string.IsNullOrWhiteSpace(named.Email) || IsEmail(named.Email),
            "representative.email",
            "FP-13",
            FieldReason.NotAnEmail
        );
        check.Require(
            string.IsNullOrWhiteSpace(named.MandateDocument) || Document(named.MandateDocument) is not null,
            "representative.mandateDocument",
            "FP-13",
            FieldReason.Unknown
        );
    }

    // What was another before, by the names of the fields; the case is changed with it.
    private List<string> Corrected(CorrectDetails c, Party party, ActContext o)
    {
        var earlier = DetailsOf(party);
        var corrected = party == Party.Complainant ? CorrectComplainant(c, o) : CorrectRespondent(c);
        if (c.Email is { } email && NewAddress(party, email.Trim(), o))
        {
            corrected.Add("email");
        }

        if (corrected.Count > 0)
        {
            EarlierDetails.Add(earlier);
        }

        return corrected;
    }

    private List<string> CorrectComplainant(CorrectDetails c, ActContext o)
    {
        var (before, language, representative) = (Complainant, Language, Representative);
        Complainant = Complainant with
        {
            Name = c.Name?.Trim() ?? Complainant.Name,
            Phone = Taken(c.Phone, Complainant.Phone),
            Address = Taken(c.Address, Complainant.Address),
        };
        Language = c.Language ?? Language;
        var moved = c.Representative is { } named && Represent(named, o);
        return Differences(
            ("name", before.Name != Complainant.Name),
            ("phone", before.Phone != Complainant.Phone),
            ("address", before.Address != Complainant.Address),
            ("language", language != Language),
            ("representative", moved || representative != Representative)
        );
    }

    private List<string> CorrectRespondent(CorrectDetails c)
    {
        var before = Respondent;
        var after = Respondent with
        {
            Name = c.Name?.Trim() ?? Respondent.Name,
            Phone = Taken(c.Phone, Respondent.Phone),
            Address = Taken(c.Address, Respondent.Address),
            Language = c.Language ?? Respondent.Language,
        };
        if (before != after)
        {
            FiledAgainst ??= before;
            Respondent = after;
        }

        return Differences(
            ("name", before.Name != after.Name),
            ("phone", before.Phone != after.Phone),
            ("address", before.Address != after.Address),
            ("language", before.Language != after.Language)
        );
    }

    // A mandate is for who is named in it: another name needs another. Whether only a new address is to be confirmed.
    private bool Represent(NamedRepresentative named, ActContext o)
    {
        var (before, name) = (Representative, Trimmed(named.Name));
        if (name is null || before is null || before.Name != name)
        {
            Addresses.RemoveAll(a => a.Holder == AddressHolder.Representative);
            Representative = name is null
                ? null
                : new Representative(name, Trimmed(named.Email), Trimmed(named.MandateDocument), named.Lawyer == true);
            return false;
        }

        Representative = before with
        {
            MandateDocument = Trimmed(named.MandateDocument) ?? before.MandateDocument,
            Lawyer = named.Lawyer ?? before.Lawyer,
        };
        if (named.Email is null || IsSame(named.Email, before.Email))
        {
            return false;
        }

        // Who was not written to yet loses nothing by it.
        if (
            Trimmed(named.Email) is not { } email
            || before.Email is null
            || !HasMandate
            || IsDead(Party.Complainant, before.Email)
        )
        {
            Addresses.RemoveAll(a => a.Holder == AddressHolder.Representative);
            Representative = Representative with { Email = Trimmed(named.Email) };
            return false;
        }

        var isNew = Unconfirmed(AddressHolder.Representative, email) is null;
        if (isNew)
        {
            Addresses.RemoveAll(a => a.Holder == AddressHolder.Representative && !IsSame(a.Email, before.Email));
            Ask(AddressHolder.Representative, email, o);
        }

        return isNew;
    }

    private EarlierDetails DetailsOf(Party party) =>
        party == Party.Complainant
            ? new EarlierDetails(
                party,
                Known([Complainant.Name, Representative?.Name]),
                Known([Complainant.Email, Representative?.Email]),
                Complainant.Phone,
                Complainant.Address
            )
            : new EarlierDetails(
                party,
                Known([Respondent.Name]),
                Known([Respondent.Email]),
                Respondent.Phone,
                Respondent.Address,
                Respondent.Website,
                Respondent.CompanyNumber
            );

    private static List<string> Differences(params (string Field, bool Differs)[] fields) =>
        [.. fields.Where(f => f.Differs).Select(f => f.Field)];

    private static string? Taken(string? given, string? before) => given is null ? before : Trimmed(given);

    private static Address? Taken(Address? given, Address? before) =>
        given is null ? before
        : given.ToString().Length == 0 ? null
        : given;

    private static string? Trimmed(string? text) => Given(text)?.Trim();
}
