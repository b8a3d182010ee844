namespace Redress.Domain.Cases.Records;

/// <summary>What is complained of (BC-2).</summary>
public enum CaseKind
{
    Purchase,
    UnsolicitedAdvertising,
}
