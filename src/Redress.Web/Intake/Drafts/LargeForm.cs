using Microsoft.AspNetCore.Http.Metadata;

namespace Redress.Web.Intake.Drafts;

/// <summary>A page whose form brings documents: its body may be as large as the documents of a case together.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargeForm : Attribute, IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    private const long Bytes = 260L * 1024 * 1024;

    public long? MaxRequestBodySize => Bytes;
    public long? MultipartBodyLengthLimit => Bytes;
    public bool? BufferBody => null;
    public int? MemoryBufferThreshold => null;
    public long? BufferBodyLengthLimit => null;
    public int? ValueCountLimit => null;
    public int? KeyLengthLimit => null;
    public int? ValueLengthLimit => null;
    public int? MultipartBoundaryLengthLimit => null;
    public int? MultipartHeadersCountLimit => null;
    public int? MultipartHeadersLengthLimit => null;
}
