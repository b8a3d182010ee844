using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Letters;

/// <summary>
/// The second e-mail that points to a letter: to a new address that is not confirmed yet (FP-21), and to the party itself where a representative
/// has the letter and it is a decision or asks something of the party (FP-13). It never brings a code.
/// </summary>
internal sealed class CopiedLetters(LetterWriter writer, MailSeal seal)
{
    /// <summary>With what the keys of all copies of a case begin.</summary>
    public static string KeyOf(CaseRow row) => $"copy:{row.Id:N}:";

    /// <summary>Saves nothing by itself.</summary>
    public void Write(AppDb db, CaseRow row, Case c, Rulebook rulebook, LetterRow letter)
    {
        if (letter.Party is not { } party)
        {
            return;
        }

        var also =
            party == Party.Complainant
                ? OfComplainant(c, letter, rulebook)
                : New(c, AddressHolder.Respondent, c.Respondent.Name);
        var others = also.Where(a => !string.Equals(a.Email, letter.Email, StringComparison.OrdinalIgnoreCase));
        foreach (var (name, email) in others.DistinctBy(a => a.Email, StringComparer.OrdinalIgnoreCase))
        {
            var confirm = AddressLinks.AskedOf(c, party, email) is { } asked
                ? writer.ConfirmLink(AddressLinks.Add(db, row.Id, asked, letter.CreatedAt))
                : null;
            var (subject, body) = writer.Pointer(
                Pointer((c, party), rulebook, letter, name) with
                {
                    ConfirmLink = confirm,
                },
                letter.Language
            );
            db.Add(
                new MailRow
                {
                    Key = $"{KeyOf(row)}{c.Version}:{letter.To}:{AddressLinks.Hash(email)[..16]}",
                    Email = email,
                    Name = name,
                    Language = letter.Language,
                    Subject = subject,
                    Body = seal.Close(body),
                    CreatedAt = letter.CreatedAt,
                    NextTry = letter.CreatedAt,
                }
            );
        }
    }

    // Whoever else may read at that address gets no link that opens the case.
    private LetterPointer Pointer((Case Case, Party Party) of, Rulebook rulebook, LetterRow letter, string name)
    {
        var (c, party) = of;
        var pointer = new LetterPointer(
            c.Scheme,
            rulebook.Name.GetValueOrDefault(letter.Language) ?? rulebook.Name.Values.First(),
            name,
            c.Number,
            writer.Link(c.Number, byCode: true),
            AccessCode: null
        )
        {
            ByCode = true,
        };
        return pointer.Telling(
            DutyList.Of(c, party, letter.CreatedAt, rulebook.Working),
            rulebook.Working.Day(letter.CreatedAt)
        );
    }

    private static IEnumerable<(string Name, string Email)> OfComplainant(Case c, LetterRow letter, Rulebook rulebook)
    {
        if (c.Mandated is not { Email: { Length: > 0 } } acts)
        {
            return New(c, AddressHolder.Complainant, c.Complainant.Name);
        }

        var own =
            LetterTemplate.Find(letter.Template).Delivery == Delivery.RegisteredPost
            || DutyList
                .Of(c, Party.Complainant, letter.CreatedAt, rulebook.Working)
                .Any(duty => duty.Kind != PartyDutyKind.ConfirmAddress);
        var both = New(c, AddressHolder.Representative, acts.Name);
        return own && c.Complainant.Email is { Length: > 0 } email
            ? both.Append((c.Complainant.Name, email)).Concat(New(c, AddressHolder.Complainant, c.Complainant.Name))
            : both;
    }

    private static IEnumerable<(string Name, string Email)> New(Case c, AddressHolder holder, string name) =>
        c.NewAddressOf(holder) is { } asked ? [(name, asked.Email)] : [];
}
