using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>What a certification found wanting: told officially, each with its day, mended, checked (BC-36).</summary>
public sealed partial class LabelFile
{
    private const string PostShortcomings = "post-shortcomings";

    public List<Shortcoming> Shortcomings { get; private set; } = [];

    private string? KindOf(MendShortcoming c) => KindOfShortcoming(c.Shortcoming);

    private string? KindOf(CheckShortcoming c) => KindOfShortcoming(c.Shortcoming);

    private string? KindOf(ExtendLabelTerm c) => Terms.Find(t => t.Id == c.Term)?.Label;

    // Of one that is not there: the label that is being mended, so that its field tells what is wrong.
    private string KindOfShortcoming(string? id) =>
        Shortcomings.Find(s => s.Id == id)?.Label
        ?? Labels.Find(l => l.State == LabelState.Mending)?.Kind
        ?? LabelKind.ForConsumers;

    // From 5 to 90 days; at a control never past the label's end, however near it is, unless it counts on a declaration of honour (BC-36).
    private static (DateOnly First, DateOnly Last) DaysToMend(Label label, LabelContext o)
    {
        var rule = o.Terms[LabelTermKind.Mending];
        var first = o.Today.AddDays(rule.Min ?? 1);
        var last = o.Today.AddDays(rule.Max ?? rule.Length.Days);
        return LastDayToMend(label) is { } end ? (first < end ? first : end, last < end ? last : end) : (first, last);
    }

    private static DateOnly? LastDayToMend(Label label) =>
        label.InRenewal && label.State != LabelState.Provisional ? label.Until : null;

    private void TellShortcomings(Label label, DateOnly on, IReadOnlyList<ShortcomingTold> found, LabelContext o)
    {
        var (_, last) = DaysToMend(label, o);
        var usual = o.Terms[LabelTermKind.Mending].Length.From(o.Today);
        var told = new List<Dictionary<string, object?>>();
        foreach (var one in found)
        {
            var due = one.Due ?? (usual < last ? usual : last);
            var id = NextId("shortcoming");
            Shortcomings.Add(new Shortcoming(id, label.Kind, one.Text!, o.Today, due));
            OpenMending(label.Kind, id, due, o);
            told.Add(Values(("text", one.Text), ("due", due)));
        }

        Note(LabelFact.ShortcomingsFound, label.Kind);
        var letter = Tell(
            "label-shortcomings",
            label.Kind,
            Values(("on", on), ("shortcomings", told)),
            LabelChannel.Registered
        );
        var post = OpenPost(new LabelMatter(LabelTermKind.ShortcomingsPost, label.Kind, letter), on, o);
        OpenTask(PostShortcomings, o, label.Kind, letter, post.Due);
    }

    // From the report on; of one that is entered after these days, today.
    private LabelTerm OpenPost(LabelMatter matter, DateOnly reported, LabelContext o)
    {
        var from = new LabelEvent(LabelStart.Reported, reported);
        return o.Terms[matter.Kind].Length.From(reported) < o.Today
            ? OpenUntil(matter, from, o.Today, o)
            : Open(matter, from, o);
    }

    [Lapses(LabelTermKind.ShortcomingsPost)]
    private void ShortcomingsAreNotPosted(LabelTerm term, LabelContext o) =>
        OpenTask(PostShortcomings, o, term.Label, term.Subject, term.Due);

    private void OpenMending(string kind, string id, DateOnly due, LabelContext o) =>
        OpenUntil(
            new LabelMatter(LabelTermKind.Mending, kind, id, OfMember: true),
            new LabelEvent(LabelStart.ShortcomingsTold, o.Today),
            due,
            o
        );

    private Refusal? Handle(MendShortcoming c, LabelContext o)
    {
        if (Shortcomings.Find(s => s.Id == c.Shortcoming) is not { } shortcoming)
        {
            return Refusal.Field("shortcoming", "BC-36", FieldReason.Unknown);
        }

        if (!shortcoming.IsOpen || shortcoming.BroughtOn is not null)
        {
            return Refusal.State("BC-36", RefusalReason.NoShortcoming);
        }

        if (Running(LabelTermKind.Mending, shortcoming.Label, shortcoming.Id) is null)
        {
            return Refusal.State("BC-36", RefusalReason.TermHasEnded);
        }

        Keep(shortcoming with { BroughtOn = o.Today, Document = c.Document });
        Meet(LabelTermKind.Mending, o, shortcoming.Label, shortcoming.Id);
        var check = Open(
            new LabelMatter(LabelTermKind.MendingCheck, shortcoming.Label, shortcoming.Id),
            new LabelEvent(LabelStart.MendingBrought, o.Today),
            o
        );
        OpenTask("check-shortcoming", o, shortcoming.Label, shortcoming.Id, check.Due);
        return null;
    }

    private Refusal? Handle(CheckShortcoming c, LabelContext o)
    {
        if (Shortcomings.Find(s => s.Id == c.Shortcoming) is not { } shortcoming)
        {
            return Refusal.Field("shortcoming", "BC-36", FieldReason.Unknown);
        }

        if (!shortcoming.IsOpen || shortcoming.BroughtOn is null)
        {
            return Refusal.State("BC-36", RefusalReason.NoShortcoming);
        }

        Meet(LabelTermKind.MendingCheck, o, shortcoming.Label, shortcoming.Id);
        CloseTask("check-shortcoming", o, shortcoming.Label, shortcoming.Id);
        var again = c.Mended != true && shortcoming.Due >= o.Today;
        Keep(
            shortcoming with
            {
                CheckedOn = o.Today,
                Mended = c.Mended,
                CheckText = c.Text,
                BroughtOn = c.Mended == true ? shortcoming.BroughtOn : null,
            }
        );
        if (c.Mended == true)
        {
            if (!Shortcomings.Exists(s => s.Label == shortcoming.Label && s.IsOpen))
            {
                OpenTask("certification-decision", o, shortcoming.Label);
            }
        }
        else if (again)
        {
            // Its days are not over: it may mend until the last of them.
            OpenMending(shortcoming.Label, shortcoming.Id, shortcoming.Due, o);
        }
        else
        {
            OpenTask("shortcoming-not-mended", o, shortcoming.Label, shortcoming.Id);
        }

        Tell(
            "label-shortcoming-checked",
            shortcoming.Label,
            Values(
                ("shortcoming", shortcoming.Text),
                ("mended", c.Mended == true),
                ("text", c.Text),
                ("due", again ? shortcoming.Due : null)
            )
        );
        return null;
    }

    /// <summary>Not mended: a negative decision of the control body, which the registrar records (BC-36).</summary>
    [Lapses(LabelTermKind.Mending)]
    private void MendingIsOver(LabelTerm term, LabelContext o) =>
        OpenTask("shortcoming-not-mended", o, term.Label, term.Subject);

    /// <summary>More days for a shortcoming, for a condition that was told (BC-35, BC-36): once, of those that may be.</summary>
    private Refusal? Handle(ExtendLabelTerm c, LabelContext o)
    {
        if (Term(c.Term!) is not { } term)
        {
            return Refusal.Field("term", "BC-36", FieldReason.Unknown);
        }

        var rule = o.Terms[term.Kind];
        if (rule.Extensions == 0)
        {
            return Refusal.State(rule.Rule, RefusalReason.TermNotExtendable);
        }

        if (!term.Runs)
        {
            return Refusal.State(rule.Rule, RefusalReason.TermHasEnded);
        }

        if (term.Derivation.Extensions.Count >= rule.Extensions || WasExtended(term))
        {
            return Refusal.State(rule.Rule, RefusalReason.TermAlreadyExtended);
        }

        var most = rule.Max ?? rule.Length.Days;
        if (term.Kind == LabelTermKind.Mending && LastDayToMend(Label(term.Label!)) is { } end)
        {
            most = Math.Min(most, end.DayNumber - term.Due.DayNumber);
        }

        if (most < 1)
        {
            return Refusal.State(rule.Rule, RefusalReason.TermNotExtendable);
        }

        if (c.Days < 1 || c.Days > most)
        {
            return Refusal.Field("days", rule.Rule, FieldReason.OutOfBounds, 1, most);
        }

        var longer = term.Extend(c.Days!.Value, c.Reason!, rule, o.Today, o.Calendar);
        Replace(longer);
        if (Shortcomings.Find(s => s.Id == term.Subject) is { } shortcoming && term.Kind == LabelTermKind.Mending)
        {
            Keep(shortcoming with { Due = longer.Due });
        }

        Tell("label-term-extended", term.Label, Values(("due", longer.Due), ("reason", c.Reason)));
        return null;
    }

    /// <summary>Whether that term runs and has an extension left (BC-36).</summary>
    public bool MayBeExtended(LabelTerm term, LabelTermRules rules) =>
        term.Runs
        && term.Derivation.Extensions.Count < rules[term.Kind].Extensions
        && !WasExtended(term)
        && !(term.Kind == LabelTermKind.Mending && LastDayToMend(Label(term.Label!)) <= term.Due);

    // A shortcoming that goes back to be mended keeps its one extension, though the term of before was another.
    private bool WasExtended(LabelTerm term) =>
        term.Subject is { } subject
        && Terms.Exists(t => t.Kind == term.Kind && t.Subject == subject && t.Derivation.Extensions.Count > 0);

    private void Keep(Shortcoming shortcoming) =>
        Shortcomings[Shortcomings.FindIndex(s => s.Id == shortcoming.Id)] = shortcoming;
}
