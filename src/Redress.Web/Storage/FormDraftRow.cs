namespace Redress.Web.Storage;

/// <summary>What somebody typed into the form of an act and has not sent yet; one for each party, or user of the desks, and act of a case.</summary>
internal sealed class FormDraftRow
{
    public Guid CaseId { get; set; }

    /// <summary>The party, or the user of the desks as <c>user:</c> and its id.</summary>
    public string Party { get; set; } = "";

    /// <summary>The act; of several forms of it that a link filled in, also which.</summary>
    public string Action { get; set; } = "";

    /// <summary>The form's fields as they were posted, as JSON.</summary>
    public string Fields { get; set; } = "{}";

    /// <summary>The ids of staged documents that the draft brings along, with blanks between; they wait as long as it does.</summary>
    public string Documents { get; set; } = "";

    public DateTimeOffset KeptAt { get; set; }
}
