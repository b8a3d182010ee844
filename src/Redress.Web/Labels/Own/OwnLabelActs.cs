using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Web.Documents;

namespace Redress.Web.Labels.Own;

/// <summary>Of an act that a member does on its own pages: what its form asks.</summary>
/// <param name="Document">Null: none is asked; else whether one is needed.</param>
internal sealed record OwnLabelAct(string Name, string? Text = null, bool? Document = null)
{
    /// <summary>Whether the language of the arbitration is chosen (BC-37, BC-46).</summary>
    public bool Language { get; init; }

    /// <summary>Whether the undertaking is given (BC-35).</summary>
    public bool Undertaking { get; init; }

    /// <summary>Whether its text may stay empty.</summary>
    public bool TextIsFree { get; init; }
}

/// <summary>The acts of a member on its own labels, as its pages ask for them: the law's commands and no others.</summary>
internal static class OwnLabelActs
{
    /// <summary>A document without another act.</summary>
    public const string AddDocument = "add-document";

    private static readonly Dictionary<string, OwnLabelAct> ByName = new[]
    {
        new OwnLabelAct(LabelCommand.NameOf<ApplyForLabel>(), Document: false) { Undertaking = true },
        new OwnLabelAct(LabelCommand.NameOf<CloseApplication>(), "reason") { TextIsFree = true },
        new OwnLabelAct(LabelCommand.NameOf<MendShortcoming>(), Document: true),
        new OwnLabelAct(LabelCommand.NameOf<MendCondition>(), "text", Document: false),
        new OwnLabelAct(LabelCommand.NameOf<AnswerBoardAct>(), "text", Document: false),
        new OwnLabelAct(LabelCommand.NameOf<LodgeBoardAppeal>()) { Language = true },
        new OwnLabelAct(LabelCommand.NameOf<LodgeCertificationAppeal>()) { Language = true },
        new OwnLabelAct(LabelCommand.NameOf<AnswerMisuse>(), "text", Document: false),
        new OwnLabelAct(LabelCommand.NameOf<SubmitChange>(), "text", Document: false),
        new OwnLabelAct(LabelCommand.NameOf<ReactToMeasure>(), "text", Document: false),
        new OwnLabelAct(LabelCommand.NameOf<ReportMended>(), "text", Document: false),
        new OwnLabelAct(LabelCommand.NameOf<ConfirmReceipt>()),
        new OwnLabelAct(LabelCommand.NameOf<LeaveOverChange>()),
        new OwnLabelAct(AddDocument, Document: true),
    }.ToDictionary(act => act.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static OwnLabelAct? Of(string? name) => ByName.GetValueOrDefault(name ?? "");

    /// <summary>Whether it may be done now about that: what its form still may be refused for are its fields.</summary>
    public static bool IsPossible(OwnLabel own, string name, string? about) =>
        name switch
        {
            AddDocument => true,
            "apply-for-label" => own.May<ApplyForLabel>(about) && about is not null,
            "close-application" => own.May<CloseApplication>(about) && about is not null,
            "submit-change" => own.May<SubmitChange>(),
            "leave-over-change" => own.MayLeaveOver.Any(left => left.Change.Version == about),
            _ => own.Duties.Any(duty => duty.Act == name && duty.About == about),
        };

    /// <summary>Whether the same was sent just now, by a second click or the way back: it is done once.</summary>
    public static bool IsDone(OwnLabel own, string name, string? text) =>
        name == "submit-change"
        && own.File.LogoChanges.Exists(c => c.AnsweredOn is null && c.On == own.Today && c.Text == text);

    /// <summary>The law's command as the form asks it; null where a document alone is brought.</summary>
    public static LabelCommand? Command(string name, string? about, Func<string, string?> field, string? document) =>
        name switch
        {
            "apply-for-label" => new ApplyForLabel(about, field("undertaking") == "true" ? true : null, document),
            "close-application" => new CloseApplication(about, field("reason")),
            "mend-shortcoming" => new MendShortcoming(about, document),
            "mend-condition" => new MendCondition(ConditionOf(about), field("text"), document),
            "answer-board-act" => new AnswerBoardAct(field("text"), document, about),
            "lodge-board-appeal" => new LodgeBoardAppeal(field("language"), about),
            "lodge-certification-appeal" => new LodgeCertificationAppeal(about, field("language")),
            "answer-misuse" => new AnswerMisuse(about, field("text"), document),
            "submit-change" => new SubmitChange(field("text"), document),
            "react-to-measure" => new ReactToMeasure(about, field("text"), document),
            "report-mended" => new ReportMended(about, field("text"), document),
            "confirm-receipt" => new ConfirmReceipt(about),
            "leave-over-change" => new LeaveOverChange(about),
            _ => null,
        };

    /// <summary>What puts a document that came along into the file, before the act that rests on it.</summary>
    public static IReadOnlyList<LabelCommand> Adding(StoredDocument? document) =>
        document is { } d ? [new AddLabelDocument(d.Id, d.Name, d.MediaType, d.Size, d.Sha256, ForMember: true)] : [];

    /// <summary>The label that the words of an act's page are about; null where it is about none, or about all.</summary>
    public static string? LabelOf(OwnLabel own, string name, string? about) =>
        LabelKind.All.Contains(about)
            ? about
            : own.Duties.FirstOrDefault(duty => duty.Act == name && duty.About == about)?.Label;

    private static LabelCondition? ConditionOf(string? about) =>
        Enum.TryParse<LabelCondition>(about, ignoreCase: true, out var condition) ? condition : null;
}
