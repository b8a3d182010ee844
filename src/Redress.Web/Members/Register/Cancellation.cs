using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;

namespace Redress.Web.Members.Register;

/// <summary>A member ends its membership itself, online (WK-7): told by its contact, and confirmed by e-mail to whoever did and to the member.</summary>
internal sealed class Cancellation(Organisation organisation, MailWriter mails, RulebookCatalog rulebooks)
{
    /// <summary>Who may tell it.</summary>
    public Task<bool> IsContact(string memberId, Actor by, CancellationToken cancel) =>
        organisation.IsContact(memberId, by.Id, cancel);

    /// <summary>The act with its e-mails, where the member does it; where the registrar does, as it is.</summary>
    public MemberCall Told(MemberCall call) =>
        call.By.Role == Role.Respondent
            ? call with
            {
                Also = async (db, row) =>
                {
                    await Write(db, row, call.By);
                    if (call.Also is { } also)
                    {
                        await also(db, row);
                    }
                },
            }
            : call;

    private async Task Write(AppDb db, MemberRow row, Actor by)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == by.Id);
        List<MailReader> readers = [];
        if (user?.Email is { } own)
        {
            readers.Add(new MailReader(own, user.DisplayName, user.Language, row.Scheme));
        }

        if (row.Email is { } desk && !string.Equals(desk, user?.Email, StringComparison.OrdinalIgnoreCase))
        {
            readers.Add(new MailReader(desk, "", row.Language, row.Scheme));
        }

        foreach (var reader in readers)
        {
            db.Add(
                mails.Write(
                    $"membership-cancelled:{row.Id}:{row.Version}:{reader.Email}",
                    reader,
                    MailWriter.MembershipCancelled,
                    new Dictionary<string, object>
                    {
                        ["shop"] = row.Name,
                        ["scheme"] = SchemeNames.In(rulebooks, row.Scheme, reader.Language),
                        ["day"] = (row.EndsOn ?? row.EndedOn)!.Value,
                        ["link"] = mails.Address("/cases"),
                    }
                )
            );
        }
    }
}
