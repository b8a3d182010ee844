using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>What the worker of what falls due will have to do in a case, and when: kept beside the case, and reckoned ahead for who wants to know what will happen.</summary>
internal static class DueSchedule
{
    /// <summary>The instants in UTC, by what is due then, named as in <see cref="DueRow.What"/>.</summary>
    public static Dictionary<string, DateTimeOffset> Of(Case c, Rulebook rulebook)
    {
        var due = c
            .Terms.Where(t => t.State == TermState.Running)
            .ToDictionary(t => t.Id, t => t.LapsesAt(rulebook.Working).ToUniversalTime());
        foreach (var term in c.Terms)
        {
            if (Case.RemindsAt(term, rulebook) is { } reminder)
            {
                due[DueRow.Reminder + term.Id] = reminder.ToUniversalTime();
            }
        }

        if (c.AsksAboutSettlementAt(rulebook) is { } question)
        {
            due[DueRow.Settlement] = question.ToUniversalTime();
        }

        if (c.RemindsOfAddressesAt(rulebook) is { } unconfirmed)
        {
            due[DueRow.Addresses] = unconfirmed.ToUniversalTime();
        }

        if (c.TellsOfDelayAt(rulebook) is { } delay)
        {
            due[c.WaitingDuties.Any() ? DueRow.WaitingDuty : DueRow.Duty] = delay.ToUniversalTime();
        }

        if (c.SanctionsDueOn(rulebook) is { } sanctions)
        {
            due[DueRow.Sanctions] = rulebook.Working.StartOf(sanctions);
        }

        if (c.EraseFrom is { } erase && !c.Erased)
        {
            due[DueRow.Erasure] = rulebook.Working.StartOf(erase);
        }

        return due;
    }

    /// <summary>The act by which the clock does it.</summary>
    public static Command CommandFor(string what) =>
        what switch
        {
            DueRow.Sanctions => new FollowSanctions(),
            DueRow.Settlement => new AskAboutSettlement(),
            DueRow.Addresses => new RemindOfAddresses(),
            DueRow.Erasure => new EraseFile(),
            DueRow.Duty or DueRow.WaitingDuty => new TellOfDelay(),
            _ when what.StartsWith(DueRow.Reminder, StringComparison.Ordinal) => new RemindOfTerm(
                what[DueRow.Reminder.Length..]
            ),
            _ => new LapseTerm(what),
        };

    public static async Task Write(
        AppDb db,
        CaseRow row,
        Case c,
        Rulebook rulebook,
        bool isNew,
        CancellationToken cancel
    )
    {
        var wanted = Of(c, rulebook);
        var kept = isNew ? [] : await db.Set<DueRow>().Where(d => d.CaseId == row.Id).ToListAsync(cancel);
        foreach (var due in kept)
        {
            if (wanted.Remove(due.What, out var at))
            {
                due.At = at;
            }
            else
            {
                db.Remove(due);
            }
        }

        db.AddRange(
            wanted.Select(w => new DueRow
            {
                CaseId = row.Id,
                What = w.Key,
                At = w.Value,
            })
        );
    }
}
