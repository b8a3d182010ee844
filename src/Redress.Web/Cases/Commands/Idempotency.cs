using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>
/// The same write under the same key gives the same answer, once done: per caller and path, for 24 hours, successes only.
/// The key is kept hashed and the answer encrypted under it, since an answer may hold a tracking code.
/// </summary>
internal sealed class Idempotency(IDbContextFactory<AppDb> factory, IDatabaseEngine engine)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <param name="Key">As the caller gave it; null when it gave none.</param>
    internal sealed record Write(string? Key, string KeyHash, string BodyHash)
    {
        public bool Asked => Key is not null;
    }

    internal sealed record Earlier(bool OtherBody, int StatusCode, byte[] Answer);

    public static Write Of(HttpRequest request, string caller, ReadOnlySpan<byte> body)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        return key.Length == 0
            ? new Write(null, "", "")
            : new Write(key, Hash($"{caller}\n{request.Path}\n{key}"), Convert.ToHexStringLower(SHA256.HashData(body)));
    }

    /// <summary>A write by a form, which carries its key itself.</summary>
    public static Write Of(string key, string caller, string path) => new(key, Hash($"{caller}\n{path}\n{key}"), "");

    public async Task<Earlier?> Find(Write write, CancellationToken cancel)
    {
        if (!write.Asked)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var after = TimeProvider.System.GetUtcNow() - Kept;
        var row = await db.Set<IdempotencyRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(i => i.KeyHash == write.KeyHash && i.CreatedAt > after, cancel);
        return row is null ? null
            : row.BodyHash == write.BodyHash ? new Earlier(false, row.StatusCode, Decrypt(write, row.Answer))
            : new Earlier(true, 0, []);
    }

    /// <summary>Adds the answer to the transaction of the act that it answers. A key that another request wrote meanwhile breaks that transaction.</summary>
    public static async Task Store(AppDb db, Write write, int statusCode, byte[] answer, CancellationToken cancel)
    {
        if (write.Asked)
        {
            var before = TimeProvider.System.GetUtcNow() - Kept;
            await db.Set<IdempotencyRow>()
                .Where(i => i.KeyHash == write.KeyHash && i.CreatedAt <= before)
                .ExecuteDeleteAsync(cancel);
            db.Add(
                new IdempotencyRow
                {
                    KeyHash = write.KeyHash,
                    BodyHash = write.BodyHash,
                    StatusCode = statusCode,
                    Answer = Encrypt(write, answer),
                    CreatedAt = TimeProvider.System.GetUtcNow(),
                }
            );
        }
    }

    public async Task DeleteExpired(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var before = TimeProvider.System.GetUtcNow() - Kept;
        await db.Set<IdempotencyRow>().Where(i => i.CreatedAt <= before).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Whether a write failed because another request wrote its key meanwhile.</summary>
    public bool IsTaken(DbUpdateException e) =>
        engine.Explain(e) is { Kind: StoreFailureKind.Duplicate, Table: "idempotency" };

    private static byte[] Encrypt(Write write, byte[] answer)
    {
        using var aes = new AesGcm(KeyOf(write), 16);
        var sealedAnswer = new byte[12 + 16 + answer.Length];
        RandomNumberGenerator.Fill(sealedAnswer.AsSpan(0, 12));
        aes.Encrypt(sealedAnswer.AsSpan(0, 12), answer, sealedAnswer.AsSpan(28), sealedAnswer.AsSpan(12, 16));
        return sealedAnswer;
    }

    private static byte[] Decrypt(Write write, byte[] sealedAnswer)
    {
        using var aes = new AesGcm(KeyOf(write), 16);
        var answer = new byte[sealedAnswer.Length - 28];
        aes.Decrypt(sealedAnswer.AsSpan(0, 12), sealedAnswer.AsSpan(28), sealedAnswer.AsSpan(12, 16), answer);
        return answer;
    }

    private static byte[] KeyOf(Write write) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(write.Key!),
            32,
            info: Encoding.UTF8.GetBytes(write.KeyHash)
        );

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
