using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Redress.Domain.Cases;
using Redress.Web.Shell;
using Redress.Web.Shell.Bodies;

namespace Redress.Web.Documents;

/// <summary>Takes documents in: bounded before reading on, and refused when they are not what they claim to be.</summary>
internal sealed class Uploads(DocumentStore store, IConfiguration configuration)
{
    /// <summary>How many documents are taken at once: with one upload, one form, one complaint.</summary>
    public const int MostFiles = 50;

    /// <summary>How many parts a multipart body may have, documents included; no form of ours has as many.</summary>
    public const int MostParts = 100;

    /// <summary>The most bytes of one form of an act, its files included.</summary>
    public const long LargestForm = 120L * 1024 * 1024;

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

    /// <summary>The same, of one document that belongs to no case.</summary>
    public bool FitsOne(long? length) => length is null || length <= LargestDocument + Margin;

    /// <summary>Raises the server's own limit, also for a body that is too large: it is answered at once, and the sender lives to read the answer.</summary>
    public void RaiseLimit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestCase + Margin;
        }
    }

    public async Task<Upload> Receive(
        HttpRequest request,
        string boundary,
        Case? c,
        UploadParts expected,
        CancellationToken cancel
    )
    {
        var taken = await ReceiveAll(new MultipartReader(boundary, request.Body), Room(c), expected, cancel);
        if (taken.Problem is not null)
        {
            await store.Discard(taken.Documents);
        }

        return taken;
    }

    private async Task<Upload> ReceiveAll(
        MultipartReader reader,
        long room,
        UploadParts expected,
        CancellationToken cancel
    )
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var documents = new List<StoredDocument>();
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            for (var read = 1; await reader.ReadNextSectionAsync(cancel) is { } section; read++)
            {
                var (name, fileName) = Named(section);
                var isField = name == expected.First || string.IsNullOrEmpty(fileName);
                var unexpected =
                    WhyNot(name, isField, expected, isFirst: read == 1)
                    ?? (
                        read > MostParts ? UploadProblem.TooManyFields
                        : !isField && documents.Count == MostFiles ? UploadProblem.TooMany
                        : null
                    );
                if (unexpected is { } no)
                {
                    return Refused(no, name);
                }

                if (isField)
                {
                    if (await ReadField(section.Body, cancel) is not { } text)
                    {
                        return Refused(UploadProblem.TooLarge, null);
                    }

                    fields[name!] = text;
                    continue;
                }

                var limit = Math.Min(LargestDocument, room);
                var (document, problem) = await ReceiveOne(section.Body, fileName!, limit, cancel);
                if (problem is not null)
                {
                    return Refused(problem.Value, null);
                }

                room -= document!.Size;
                documents.Add(document);
                parts[document.Id] = name!;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return Refused(UploadProblem.Malformed, null);
        }

        return new Upload(fields, documents, null) { Parts = parts };

        Upload Refused(UploadProblem problem, string? at) => new(fields, documents, problem) { At = at };
    }

    private static (string? Name, string? FileName) Named(MultipartSection section)
    {
        try
        {
            return ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                ? (
                    HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "",
                    disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value
                )
                : (null, null);
        }
        catch (Exception e) when (UnreadableBodies.IsUnreadable(e))
        {
            return (null, null);
        }
    }

    // A part that nobody asked for is refused by its name before it is read.
    private static UploadProblem? WhyNot(string? name, bool isField, UploadParts expected, bool isFirst) =>
        name is null || isFirst && expected.First is { } first && name != first ? UploadProblem.Malformed
        : isField && !expected.Fields.Contains(name) ? UploadProblem.UnknownPart
        : !isField && expected.Documents is { } documents && !documents.Contains(name) ? UploadProblem.UnknownPart
        : null;

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
        var part = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
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
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
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

    // It takes as much room as it needs.
    private static async Task<string?> ReadField(Stream body, CancellationToken cancel)
    {
        using var text = new MemoryStream();
        return await CopyUpTo(LargestField, body, text, cancel)
            ? System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length)
            : null;
    }
}
