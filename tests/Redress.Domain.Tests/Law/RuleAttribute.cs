namespace Redress.Domain.Tests.Law;

/// <summary>The rule of the procedure that the test holds the program to.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute
{
    public string Id => id;
}
