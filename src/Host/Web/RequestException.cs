using Microsoft.AspNetCore.Http;

namespace WeakSep.Host.Web;

/// <summary>A request cannot be answered as asked; the message is the one line of the problem that is sent.</summary>
internal sealed class RequestException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public RequestException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what, and what was expected.</param>
    public RequestException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line: what, and what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public RequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Status of the answer.</summary>
    internal int Status { get; init; } = StatusCodes.Status400BadRequest;

    /// <summary>A value is wrong: 400.</summary>
    internal static RequestException Bad(string message) => new(message);

    /// <summary>There is no such thing: 404.</summary>
    internal static RequestException NotFound(string message) => new(message) { Status = StatusCodes.Status404NotFound };

    /// <summary>It cannot be done in the state that things are in: 409.</summary>
    internal static RequestException Conflict(string message) => new(message) { Status = StatusCodes.Status409Conflict };
}
