namespace Redress.Web.Operations;

/// <summary>Something that the program does for its operator instead of serving, as the first argument of its command line names it.</summary>
/// <param name="Arguments">What follows the name, as help shows it.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Help">The rest that its own help tells: what it refuses, what the arguments mean, its exit codes.</param>
/// <param name="Run">Gets the arguments after the name. Returns the exit code; null when it does not understand them, and then it has done nothing.</param>
internal sealed record OperatorCommand(
    string Name,
    string Arguments,
    string Summary,
    string Help,
    Func<WebApplication, string[], CancellationToken, Task<int?>> Run
);
