using Microsoft.AspNetCore.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Passwords;

/// <summary>A password that is among the common ones, follows a pattern, or is made of what everybody knows of its owner.</summary>
internal static class GuessablePassword
{
    // What zxcvbn calls safely unguessable, where who guesses has no copy of the store.
    private const int Enough = 3;

    // Judging costs more than in proportion; what is beyond makes nothing easier to guess.
    private const int LongestJudged = 64;

    // Its own lists are English: what people here take, and the names of the body.
    private static readonly string[] TakenHere =
    [
        .. "wachtwoord paswoord geheim welkom hallo vakantie zomer winter lente herfst voetbal schatje poesje liefde".Split(
            ' '
        ),
        .. "motdepasse secret bonjour bienvenue soleil vacances printemps automne football amour doudou chouchou".Split(
            ' '
        ),
        .. "azerty azertyuiop nederland belgie belgique vlaanderen wallonie brussel bruxelles amsterdam antwerpen".Split(
            ' '
        ),
        .. "januari februari maart april juni juli augustus september oktober november december".Split(' '),
        .. "janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre".Split(' '),
        .. "redress becommerce webshop keurmerk klacht klachten plainte plaintes beheerder secretariaat".Split(' '),
    ];
    private static readonly Zxcvbn.Zxcvbn Judge = new();

    /// <param name="known">Name and e-mail address of its owner.</param>
    public static bool Is(string password, params IEnumerable<string?> known)
    {
        var judged = password.Length <= LongestJudged ? password : password[..LongestJudged];
        var words = known
            .OfType<string>()
            .SelectMany(text => text.Split([' ', '@', '.', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 2)
            .Concat(TakenHere);
        return Judge.EvaluatePassword(judged, words).Score < Enough;
    }
}

/// <summary>Refuses it at every door at which a password is set.</summary>
internal sealed class UncommonPassword : IPasswordValidator<User>
{
    public const string Code = "PasswordTooCommon";

    // One that is too short is told so, and nothing else.
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(
            password is null
            || password.Length < manager.Options.Password.RequiredLength
            || !GuessablePassword.Is(password, user.DisplayName, user.Email)
                ? IdentityResult.Success
                : IdentityResult.Failed(
                    new IdentityError
                    {
                        Code = Code,
                        Description = "This password is too easily guessed: take several words.",
                    }
                )
        );
}
