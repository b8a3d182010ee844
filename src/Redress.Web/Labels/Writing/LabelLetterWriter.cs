using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Writing;

/// <summary>Writes the letters of an act on labels: an e-mail in the member's language, kept as what was told; what goes by registered post too waits for the registrar.</summary>
internal sealed class LabelLetterWriter(MailWriter mails, RulebookCatalog rulebooks)
{
    public async Task Write(AppDb db, OpenLabelFile done, DateTimeOffset now, CancellationToken cancel)
    {
        if (done.File.Letters.Count == 0)
        {
            return;
        }

        var member = done.Member;
        var contact = await db.Set<MemberContactRow>()
            .AsNoTracking()
            .Where(c => c.MemberId == member.Id && c.Email != null && c.Task == MemberContactRow.Label)
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync(cancel);
        var language = contact?.Language ?? member.Language;
        var email =
            contact?.Email
            ?? member.Email
            ?? await db
                .Users.AsNoTracking()
                .Where(u => u.MemberId == member.Id)
                .OrderBy(u => u.Id)
                .Select(u => u.Email)
                .FirstOrDefaultAsync(cancel);
        foreach (var letter in done.File.Letters)
        {
            Add(
                db,
                done,
                letter,
                new MailReader(email ?? "", contact?.Name ?? member.Name, language, member.Scheme),
                now
            );
        }
    }

    private void Add(AppDb db, OpenLabelFile done, LabelLetter letter, MailReader reader, DateTimeOffset now)
    {
        var member = done.Member;
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["shop"] = member.Name,
            ["scheme"] = SchemeName(member.Scheme, reader.Language),
            ["label"] = letter.Label is { } kind ? Wording.Of($"labelKind.{kind}", reader.Language) : "",
            ["link"] = mails.Address("/organisation/labels/" + member.Id),
        };
        foreach (var (name, value) in letter.Values)
        {
            if (value is not null)
            {
                // A moment is told as the clock of the scheme shows it.
                values[name] = value is DateTimeOffset at
                    ? TimeZoneInfo.ConvertTime(at, done.Rulebook.Working.Zone)
                    : value;
            }
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"label:{member.Id}:{letter.Id}");
        var (subject, body) = mails.Compose(reader, letter.Template, values);
        var mail = reader.Email.Length == 0 ? null : mails.Write(key, reader, letter.Template, values);
        if (mail is not null)
        {
            db.Add(mail);
        }

        db.Add(
            new MemberLetterRow
            {
                MemberId = member.Id,
                LetterId = letter.Id,
                At = now.ToUniversalTime(),
                Template = letter.Template,
                Label = letter.Label,
                Language = reader.Language,
                Email = mail?.Email,
                Subject = subject,
                Body = body,
                Registered = letter.Channel == LabelChannel.Registered || mail is null,
                MailKey = mail?.Key,
                Awaited = done.File.Awaits(letter.Id),
            }
        );
    }

    private string SchemeName(string scheme, string language)
    {
        var rulebook = rulebooks.All.Last(r => r.Scheme == scheme);
        return rulebook.Name.TryGetValue(language, out var name) ? name : rulebook.Name.Values.First();
    }
}
