using Redress.Domain.Cases;
using Redress.Domain.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Letters;

/// <summary>Writes a letter in its reader's language.</summary>
internal sealed class LetterWriter
{
    public LetterRow Write(CaseRow row, Case c, Letter letter, DateTimeOffset now)
    {
        var party = letter.To switch { Addressee.Complainant => c.Complainant.Email, Addressee.Respondent => c.Respondent.Email, _ => null };
        var name = letter.To switch { Addressee.Complainant => c.Complainant.Name, Addressee.Respondent => c.Respondent.Name, _ => "" };
        return new LetterRow
        {
            CaseId = row.Id, CaseNumber = c.Number, To = letter.To.ToString().ToLowerInvariant(), Email = party, Name = name, Template = letter.Template, Language = letter.Language,
            Subject = letter.Template, Body = letter.Template, CreatedAt = now.ToUniversalTime(), NextTry = now.ToUniversalTime(),
        };
    }
}
