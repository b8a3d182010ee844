namespace Redress.Domain.Cases;

/// <summary>What is complained of (BC-2).</summary>
public enum CaseKind
{
    Purchase,
    UnsolicitedAdvertising,
}
