namespace Redress.Web.Shell.Frame;

/// <summary>What a page of staff has besides its own text. The shell is used by all and knows no desk: who makes these parts tells it their types.</summary>
/// <param name="Around">Drawn before the main part: the bar and the rail.</param>
/// <param name="InMain">Drawn first in the main part of the page: what keeps its circuit.</param>
internal sealed record StaffFrame(Type Around, Type InMain);
