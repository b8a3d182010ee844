using System.Globalization;
using Redress.Web.Labels.Certificates;

namespace Redress.Web.Operations;

/// <summary><c>verify-certificate FILE|- --keys FILE</c>: whether a certificate is as it was signed and what it says (BC-40); by the keys that are given, and without any store.</summary>
internal static class VerifyCertificateCommand
{
    public static OperatorCommand Definition { get; } =
        new(
            "verify-certificate",
            "FILE|- --keys FILE [--at INSTANT]",
            "Verifies a member's signed certificate by the published keys, without a store.",
            """
            The certificate is what /api/v1/members/ID/certificate answers, the keys what /.well-known/redress-keys.json does.
            -             reads the certificate from the input.
            --at INSTANT  asks about that moment instead of now, such as 2026-03-02T10:00:00Z: what a certificate of before says.
            Writes whose it is, whether a label is valid and for which moment it says so; the certificate proves no legality.
            Exit code 0 when the signature holds, a label is valid and the certificate is of that moment; 1 when not.
            """,
            Run
        );

    private static async Task<int?> Run(WebApplication app, string[] args, CancellationToken stop)
    {
        if (Read(args, app.Services.GetRequiredService<TimeProvider>()) is not var (file, keyFile, at))
        {
            return null;
        }

        var text = file == "-" ? await Console.In.ReadToEndAsync(stop) : await File.ReadAllTextAsync(file, stop);
        if (Jwk.ReadSet(await File.ReadAllTextAsync(keyFile, stop)) is not { } keys)
        {
            await Console.Error.WriteLineAsync($"{keyFile} is no set of keys.");
            return 1;
        }

        var (certificate, fault) = SignedCertificate.Verify(text, keys);
        if (certificate is null)
        {
            await Console.Out.WriteLineAsync(
                fault switch
                {
                    CertificateFault.Broken => "The signature does not hold: this is not what was signed.",
                    CertificateFault.UnknownKey => "None of these keys signed it.",
                    _ => "This is no signed certificate.",
                }
            );
            return 1;
        }

        return await Tell(certificate, at) ? 0 : 1;
    }

    private static (string File, string Keys, DateTimeOffset At)? Read(string[] args, TimeProvider time) =>
        args switch
        {
            [{ Length: > 0 } file, "--keys", { Length: > 0 } keys] => (file, keys, time.GetUtcNow()),
            [{ Length: > 0 } file, "--keys", { Length: > 0 } keys, "--at", var asked]
                when DateTimeOffset.TryParse(
                    asked,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var at
                ) => (file, keys, at),
            _ => null,
        };

    // A name is what somebody typed: it begins no line of its own.
    private static async Task<bool> Tell(Certificate certificate, DateTimeOffset at)
    {
        var isOfThen = certificate.At <= at && at <= certificate.ValidUntil;
        await Console.Out.WriteLineAsync("The signature holds.");
        foreach (
            var line in new[]
            {
                $"issuer: {certificate.Issuer}",
                $"member: {certificate.Name} ({certificate.Id}, {certificate.Scheme})",
                $"company number: {certificate.CompanyNumber ?? "-"}",
                $"websites: {string.Join(' ', certificate.Websites)}",
            }.Concat(
                certificate.Labels.Select(l =>
                    $"label {l.Kind}: {(l.Valid ? "valid" : "not valid")} {Day(l.ValidFrom)} {Day(l.ValidUntil)}".TrimEnd()
                )
            )
        )
        {
            await Console.Out.WriteLineAsync(string.Concat(line.Where(ch => !char.IsControl(ch))));
        }

        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(certificate.Valid ? "valid" : "not valid")} at {certificate.At:u}; says so until {certificate.ValidUntil:u}"
            )
        );
        if (!isOfThen)
        {
            await Console.Out.WriteLineAsync("It is not of the moment that is asked about: ask for a new one.");
        }

        return certificate.Valid && isOfThen;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
