using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Journal;
using Redress.Domain.Letters;
using Redress.Domain.Members;
using Redress.Domain.Notices;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>Keeps what an act brought about: the case's row, what falls due, the journal's entry, the bound documents, the letters. Saves nothing by itself.</summary>
internal sealed class CaseWriter(LetterWriter writer)
{
    public async Task Write(
        AppDb db,
        CaseRow row,
        Case c,
        Rulebook rulebook,
        Act act,
        Command command,
        CaseState before,
        CancellationToken cancel
    )
    {
        var rule = CaseProcedure.RuleOf(command.GetType());
        await Write(db, row, c, rulebook, act, command, command.Name, before, rule, cancel);
        if (command is AddDocument document)
        {
            await BindDocuments(db, row.Id, [document.Id], cancel);
        }

        if (c.Erased)
        {
            await Erase(db, row, cancel);
        }
    }

    public async Task Write(
        AppDb db,
        CaseRow row,
        Case c,
        Rulebook rulebook,
        Act act,
        object content,
        string action,
        CaseState? before,
        string rule,
        CancellationToken cancel
    )
    {
        Project(row, c);
        await WriteNotice(db, row, c, cancel);
        await DueSchedule.Write(db, row, c, rulebook, isNew: before is null, cancel);
        Journal(db, row, c, act, content, action, before, rule);
        WriteLetters(db, row, c, rulebook, act.Now);
        row.File = CaseJson.Write(c);
    }

    private static void Project(CaseRow row, Case c)
    {
        var next = c
            .Terms.Where(t => t.State == TermState.Running)
            .OrderBy(t => t.Due)
            .ThenBy(t => t.Kind)
            .FirstOrDefault();
        (row.Scheme, row.RulebookVersion, row.Kind, row.State, row.Language, row.FiledAt) = (
            c.Scheme,
            c.RulebookVersion,
            c.Kind,
            c.State,
            c.Language,
            c.FiledAt
        );
        (row.ComplainantName, row.RespondentName, row.RespondentMemberId, row.RespondentInformed) = (
            c.Complainant.Name,
            c.Respondent.Name,
            c.Respondent.MemberId,
            c.RespondentInformed
        );
        (row.NextDue, row.NextDueKind, row.NextDueParty) = (
            next?.Due ?? CaseRow.NothingDue,
            next?.Kind.ToString(),
            next?.Party?.ToString()
        );
        row.RespondentDue = c.OpenTasksOf(Party.Respondent) is [var asked, ..]
            ? asked.Due ?? CaseRow.NoDay
            : CaseRow.NothingDue;
        row.ComplainantEmail = string.IsNullOrWhiteSpace(c.Complainant.Email)
            ? null
            : c.Complainant.Email.Trim().ToLowerInvariant();
        (row.AssignedToId, row.AssignedToName) = (c.AssignedTo?.Id, c.AssignedTo?.Name);
        row.Recused = [.. c.Recusals.Select(r => r.MemberId)];
        (row.OutcomeOn, row.MetTerms, row.MissedTerms) = (
            CaseStatistics.OutcomeOn(c),
            CaseStatistics.TermsThat(c, TermState.Met),
            CaseStatistics.TermsThat(c, TermState.Lapsed)
        );
        row.Version = c.Version;
        row.SearchText = SearchText(c);
        row.OrderKey = OrderKey(
            c.Respondent.MemberId,
            c.Respondent.Website,
            c.Respondent.Name,
            c.Purchase?.OrderNumber
        );
        row.TextKey = c.Erased ? "" : TextKey(c.Facts);
    }

    // What the body alone holds is found by no search of a party, since parties search in nothing but these words of their own case.
    private static string SearchText(Case c) =>
        string.Join(
            '\n',
            new[]
            {
                c.Number,
                c.Complainant.Name,
                c.Respondent.Name,
                c.Respondent.Website,
                c.Purchase?.OrderNumber,
                c.Facts,
                c.Claim,
                c.Response.Answer,
                c.Response.Defence,
            }.Where(text => !string.IsNullOrEmpty(text))
        );

    // What the public reads of a notice once it had a reference; while it is not published, no word of it (BC-31).
    private static async Task WriteNotice(AppDb db, CaseRow row, Case c, CancellationToken cancel)
    {
        if (c is not { Notice: { Reference: { } reference } notice, Decision: { } decision })
        {
            return;
        }

        if (await db.FindAsync<NoticeRow>([reference], cancel) is not { } kept)
        {
            db.Add(kept = new NoticeRow { Reference = reference, CaseId = row.Id });
        }

        (kept.Scheme, kept.NormsVersion, kept.Language, kept.State, kept.PublishedOn) = (
            c.Scheme,
            c.NormsVersion,
            c.Language,
            notice.State,
            notice.PublishedOn!.Value
        );
        (kept.Outcome, kept.Norms, kept.Appealed) = (decision.Outcome, [.. decision.Norms], c.Appeals.Count > 0);
        kept.Sanctions =
        [
            .. decision
                .Sanctions.Where(s => s.State != SanctionState.Annulled)
                .Select(s => s.Kind.ToString())
                .Distinct(),
        ];
        kept.Text = notice.State == NoticeState.Published ? notice.Text : "";
        kept.History = JsonSerializer.Serialize(notice.History, ActionJson.Options);
        kept.UpdatedAt = notice.History[^1].At.ToUniversalTime();
    }

    private static void Journal(
        AppDb db,
        CaseRow row,
        Case c,
        Act act,
        object content,
        string action,
        CaseState? before,
        string rule
    )
    {
        var salt = RandomNumberGenerator.GetBytes(32);
        var text = JsonSerializer.Serialize(
            new JournalContent(
                act.By.Id,
                act.By.Name,
                act.OnBehalfOf?.ToString(),
                act.Arrived,
                JsonSerializer.SerializeToElement(content, content.GetType(), ActionJson.Options)
            ),
            ActionJson.Options
        );
        var sequence = row.JournalLength + 1;
        var previous = row.JournalLength == 0 ? HashChain.Genesis(c.Number) : row.JournalHash;
        var head = new JournalEntryHead(
            sequence,
            act.Now.ToUniversalTime(),
            act.Capacity.ToString(),
            action,
            before?.ToString() ?? "",
            c.State.ToString(),
            rule,
            HashChain.Commit(salt, text)
        );
        var hash = HashChain.Next(previous, head);
        db.Add(
            new JournalRow
            {
                CaseId = row.Id,
                Sequence = sequence,
                At = head.At,
                Role = head.Role,
                Action = action,
                From = head.From ?? "",
                To = head.To,
                Rule = rule,
                Commitment = head.Commitment,
                Hash = hash,
            }
        );
        db.Add(
            new JournalContentRow
            {
                CaseId = row.Id,
                Sequence = sequence,
                Salt = salt,
                Content = text,
            }
        );
        (row.JournalLength, row.JournalHash) = (sequence, hash);
    }

    private void WriteLetters(AppDb db, CaseRow row, Case c, Rulebook rulebook, DateTimeOffset now)
    {
        foreach (var letter in Correspondence.For(c, rulebook, c.NewFacts, now))
        {
            db.Add(writer.Write(row, c, WithCode(row, c, letter), now));
        }
    }

    // A respondent without a user gets the code of its own side with its first letter; who lost a code gets another, and with its hash the old one is gone.
    private static Letter WithCode(CaseRow row, Case c, Letter letter)
    {
        var first = letter.To == Addressee.Respondent && !c.Respondent.IsMember && row.RespondentCodeHash is null;
        if (!first && !c.NewFacts.OfType<CodeReissued>().Any())
        {
            return letter;
        }

        var code = AccessCode.Make();
        if (letter.To == Addressee.Complainant)
        {
            row.ComplainantCodeHash = AccessCode.Hash(c.Number, code);
        }
        else
        {
            row.RespondentCodeHash = AccessCode.Hash(c.Number, code);
        }

        return letter with
        {
            Values = new Dictionary<string, object>(letter.Values) { ["accessCode"] = code },
        };
    }

    public static async Task<string> NextNoticeReference(
        AppDb db,
        Rulebook rulebook,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var year = rulebook.Working.Day(now).Year;
        return $"{rulebook.NumberPrefix}-N-{year}-{await NextOf(db, $"notice_number_{rulebook.Scheme.Replace('-', '_')}_{year}", cancel):D4}";
    }

    // The function is the database's own (migration "Numbers"): it makes the series at its first use.
    private static Task<long> NextOf(AppDb db, string series, CancellationToken cancel) =>
        db.Database.SqlQuery<long>($"SELECT next_number({series}) AS \"Value\"").SingleAsync(cancel);

    /// <summary>
    /// What a filing needs of the store, asked at once: the next number of the scheme and year (BC-5; one that is not used leaves a gap),
    /// the named member, and the cases about the same webshop and order or with the same text (FP-14).
    /// </summary>
    public static async Task<(string Number, MemberSnapshot? Member, IReadOnlyList<string> Duplicates)> LoadFilingFacts(
        AppDb db,
        FileComplaint command,
        Rulebook rulebook,
        int year,
        CancellationToken cancel
    )
    {
        var series = $"case_number_{rulebook.Scheme.Replace('-', '_')}_{year}";
        var memberId = command.Respondent!.MemberId ?? "";
        var (text, order) = Keys(command);
        var found = await db
            .Database.SqlQuery<FilingFacts>(
                $"""
                SELECT next_number({series}) AS "Next",
                       (SELECT string_agg(number, ',' ORDER BY number) FROM (SELECT number FROM cases WHERE scheme = {rulebook.Scheme} AND (text_key = {text} OR order_key = {order}) ORDER BY number LIMIT 10) d) AS "Duplicates",
                       m.id AS "Id", m.name AS "Name", m.website AS "Website", m.email AS "Email", m.company_number AS "CompanyNumber", m.language AS "Language", m.scheme AS "Scheme", m.membership AS "Membership"
                FROM (SELECT 1) AS one LEFT JOIN members m ON m.id = {memberId}
                """
            )
            .ToListAsync(cancel);
        var facts = found[0];
        var member = facts.Id is null
            ? null
            : new MemberSnapshot(
                facts.Id,
                facts.Name!,
                facts.Website,
                facts.Email,
                facts.CompanyNumber,
                facts.Language!,
                facts.Scheme!,
                facts.Membership is nameof(Membership.Active) or nameof(Membership.Suspended)
            );
        return ($"{rulebook.NumberPrefix}-{year}-{facts.Next:D6}", member, facts.Duplicates?.Split(',') ?? []);
    }

    /// <summary>By what a complaint is known again (FP-14): its text, and its webshop and order.</summary>
    public static (string Text, string? Order) Keys(FileComplaint command) =>
        (
            TextKey(command.Facts ?? ""),
            OrderKey(
                command.Respondent?.MemberId,
                command.Respondent?.Website,
                command.Respondent?.Name,
                command.Purchase?.OrderNumber
            )
        );

    public static MemberSnapshot SnapshotOf(MemberRow m) =>
        new(m.Id, m.Name, m.Website, m.Email, m.CompanyNumber, m.Language, m.Scheme, m.ToMember().IsMember);

    private sealed record FilingFacts(
        long Next,
        string? Duplicates,
        string? Id,
        string? Name,
        string? Website,
        string? Email,
        string? CompanyNumber,
        string? Language,
        string? Scheme,
        string? Membership
    );

    private static string TextKey(string facts) => Fingerprint(LettersAndDigits(facts));

    private static string? OrderKey(string? memberId, string? website, string? name, string? order) =>
        string.IsNullOrWhiteSpace(order)
            ? null
            : Fingerprint(
                $"{(string.IsNullOrWhiteSpace(memberId) ? LettersAndDigits(website ?? name ?? "") : memberId)}|{LettersAndDigits(order)}"
            );

    public static async Task BindDocuments(
        AppDb db,
        Guid caseId,
        IEnumerable<string> documents,
        CancellationToken cancel
    )
    {
        foreach (var id in documents)
        {
            var document =
                await db.Set<DocumentRow>().FirstOrDefaultAsync(d => d.Id == id && d.CaseId == null, cancel)
                ?? throw new InvalidOperationException($"The document {id} is staged no more.");
            document.CaseId = caseId;
        }
    }

    // FP-18: what can be erased goes; the chain keeps its commitments and still verifies.
    private static async Task Erase(AppDb db, CaseRow row, CancellationToken cancel)
    {
        var documents = db.Set<DocumentRow>().Where(d => d.CaseId == row.Id).Select(d => d.Id);
        await db.Set<DocumentChunkRow>()
            .Where(chunk => documents.Contains(chunk.DocumentId))
            .ExecuteDeleteAsync(cancel);
        await db.Set<DocumentRow>()
            .Where(d => d.CaseId == row.Id)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Name, ""), cancel);
        await db.Set<LetterRow>().Where(l => l.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        await db.Set<FormDraftRow>().Where(d => d.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        await DeliberationTables.Destroy(db, row.Id, cancel);
        await db.Set<AccountCaseRow>().Where(h => h.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        var last = row.JournalLength;
        await db.Set<JournalContentRow>()
            .Where(j => j.CaseId == row.Id && j.Sequence < last)
            .ExecuteDeleteAsync(cancel);
        row.ComplainantCodeHash = "";
        row.RespondentCodeHash = null;
    }

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string LettersAndDigits(string text) =>
        string.Concat(text.ToLower(CultureInfo.InvariantCulture).Where(char.IsLetterOrDigit));
}

/// <summary>What an entry of the journal says about who did what with which fields; the erasable part.</summary>
internal sealed record JournalContent(
    string ById,
    string ByName,
    string? OnBehalfOf,
    DateOnly? Arrived,
    JsonElement Command
);
