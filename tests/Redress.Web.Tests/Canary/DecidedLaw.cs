using static Redress.Web.Tests.Canary.Stage;
using static Redress.Web.Tests.Canary.Who;

namespace Redress.Web.Tests.Canary;

/// <summary>
/// Who may read what of a complaint that is decided upon (BC-16, FP-1, FP-12). Filed: the member was not told yet. Examined: the file went to the member, which let its term go by and answered
/// late; a hearing was held. Deliberating: a decision was proposed, rejected, proposed again. Notified: pronounced, and posted to both. Appealed: by both, and the complainant took it back.
/// BeforeForum: referred; a correction was rejected and another proposed. Final: the outcome is there, the correction confirmed, a late appeal turned down, a notice rejected and another proposed.
/// Published, then reported, put back and corrected, and at last withdrawn. In all stages one committee member has stepped back.
/// </summary>
internal static class DecidedLaw
{
    public static readonly IReadOnlyList<Text> Texts =
    [
        // The complaint.
        T("file-complaint.complainant.name", "FP-1", (Filed, Body), (Examined, Member | Body)) with
        {
            Also = Complainant,
        },
        T("file-complaint.complainant.email", "BC-16", (Filed, Body)) with
        {
            Also = Complainant,
        },
        T("file-complaint.complainant.address.street", "BC-16", (Filed, Body)) with
        {
            Also = Complainant,
        },
        T("file-complaint.complainant.address.city", "BC-16", (Filed, Body)) with
        {
            Also = Complainant,
        },
        T("file-complaint.representative.name", "FP-13", (Filed, Complainant | Body)) with
        {
            Also = Member,
        },
        T("file-complaint.representative.bar", "FP-13", (Filed, Body)) with
        {
            Also = Complainant,
        },
        T("file-complaint.representative.email", "BC-16", (Filed, Body)) with
        {
            Also = Complainant,
        },
        T("file-complaint.facts", "FP-1", (Filed, Complainant | Body), (Examined, All)),
        T("file-complaint.claim", "FP-1", (Filed, Complainant | Body), (Examined, All)),
        T("file-complaint.purchase.orderNumber", "FP-1", (Filed, Complainant | Body), (Examined, All)),
        T("add-document.fileName", "FP-1", (Filed, Complainant | Body), (Examined, All)),
        T("document:proof", "FP-1", (Filed, Complainant | Body), (Examined, All)),
        T("add-document.fileName:inner", "BC-16", (Filed, Body)),
        T("document:inner", "BC-16", (Filed, Body)),
        T("request-information.items", "FP-1", (Filed, Complainant | Body), (Examined, All)),
        T("supply-information.items.text", "FP-1", (Filed, Complainant | Body), (Examined, All)),
        T("note.text", "BC-16", (Filed, Body)),
        T("recuse.reason", "FP-12", (Filed, Body)),
        // What the body writes beside the file: for all who see it, or for oneself.
        T("desk.tag", "BC-16", (Filed, Body)),
        T("desk.title", "BC-16", (Filed, Body)),
        T("desk.pageNote", "BC-16", (Filed, Who.Secretary)),
        T("desk.task", "BC-16", (Filed, Who.Secretary)),
        T("desk.view", "FP-12", (Filed, Who.Secretary)),
        // Until it is thirty days old.
        T("desk.draft", "BC-16", (Filed, Who.Nobody)) with
        {
            Also = Who.Secretary,
        },
        // The adversarial stage.
        T("request-extension.reason", "BC-12", (Examined, Member | Body)),
        T("extend-term.reason", "FP-9", (Examined, All)),
        T("put-to-party.text", "FP-3", (Examined, All)),
        T("mark-non-cooperation.reason", "BC-14", (Examined, Body)),
        T("respond.answer", "FP-1", (Examined, All)),
        T("respond.defence", "FP-1", (Examined, All)),
        T("respond.text", "BC-12", (Examined, All)),
        T("answer-hearing-dates.text", "BC-13", (Examined, Body)) with
        {
            Also = Member,
        },
        T("answer-hearing-dates.text:complainant", "BC-13", (Examined, Body)) with
        {
            Also = Complainant,
        },
        T("invite-to-hearing.videoLink", "BC-13", (Examined, All)),
        T("invite-to-hearing.place", "BC-13", (Examined, All)),
        T("ask-about-hearing.text", "BC-13", (Examined, Member | Body)),
        T("ask-about-hearing.text:complainant", "BC-13", (Examined, Complainant | Body)),
        T("cancel-hearing.reason", "BC-13", (Examined, All)),
        T("record-hearing.reason", "BC-13", (Examined, All)),
        T("record-hearing.minutes", "BC-13", (Examined, All)),
        T("record-hearing.attended", "BC-13", (Examined, All)),
        T("request-information.items:later", "FP-1", (Examined, All)),
        T("supply-information.items.text:later", "FP-1", (Examined, All)),
        T("comment.text", "FP-1", (Deliberating, All)),
        T("reopen-file.reason", "BC-16", (Deliberating, Body)),
        T("comment.text:aside", "FP-7", (Deliberating, Complainant | Body)),
        T("set-aside-late.reason", "FP-7", (Deliberating, Complainant | Body)),
        T("comment.text:admitted", "FP-7", (Deliberating, All)),
        T("admit-late.reason", "FP-7", (Deliberating, Member | Body)),
        // The closed session and the decision.
        T("deliberation:draft", "BC-16", (Deliberating, Session), (Notified, Nobody)),
        T("deliberation:older-draft", "BC-16", (Deliberating, Session), (Notified, Nobody)),
        T("deliberation:remark", "BC-16", (Deliberating, Session), (Notified, Nobody)),
        T("deliberation:vote", "BC-16", (Deliberating, Session), (Notified, Nobody)),
        T("decide.reasons:first", "BC-16", (Deliberating, Body)),
        T("reject-decision.reason", "BC-16", (Deliberating, Body)),
        T("decide.reasons", "BC-18", (Deliberating, Body), (Notified, All)),
        T("decide.refrainFrom", "BC-21", (Deliberating, Body), (Notified, All)),
        T("decide.sanctions.condition", "BC-19", (Deliberating, Body), (Notified, All)),
        T("notify.reference", "FP-11", (Notified, All)),
        // Who decides reads no word of one party that the other is not served with (FP-1).
        T("message.text", "FP-20", (Notified, Member | Who.Secretary | Who.Appeals)),
        T("record-receipt.reason", "FP-11", (Appealed, Body)) with
        {
            Also = Member,
        },
        // The appeals.
        T("lodge-appeal.grounds", "FP-1", (Appealed, All)),
        T("lodge-appeal.grounds:complainant", "FP-1", (Appealed, All)),
        T("withdraw-appeal.reason", "ST-3", (Appealed, Body)) with
        {
            Also = Parties,
        },
        T("refer.reference", "BC-27", (BeforeForum, All)),
        T("record-outcome.text", "BC-29", (Final, All)),
        T("record-outcome.replacementSanctions.condition", "BC-29", (Final, All)),
        T("record-outcome.replacementRefrainFrom", "BC-29", (Final, All)),
        T("record-outcome.otherOrder", "BC-29", (Final, All)),
        T("lodge-appeal.grounds:late", "FP-7", (Final, All)),
        T("declare-appeal-inadmissible.reasons", "FP-7", (Final, All)),
        T("correct-decision.reason:first", "BC-16", (BeforeForum, Body)),
        T("correct-decision.reasons:first", "BC-16", (BeforeForum, Body)),
        T("reject-correction.reason", "BC-16", (BeforeForum, Body)),
        T("correct-decision.reason", "BC-17", (BeforeForum, Body), (Final, All)),
        T("correct-decision.reasons", "BC-17", (BeforeForum, Body), (Final, All)),
        T("correct-decision.refrainFrom", "BC-21", (BeforeForum, Body), (Final, All)),
        // The notice.
        // Both parties read the draft; what one says of it the other does not.
        T("publish-notice.text:first", "BC-31", (Final, All)),
        T("answer-notice.text", "BC-31", (Final, Body)) with
        {
            Also = Who.Complainant,
        },
        T("reject-notice.reason", "BC-16", (Final, Body)),
        T("publish-notice.text", "BC-31", (Final, All), (Published, World), (Reported, All)),
        T("report-notice.text", "BC-31", (Reported, Body)),
        T("report-notice.email", "BC-31", (Reported, Body)),
        T("restore-notice.reason", "BC-31", (Corrected, Body)),
        T("correct-notice.text:first", "BC-31", (Corrected, Body)),
        T("reject-notice-change.reason", "BC-31", (Corrected, Body)),
        T("correct-notice.text", "BC-31", (Corrected, World), (Closed, Body)),
        T("correct-notice.reason", "BC-31", (Corrected, Body)),
        T("withdraw-notice.reason", "BC-31", (Closed, Body)),
        // An administrator decides upon it by its reason alone.
        T("hold-erasure.reason", "FP-18", (Closed, Body)) with
        {
            Also = Who.Administrator,
        },
        T("reject-hold.reason", "FP-18", (Closed, Body)),
        T("release-hold.reason", "FP-18", (Closed, Body)),
    ];

    private static Text T(string name, string rule, params IReadOnlyList<(Stage, Who)> readers) =>
        new("a", name, rule, readers);
}
