namespace Redress.Domain;

/// <summary>An amount is judged by that rule, whether or not it must be given.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RuledByAttribute(string rule) : Attribute
{
    public string Rule => rule;
}
