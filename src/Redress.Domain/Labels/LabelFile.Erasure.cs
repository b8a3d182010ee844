using System.Collections;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>What is left of a file once it is kept no longer (FP-18): where each label stood, and that it was erased.</summary>
public sealed partial class LabelFile
{
    /// <summary>The day on which it was erased last; null before. Who joined again is kept anew, and erased anew once that is over.</summary>
    public DateOnly? ErasedOn { get; private set; }

    // Once it is kept no longer nobody does these any more: a fee that was not paid by then is paid no more, and a label that an exclusion took is not given back.
    private static bool EndsWithRetention(string task) =>
        OwnTasks.Contains(task)
        || LogoTasks.Contains(task)
        || task
            is Unpaid
                or ScanDue
                or ScanIsOverdue
                or ScanNotMended
                or DataBreach
                or "membership-begun-anew"
                or WithoutLabel;

    /// <summary>Whether the membership is over for that long; not while something runs or waits that is owed.</summary>
    public bool MayBeErased(Period kept, DateOnly today) =>
        !(ErasedOn >= Standing.EndedOn)
        && Standing.Membership is Membership.Ended or Membership.Excluded
        && Standing.EndedOn is { } ended
        && kept.From(ended) <= today
        && !Terms.Exists(t => t.Runs)
        && !Tasks.Exists(t => t.DoneOn is null && !EndsWithRetention(t.What));

    private Refusal? Handle(EraseLabelFile c, LabelContext o)
    {
        foreach (var list in typeof(LabelFile).GetProperties().Where(IsList))
        {
            if (list.Name != nameof(Labels))
            {
                ((IList)list.GetValue(this)!).Clear();
            }
        }

        ErasedOn = o.Today;
        return null;
    }
}
