namespace Redress.Domain.Cases;

public sealed partial class Case
{
    /// <summary>A document that came with the complaint itself (BC-4); it is served with it.</summary>
    public void AttachFiledDocument(
        string id,
        string name,
        string mediaType,
        long size,
        string sha256,
        DateTimeOffset now,
        IReadOnlyList<string>? removed = null
    ) =>
        Documents.Add(
            new CaseDocument(id, name, mediaType, size, sha256, Audience.Parties, Party.Complainant, now, Late: false)
            {
                AttachedTo = "file-complaint",
                Removed = removed ?? [],
            }
        );
}
