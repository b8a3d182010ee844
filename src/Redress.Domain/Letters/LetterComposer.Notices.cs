using Redress.Domain.Cases.Facts;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>Letters on what outlives the case: the anonymous notice from its draft on (BC-31), and a file that is held back from erasure (FP-18).</summary>
internal sealed partial class LetterComposer
{
    private bool Notices(Fact fact)
    {
        switch (fact)
        {
            case NoticeDraftSent f:
                Write(f.Party, "notice-draft", ("text", c.Notice!.Text), ("term", f.Term));
                return true;
            case NoticeAnswered { Answer: var answer }:
                Write(Addressee.Secretary, "notice-answered", ("by", TextKey.Of(answer.By)), ("text", answer.Text));
                return true;
            case NoticePublished f:
                Known("notice-published", ("notice", f.Reference), ("withheld", c.AwardIsWithheld));
                return true;
            case HoldProposed { Hold: var hold }:
                Write(Addressee.Administrator, "hold-proposed", ("reason", hold.Reason), ("until", hold.Until));
                return true;
            case NoticeReported { Notice: { Report: { } report } notice }:
                var rule = rulebook.Terms.Named("noticeReview");
                Write(
                    Addressee.Secretary,
                    "notice-reported",
                    ("reference", notice.Reference),
                    ("text", report.Text),
                    ("email", report.Email),
                    ("until", Term.LastDay(rule, rulebook.Working.Day(report.At), rulebook.Working))
                );
                return true;
            default:
                return false;
        }
    }
}
