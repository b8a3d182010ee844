namespace Redress.Domain;

/// <summary>The two sides of a complaint: who filed it, and the webshop it is about.</summary>
public enum Party
{
    Complainant,
    Respondent,
}
