using Redress.Domain.Rulebooks;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Members;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Experiences;

/// <summary>Who is told of an experience: the provider when it may answer, and whoever wrote it when it is hidden (WK-9).</summary>
internal sealed class ExperienceMails(MailWriter mails, RulebookCatalog rulebooks, SchemeTimes times)
{
    /// <summary>Without who wrote it, and without the number of the order. One that has no address at all finds it in its area once it has a user.</summary>
    public async Task InviteProvider(AppDb db, MemberRow member, ExperienceRow row, CancellationToken cancel)
    {
        var users = await Contacts.UsersOf(db, member.Id, cancel);
        var reader = Contacts.ReaderOn(times.Today(member.Scheme), users, Contacts.Of(users, null, member.ContactId));
        if ((reader?.Email ?? member.Email) is not { Length: > 0 } email)
        {
            return;
        }

        var language = reader?.Language ?? member.Language;
        await MailWriter.Enqueue(
            db,
            mails.Write(
                $"experience-react:{row.Id}",
                new MailReader(email, reader?.DisplayName ?? member.Name, language, member.Scheme),
                MailWriter.ExperienceReact,
                new Dictionary<string, object>
                {
                    ["shop"] = member.Name,
                    ["scheme"] = SchemeNames.In(rulebooks, member.Scheme, language),
                    ["text"] = row.Text,
                    ["until"] = row.ShownFrom!.Value,
                    ["link"] = mails.Address($"/organisation/experiences/{row.Id}"),
                }
            ),
            cancel
        );
    }

    public async Task TellHidden(AppDb db, MemberRow member, ExperienceRow row, CancellationToken cancel)
    {
        if (row.Email.Length > 0)
        {
            await MailWriter.Enqueue(
                db,
                mails.Write(
                    $"experience-hidden:{row.Id}",
                    new MailReader(row.Email, "", row.Language, member.Scheme),
                    MailWriter.ExperienceHidden,
                    new Dictionary<string, object> { ["shop"] = member.Name, ["reasons"] = row.HiddenReason! }
                ),
                cancel
            );
        }
    }
}
