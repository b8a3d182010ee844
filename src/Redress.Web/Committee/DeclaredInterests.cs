using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Committee;

/// <summary>What one person of the committee declared and did not take back.</summary>
internal sealed record DeclaredInterests(string UserId, string Name, IReadOnlyList<Interest> Interests);

/// <summary>Has the parties told where somebody sits on a committee of whom they do not know (FP-12); who keeps the cases does it.</summary>
internal delegate Task MandatesChanged(string scheme, CancellationToken cancel);

/// <summary>Has what was declared noted in every case that it touches (BC-15), in the transaction of the declaration; who keeps the cases does it.</summary>
internal delegate Task InterestsDeclared(AppDb db, IReadOnlyList<DeclaredInterests> declared, CancellationToken cancel);
