using Redress.Web.Storage;

namespace Redress.Web.People;

/// <summary>Something that an administrator does to somebody of the body, by its fields as they are on the wire.</summary>
internal abstract record PersonAct
{
    /// <summary>The acts by the names that they have on the wire.</summary>
    public static readonly IReadOnlyDictionary<string, Type> ByName = new Dictionary<string, Type>(
        StringComparer.Ordinal
    )
    {
        ["change-roles"] = typeof(ChangeRoles),
        ["resend-invitation"] = typeof(ResendInvitation),
        ["lock"] = typeof(LockPerson),
        ["unlock"] = typeof(UnlockPerson),
        ["remove"] = typeof(RemovePerson),
        ["end-sessions"] = typeof(EndSessions),
        ["reset-second-factor"] = typeof(ResetSecondFactor),
    };

    public string Name => ByName.First(a => a.Value == GetType()).Key;

    /// <summary>Why; null where nobody is asked.</summary>
    public virtual string? Why => null;

    public virtual bool NeedsReason => false;

    /// <summary>Whether whoever it is done to is signed out everywhere.</summary>
    public virtual bool EndsSessions => true;

    /// <summary>Whether it may make of an administrator somebody who is none.</summary>
    public virtual bool TakesAdministrator => false;
}

/// <param name="Roles">By their names on the wire; all that it has then.</param>
/// <param name="Schemes">For which it works then; null: for all.</param>
internal sealed record ChangeRoles(IReadOnlyList<string>? Roles, IReadOnlyList<string>? Schemes) : PersonAct
{
    public override bool TakesAdministrator =>
        Roles is not null && !PersonRoles.Read(Roles).Contains(Storage.Roles.Admin);
}

internal sealed record ResendInvitation : PersonAct
{
    public override bool EndsSessions => false;
}

internal sealed record LockPerson(string? Reason) : PersonAct
{
    public override string? Why => Reason;

    public override bool NeedsReason => true;

    public override bool TakesAdministrator => true;
}

internal sealed record UnlockPerson : PersonAct
{
    public override bool EndsSessions => false;
}

internal sealed record RemovePerson(string? Reason) : PersonAct
{
    public override string? Why => Reason;

    public override bool NeedsReason => true;

    public override bool TakesAdministrator => true;
}

internal sealed record EndSessions : PersonAct;

internal sealed record ResetSecondFactor(string? Reason) : PersonAct
{
    public override string? Why => Reason;

    public override bool NeedsReason => true;
}

/// <summary>Somebody who is to work for the body.</summary>
/// <param name="Language">Of the invitation and the pages; null: the administrator's.</param>
internal sealed record NewPerson(
    string? Email,
    string? Name,
    IReadOnlyList<string>? Roles,
    IReadOnlyList<string>? Schemes,
    string? Language
);

/// <summary>The roles of the body by their names on the wire, where the administrator is called by the whole word.</summary>
internal static class PersonRoles
{
    private const string Administrator = "administrator";

    /// <summary>By their names in the store.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Roles.All.Where(r => r != Roles.Member)];

    // BC-43: who looks on takes no part in what is looked upon.
    private static readonly string[] InFiles = [Roles.Secretary, Roles.Committee, Roles.Appeals];

    public static string OnWire(string role) => role == Roles.Admin ? Administrator : role;

    /// <summary>In the store; what is no role of the body stays as it is.</summary>
    public static string Read(string onWire) => onWire == Administrator ? Roles.Admin : onWire;

    /// <summary>Each once, in their order.</summary>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> onWire)
    {
        var read = onWire.Select(Read).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(read.Contains)];
    }

    public static bool AreKnown(IReadOnlyList<string> onWire) => onWire.All(r => All.Contains(Read(r)));

    public static bool Exclude(IReadOnlyList<string> roles) =>
        roles.Contains(Roles.Supervisor) && roles.Any(InFiles.Contains);

    /// <summary>FP-12: whether they would have somebody handle files in two capacities: who was the clerk of a case would decide it, or who decided it hear the appeal.</summary>
    public static bool Clash(IReadOnlyList<string> roles) => roles.Count(InFiles.Contains) > 1;

    /// <summary>Whether they open files to somebody whom no recusal keeps from them: of a committee's members alone it is asked, case by case, whether they may know of it.</summary>
    public static bool OpenEveryFile(IReadOnlyList<string> roles) =>
        roles.Contains(Roles.Secretary) || roles.Contains(Roles.Appeals);
}
