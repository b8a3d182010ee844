using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Committee;

/// <summary>What one person of the committee declared and did not take back.</summary>
internal sealed record DeclaredInterests(string UserId, string Name, IReadOnlyList<Interest> Interests);

/// <summary>Has the cases of a scheme follow who sits on its committee at that instant (FP-12); who keeps the cases does it.</summary>
internal delegate Task MandatesChanged(string scheme, DateTimeOffset at, CancellationToken cancel);

/// <summary>Has what was declared noted in every case that it touches (BC-15), in the transaction of the declaration; who keeps the cases does it.</summary>
internal delegate Task InterestsDeclared(AppDb db, IReadOnlyList<DeclaredInterests> declared, CancellationToken cancel);
