using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace WeakSep.Host.Web;

/// <summary>Turns whatever goes wrong in an answer into a problem of one line (RFC 9457).</summary>
internal static class Problems
{
    private const int DiskFull = 28;        // ENOSPC

    /// <summary>Answers a request, or tells why not.</summary>
    internal static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        SafeHeaders.Set(context);

        try
        {
            await next(context);

            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await Write(context, context.Response.StatusCode, ReasonOf(context.Response.StatusCode));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (Exception problem)
        {
            var (status, reason) = Describe(problem);

            if (status == StatusCodes.Status500InternalServerError)
            {
                await Console.Error.WriteLineAsync($"weaksep: {context.Request.Method} {context.Request.Path}: {FailureReport.Describe(problem)}");
            }

            if (context.Response.HasStarted)
            {
                context.Abort();        // half an answer must not look like a whole one
                return;
            }

            await Write(context, status, reason);
        }
    }

    private static (int Status, string Reason) Describe(Exception problem) => problem switch
    {
        RequestException refused => (refused.Status, FailureReport.OneLine(refused.Message)),
        BadHttpRequestException { InnerException: JsonException json } bad => (bad.StatusCode, FailureReport.OneLine(json.Message)),
        BadHttpRequestException bad => (bad.StatusCode, FailureReport.OneLine(bad.Message)),
        FileNotFoundException or DirectoryNotFoundException => (StatusCodes.Status404NotFound, "this was removed a moment ago"),
        IOException { HResult: DiskFull } => (StatusCodes.Status507InsufficientStorage, "the disk is full"),
        _ => (StatusCodes.Status500InternalServerError, "this went wrong on the machine; its terminal says more"),
    };

    private static string ReasonOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "there is no such address",
        StatusCodes.Status405MethodNotAllowed => "this address does not know that method",
        StatusCodes.Status415UnsupportedMediaType => "expected application/json",
        _ => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
    };

    private static Task Write(HttpContext context, int status, string detail)
    {
        context.Response.Clear();
        SafeHeaders.Set(context);
        context.Response.StatusCode = status;
        var problem = new ProblemDetails
        {
            Status = status,
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Detail = detail,
        };

        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }
}
