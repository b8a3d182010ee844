using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

public static partial class LabelGuards
{
    /// <summary>BC-35: the fee of this year is paid.</summary>
    public static Refusal? FeeIsPaid(LabelFile file, Label label, LabelContext o)
    {
        if (file.FeeIsPaidFor(o))
        {
            return null;
        }

        var until = (file.Running(LabelTermKind.Fee) ?? file.Running(LabelTermKind.FeeReminder))?.Due;
        return Refusal.State(
            "BC-35",
            RefusalReason.FeeNotPaid,
            new Obstacle(ObstacleKind.LabelFee, Party.Respondent, Until: until)
        );
    }
}
