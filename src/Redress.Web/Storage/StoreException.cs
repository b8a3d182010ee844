namespace Redress.Web.Storage;

/// <summary>The store cannot be opened; the message tells the operator why and what to do.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>It was set up wrongly (EX_CONFIG of sysexits.h), and starting it again changes nothing.</summary>
    public const int Refused = 78;

    /// <summary>The database does not answer now (EX_UNAVAILABLE), and may when the program is started again.</summary>
    public const int Unavailable = 69;

    /// <summary>With this the program ends: <see cref="Refused"/> or <see cref="Unavailable"/>.</summary>
    public int ExitCode { get; init; } = Refused;
}
