using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>What a label loses when it counts no more by its own procedure, and how the register follows (ST-4).</summary>
public sealed partial class LabelFile
{
    private static readonly LabelTermKind[] OwnTerms =
    [
        LabelTermKind.CertificationCost,
        LabelTermKind.Certification,
        LabelTermKind.Granting,
        LabelTermKind.Honour,
        LabelTermKind.Control,
        LabelTermKind.Mending,
        LabelTermKind.MendingCheck,
        LabelTermKind.ShortcomingsPost,
        LabelTermKind.Application,
    ];

    private static readonly string[] OwnTasks =
    [
        "cost-unpaid",
        "certification-late",
        "certification-decision",
        "check-shortcoming",
        PostShortcomings,
        "shortcoming-not-mended",
        "grant-waits",
        "application-undecided",
    ];

    /// <summary>A label counts no more by its own procedure; the move of its state is a row's. A negative certification that was told goes on to its receipt: the time to appeal begins with it.</summary>
    /// <param name="on">The first day without it.</param>
    internal void Lose(string kind, DateOnly on, LabelContext o)
    {
        Keep(Label(kind) with { LostOn = on });
        EndProcedureOf(kind, o);
    }

    /// <summary>Whatever an act and what followed from it made of a label, the register has it too.</summary>
    internal void RegisterChanged(IReadOnlyList<Label> before)
    {
        if (!Labels.SequenceEqual(before))
        {
            Standing = Onto(Standing);
        }
    }

    /// <summary>Its own terms, tasks and shortcomings are without object. An appeal and what starts one are not: these go on beside.</summary>
    private void EndProcedureOf(string kind, LabelContext o)
    {
        foreach (var term in OwnTerms)
        {
            Meet(term, o, kind);
        }

        foreach (var task in OwnTasks)
        {
            CloseTask(task, o, kind);
        }

        for (var i = 0; i < Shortcomings.Count; i++)
        {
            if (Shortcomings[i].Label == kind && Shortcomings[i].ClosedOn is null)
            {
                Shortcomings[i] = Shortcomings[i] with { ClosedOn = o.Today };
            }
        }
    }
}
