using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// All that the scheme knows about the labels of one member, and about what it does for and against them. Every change goes through <see cref="LabelMachine.Do"/>; what it holds are values, so
/// a copy of its lists is a copy of it.
/// </summary>
public sealed partial class LabelFile
{
    private List<LabelLetter> _letters = [];

    private LabelFile() { }

    public string MemberId { get; private set; } = "";

    public string Scheme { get; private set; } = "";

    /// <summary>The language of the member's letters is the register's to know; the file holds none.</summary>
    public List<Label> Labels { get; private set; } = [];

    public List<LabelTerm> Terms { get; private set; } = [];

    public List<LabelDocument> Documents { get; private set; } = [];

    /// <summary>What waits for a second person.</summary>
    public List<ProposedAct> Proposed { get; private set; } = [];

    public List<LabelTask> Tasks { get; private set; } = [];

    /// <summary>Of all ids that the file gave, the last.</summary>
    public int LastId { get; private set; }

    /// <summary>
    /// How the member stands in the register, under all that is imposed on it. It is the register's and not stored here: who loads the file sets it, and an act may change it.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Member Standing { get; internal set; } = null!;

    /// <summary>What the last act had to tell.</summary>
    public IReadOnlyList<LabelLetter> Letters => _letters;

    /// <summary>The file of a member as the register has it: each label that was granted is written down as it is.</summary>
    public static LabelFile Of(Member member, DateOnly today)
    {
        var file = new LabelFile
        {
            MemberId = member.Id,
            Scheme = member.Scheme,
            Standing = member,
        };
        foreach (var granted in member.Labels.Where(l => !LabelKind.IsCarried(l.Kind)))
        {
            file.Labels.Add(Existing(granted, today));
        }

        return file;
    }

    /// <summary>Whoever takes it from the store says how the member stands.</summary>
    public LabelFile With(Member standing)
    {
        Standing = standing;
        return this;
    }

    /// <summary>The label of that kind; one that was never asked for has no more than its kind.</summary>
    public Label Label(string kind) => Labels.Find(l => l.Kind == kind) ?? new Label(kind);

    public LabelTerm? Term(string id) => Terms.Find(t => t.Id == id);

    /// <summary>The running term of that kind, about that label and thing.</summary>
    public LabelTerm? Running(LabelTermKind kind, string? label = null, string? subject = null) =>
        Terms.Find(t =>
            t.Runs && t.Kind == kind && (label is null || t.Label == label) && (subject is null || t.Subject == subject)
        );

    /// <summary>
    /// The time in which an act may be done: one that runs; or, for who keeps the register, one that is over, where what came on paper arrived on one of its days, or may have as long as that is
    /// not said (FP-13).
    /// </summary>
    internal LabelTerm? InTime(LabelTermKind kind, LabelContext o, string? label, string subject) =>
        Terms.FindLast(t => t.Kind == kind && (label is null || t.Label == label) && t.Subject == subject) is { } last
        && (last.Runs || last.State == TermState.Lapsed && o.By.Role != Role.Respondent)
        && (o.Asked is null && !last.Runs || o.On <= last.Due)
            ? last
            : null;

    public LabelDocument? Document(string? id) => Documents.Find(d => d.Id == id);

    /// <summary>A copy that changes by itself: what it holds are values.</summary>
    internal LabelFile Copy()
    {
        var copy = (LabelFile)MemberwiseClone();
        foreach (var list in typeof(LabelFile).GetProperties().Where(IsList))
        {
            var own = (System.Collections.IList)list.GetValue(this)!;
            var other = (System.Collections.IList)Activator.CreateInstance(list.PropertyType)!;
            foreach (var entry in own)
            {
                other.Add(entry);
            }

            list.SetValue(copy, other);
        }

        (copy._letters, copy._happened, copy._givenBack, copy.LeavesOn) = ([], [], [], null);
        return copy;
    }

    private static bool IsList(System.Reflection.PropertyInfo property) =>
        property.SetMethod is not null
        && property.PropertyType is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(List<>);

    /// <summary>The next id: <c>what-12</c>.</summary>
    internal string NextId(string what) => $"{what}-{++LastId}";

    /// <summary>Puts what became of a label in its place.</summary>
    internal void Keep(Label label)
    {
        var at = Labels.FindIndex(l => l.Kind == label.Kind);
        if (at < 0)
        {
            Labels.Add(label);
        }
        else
        {
            Labels[at] = label;
        }
    }

    // Called by the machine alone. A label that is suspended knows where it comes back to, and forgets it once it is there.
    internal void Arrive(string kind, LabelState state, DateOnly today)
    {
        var label = Label(kind);
        if (label.State != state)
        {
            Keep(Arrived(label, state, today));
        }
    }

    /// <summary>Tells the member something; says under which id.</summary>
    internal string Tell(
        string template,
        string? label,
        IReadOnlyDictionary<string, object?>? values = null,
        LabelChannel channel = LabelChannel.Email
    )
    {
        var id = NextId("letter");
        _letters.Add(new LabelLetter(id, template, label, channel, values ?? new Dictionary<string, object?>()));
        return id;
    }

    internal LabelTerm Open(LabelMatter matter, LabelEvent from, LabelContext context, int? days = null) =>
        Add(LabelTerm.Open(NextId("term"), matter, context.Reckons(matter), from, days));

    /// <summary>A term whose last day is set.</summary>
    internal LabelTerm OpenUntil(LabelMatter matter, LabelEvent from, DateOnly due, LabelContext context) =>
        Add(LabelTerm.OpenUntil(NextId("term"), matter, context.Reckons(matter), from, due));

    internal void Replace(LabelTerm term) => Terms[Terms.FindIndex(t => t.Id == term.Id)] = term;

    /// <summary>Ends the running terms of that kind because what they were for is done, or is no more.</summary>
    internal void Meet(LabelTermKind kind, LabelContext context, string? label = null, string? subject = null)
    {
        while (Running(kind, label, subject) is { } term)
        {
            Replace(term.Met(context.Today));
        }
    }

    /// <summary>The same of a term in whose time something arrived that is entered today (FP-13).</summary>
    internal void MetInTime(LabelTerm? term, LabelContext context)
    {
        if (term is not null)
        {
            Replace(term.Met(context.On));
        }
    }

    /// <summary>Ends everything that runs about a label: it has no terms any more.</summary>
    internal void MeetAllOf(string label, LabelContext context, params IReadOnlyList<LabelTermKind> butNot)
    {
        foreach (var term in Terms.Where(t => t.Runs && t.Label == label && !butNot.Contains(t.Kind)).ToList())
        {
            Replace(term.Met(context.Today));
        }
    }

    /// <summary>Puts a task on the desk unless the same is there.</summary>
    internal void OpenTask(
        string what,
        LabelContext context,
        string? label = null,
        string? subject = null,
        DateOnly? due = null
    )
    {
        if (!Tasks.Exists(t => t.DoneOn is null && t.What == what && t.Label == label && t.Subject == subject))
        {
            Tasks.Add(new LabelTask(NextId("task"), what, label, subject, context.Today, due));
        }
    }

    /// <summary>Takes it from the desk: done, or without object.</summary>
    internal void CloseTask(string what, LabelContext context, string? label = null, string? subject = null)
    {
        for (var i = 0; i < Tasks.Count; i++)
        {
            var task = Tasks[i];
            if (
                task.DoneOn is null
                && task.What == what
                && (label is null || task.Label == label)
                && (subject is null || task.Subject == subject)
            )
            {
                Tasks[i] = task with { DoneOn = context.Today };
            }
        }
    }

    private LabelTerm Add(LabelTerm term)
    {
        Terms.Add(term);
        return term;
    }

    // What the register says of a label that has no file of its own yet.
    private static Label Existing(GrantedLabel granted, DateOnly today)
    {
        var state =
            granted.HasEnded ? LabelState.Ended
            : granted.LostOn is not null ? LabelState.Withdrawn
            : granted.Until < today ? LabelState.Expired
            : LabelState.Valid;
        return new Label(granted.Kind)
        {
            State = state,
            Since = today,
            Granted = true,
            From = granted.From,
            Until = granted.Until,
            LostOn = granted.LostOn ?? (state == LabelState.Expired ? granted.Until?.AddDays(1) : null),
            UndertakenOn = granted.From,
            CertifiedOn = granted.From,
            CertifiedUntil = granted.Until,
        };
    }
}
