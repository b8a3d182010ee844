using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Redress.Domain.Cases;

namespace Redress.Web.Documents;

/// <summary>Takes documents in: bounded before reading on, and refused when they are not what they claim to be.</summary>
internal sealed class Uploads(DocumentStore store, IConfiguration configuration)
{
    private const int LargestField = 1024 * 1024;
    private const long Margin = 1024 * 1024;

    // Pictures are cleaned, and documents of office programs looked into, in memory: this many at once, in the whole program.
    private static readonly SemaphoreSlim Cleaning = new(4);

    /// <summary>The most bytes of one document.</summary>
    public long LargestDocument { get; } = configuration.GetValue("Documents:LargestBytes", 25L * 1024 * 1024);

    /// <summary>The most bytes of all documents of one case.</summary>
    public long LargestCase { get; } = configuration.GetValue("Documents:CaseBytes", 250L * 1024 * 1024);

    public static bool IsMultipart(HttpRequest request, out string boundary)
    {
        boundary = "";
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "";
        return boundary.Length is > 0 and <= 100;
    }

    /// <summary>Whether a body of that length can be taken at all; told from its header, before reading on.</summary>
    public bool Fits(long? length, Case? c) =>
        length is null || length <= Math.Min(LargestDocument * (c is null ? 20 : 1), Room(c)) + Margin;

    /// <summary>Raises the server's own limit, also for a body that is too large: it is answered at once, and the sender lives to read the answer.</summary>
    public void RaiseLimit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestCase + Margin;
        }
    }

    /// <param name="documentParts">The names of the parts that hold documents; none: every part with a file name.</param>
    /// <param name="first">The name that the first part must have; null: any.</param>
    public async Task<Upload> Receive(
        HttpRequest request,
        string boundary,
        Case? c,
        IReadOnlyCollection<string> documentParts,
        CancellationToken cancel,
        string? first = null
    )
    {
        var taken = await ReceiveAll(request, boundary, c, documentParts, first, cancel);
        if (taken.Problem is not null)
        {
            await store.Discard(taken.Documents);
        }

        return taken;
    }

    private async Task<Upload> ReceiveAll(
        HttpRequest request,
        string boundary,
        Case? c,
        IReadOnlyCollection<string> documentParts,
        string? first,
        CancellationToken cancel
    )
    {
        var fields = new Dictionary<string, string>();
        var documents = new List<StoredDocument>();
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var room = Room(c);
        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    return new Upload(fields, documents, UploadProblem.Malformed);
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (first is not null && fields.Count == 0 && name != first)
                {
                    return new Upload(fields, documents, UploadProblem.Malformed);
                }

                var fileName =
                    disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
                if (name == first || string.IsNullOrEmpty(fileName))
                {
                    if (await ReadField(section.Body, cancel) is not { } text)
                    {
                        return new Upload(fields, documents, UploadProblem.TooLarge);
                    }

                    fields[name] = text;
                    continue;
                }

                if (documentParts.Count > 0 && !documentParts.Contains(name))
                {
                    return new Upload(fields, documents, UploadProblem.Malformed);
                }

                var limit = Math.Min(LargestDocument, room);
                var (document, problem) = await ReceiveOne(section.Body, fileName, limit, cancel);
                if (problem is not null)
                {
                    return new Upload(fields, documents, problem);
                }

                room -= document!.Size;
                documents.Add(document);
                parts[document.Id] = name;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return new Upload(fields, documents, UploadProblem.Malformed);
        }

        return new Upload(fields, documents, null) { Parts = parts };
    }

    /// <summary>Stages one document whose first bytes agree with its name. Of a photo what it tells besides its pixels is left out; the hash is of what is kept.</summary>
    public async Task<(StoredDocument? Document, UploadProblem? Problem)> ReceiveOne(
        Stream body,
        string fileName,
        long limit,
        CancellationToken cancel
    )
    {
        var head = new byte[512];
        var read = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        if (FileKinds.Recognise(fileName, head.AsSpan(0, read)) is not { } mediaType)
        {
            return (null, FileKinds.WhyNot(fileName, head.AsSpan(0, read)));
        }

        await using var whole = new PrefixedStream(head.AsMemory(0, read), body);
        if (Pictures.Knows(mediaType))
        {
            return await ReceivePicture(whole, FileKinds.SafeName(fileName), mediaType, limit, cancel);
        }

        if (FileKinds.IsOffice(fileName))
        {
            return await ReceiveOffice(whole, FileKinds.SafeName(fileName), mediaType, limit, cancel);
        }

        var stored = await store.Stage(FileKinds.SafeName(fileName), mediaType, whole, limit, cancel);
        return stored is null ? (null, UploadProblem.TooLarge) : (stored, null);
    }

    private async Task<(StoredDocument? Document, UploadProblem? Problem)> ReceiveOffice(
        Stream whole,
        string name,
        string mediaType,
        long limit,
        CancellationToken cancel
    )
    {
        await Cleaning.WaitAsync(cancel);
        try
        {
            using var document = new MemoryStream();
            if (!await CopyUpTo(limit, whole, document, cancel))
            {
                return (null, UploadProblem.TooLarge);
            }

            if (OfficeDocuments.WhyNot(document) is { } problem)
            {
                return (null, problem);
            }

            document.Position = 0;
            return (await store.Stage(name, mediaType, document, limit, cancel), null);
        }
        finally
        {
            Cleaning.Release();
        }
    }

    private static async Task<bool> CopyUpTo(long limit, Stream from, MemoryStream to, CancellationToken cancel)
    {
        var part = new byte[81_920];
        for (int read; (read = await from.ReadAsync(part, cancel)) > 0; )
        {
            if (to.Length + read > limit)
            {
                return false;
            }

            to.Write(part, 0, read);
        }

        return true;
    }

    private async Task<(StoredDocument? Document, UploadProblem? Problem)> ReceivePicture(
        Stream whole,
        string name,
        string mediaType,
        long limit,
        CancellationToken cancel
    )
    {
        await Cleaning.WaitAsync(cancel);
        try
        {
            using var picture = new MemoryStream();
            if (!await CopyUpTo(limit, whole, picture, cancel))
            {
                return (null, UploadProblem.TooLarge);
            }

            if (Pictures.Clean(mediaType, picture.ToArray()) is not { } clean)
            {
                return (null, UploadProblem.NotWhatItClaims);
            }

            using var kept = new MemoryStream(clean.Bytes);
            return (
                await store.Stage(name, mediaType, kept, limit, cancel) is { } stored
                    ? stored with
                    {
                        Removed = clean.Removed,
                    }
                    : null,
                null
            );
        }
        finally
        {
            Cleaning.Release();
        }
    }

    private long Room(Case? c) => LargestCase - (c?.Documents.Sum(d => d.Size) ?? 0);

    private static async Task<string?> ReadField(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[LargestField + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return read > LargestField ? null : System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }
}
