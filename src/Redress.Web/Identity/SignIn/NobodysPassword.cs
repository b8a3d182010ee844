using Microsoft.AspNetCore.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Identity.SignIn;

/// <summary>What a password is compared with where there is no account: hashed by the same hasher, so that it takes as long.</summary>
internal sealed class NobodysPassword
{
    private string? _hash;

    public static User Nobody { get; } = new();

    public string HashBy(IPasswordHasher<User> hasher) => _hash ??= hasher.HashPassword(Nobody, "nobody's password");
}
