namespace Redress.Domain.Cases.Records;

/// <summary>For whom a document is: both parties once served, or the body alone (BC-16).</summary>
public enum Audience
{
    Parties,
    Internal,
}
