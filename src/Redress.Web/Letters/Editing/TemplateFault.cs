namespace Redress.Web.Letters.Editing;

/// <summary>What is wrong with a text, and where.</summary>
/// <param name="Line">From 1; 0 where it is of the text as a whole.</param>
/// <param name="Kind">Such as <see cref="UnknownField"/>.</param>
/// <param name="Name">Of the field or text in question; a piece of the line where it is neither.</param>
internal sealed record TemplateFault(int Line, string Kind, string Name = "")
{
    public const string ClosesNothing = "closesNothing";
    public const string HiddenSign = "hiddenSign";
    public const string MayBeEmpty = "mayBeEmpty";
    public const string MustStay = "mustStay";
    public const string NoBody = "noBody";
    public const string NoSubject = "noSubject";
    public const string NotATag = "notATag";
    public const string NotClosed = "notClosed";
    public const string NotInSubject = "notInSubject";
    public const string OnlyInList = "onlyInList";
    public const string OnlySection = "onlySection";
    public const string SubjectInPart = "subjectInPart";
    public const string TakesItselfIn = "takesItselfIn";
    public const string TooLong = "tooLong";
    public const string UnknownField = "unknownField";
    public const string UnknownPart = "unknownPart";
    public const string WrongSuffix = "wrongSuffix";
}
