using Redress.Domain.Cases.Facts;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>Letters on the anonymous notice: its draft to both parties, their answers and a report to the secretary (BC-31).</summary>
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
