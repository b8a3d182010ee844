using System.Text.Json;
using System.Text.Json.Serialization;
using Redress.Web.Documents;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage;

namespace Redress.Web.Intake.Drafts;

/// <summary>A document of a draft; <paramref name="Mail"/>: it is a message complained of (BC-2), not only proof.</summary>
public sealed record DraftDocument(
    string Id,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    IReadOnlyList<string> Removed,
    bool Mail
)
{
    internal StoredDocument ToStored() => new(Id, Name, MediaType, Size, Sha256) { Removed = Removed };
}

/// <summary>What was answered so far: the fields by their paths, the documents, and the steps that were gone through.</summary>
internal sealed class DraftContent
{
    public Dictionary<string, string[]> Fields { get; set; } = new(StringComparer.Ordinal);

    public List<DraftDocument> Documents { get; set; } = [];

    public HashSet<string> Done { get; set; } = [];

    /// <summary>The scheme whose body the complaint will go to; null while that is not known.</summary>
    [JsonIgnore]
    public string? Scheme => Fields.GetValueOrDefault("scheme")?.FirstOrDefault();

    /// <summary>Takes the fields of one step over from what was posted. What was not posted was emptied.</summary>
    public void CopyFrom(IFormCollection posted, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            Fields[field] = [.. posted[field].OfType<string>()];
        }
    }

    /// <summary>Adds a document once, however often it is sent.</summary>
    public bool Add(StoredDocument d, bool mail)
    {
        if (Documents.Exists(x => x.Sha256 == d.Sha256 && x.Name == d.Name))
        {
            return false;
        }

        Documents.Add(new DraftDocument(d.Id, d.Name, d.MediaType, d.Size, d.Sha256, d.Removed, mail));
        return true;
    }

    public static DraftContent Of(DraftRow row) => JsonSerializer.Deserialize<DraftContent>(row.Content)!;

    public string Written() => JsonSerializer.Serialize(this);
}

/// <summary>A complaint that is being written (BC-4), as long as it is neither filed nor over.</summary>
internal sealed record ComplaintDraft(Guid Id, string Code, DraftContent Content, DateTimeOffset ExpiresAt)
{
    /// <summary>How addresses and forms name it, so that two tabs are two drafts; it opens nothing without the code.</summary>
    public string Mark { get; } = Id.ToString("N")[^12..];

    /// <summary>The address of a step, or of another page of intake, of this very draft.</summary>
    public string Address(string path) => DraftCookie.Address(path, Mark);

    /// <summary>The page, with what is wrong with it.</summary>
    public string Checked(string path) => $"{Address(path)}&{DraftCookie.Check}=1";

    public string Address(IntakeStep step) => Address(step.Path);

    /// <summary>The scheme's webshop as it was named so far, to tell one draft from another; null while it is not known.</summary>
    public string? About => Content.Fields.GetValueOrDefault("respondent.name")?.FirstOrDefault(n => n.Length > 0);

    public IReadOnlyList<StoredDocument> Documents => [.. Content.Documents.Select(d => d.ToStored())];

    /// <summary>Puts the answers into a form.</summary>
    public void Fill(PostedForm form)
    {
        foreach (var (path, values) in Content.Fields)
        {
            form.Set(path, values);
        }
    }
}
