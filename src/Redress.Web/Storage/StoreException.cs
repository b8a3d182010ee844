namespace Redress.Web.Storage;

/// <summary>The store cannot be opened; the message tells the operator why and what to do.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>With this the program ends: it was set up wrongly (EX_CONFIG of sysexits.h), and starting it again changes nothing.</summary>
    public const int ExitCode = 78;
}
