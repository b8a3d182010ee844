namespace Redress.Web.Storage;

/// <summary>The store cannot be opened; the message tells the operator why and what to do.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
