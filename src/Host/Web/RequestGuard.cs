using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace WeakSep.Host.Web;

/// <summary>
/// Lets in what comes from the mixer's own page and refuses everything else: names that only a rebound DNS would lead here, requests of other
/// sites' pages, and strangers where other machines may ask.
/// </summary>
/// <param name="isOpen">Whether the server listens beyond the machine itself.</param>
/// <param name="token">What every request must know; null where only the machine itself can ask.</param>
internal sealed class RequestGuard(bool isOpen, string? token)
{
    private const string CookieName = "weaksep";
    private const string QueryName = "token";

    // A link in a mail or chat leads here from another site, and a Strict cookie does not travel along such a way; one more step from our own page does.
    private const string StepPage = "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=\"0;url={0}\"><title>WeakSep</title>";

    private readonly byte[]? _token = token is null ? null : Encoding.UTF8.GetBytes(token);

    /// <summary>Checks a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">Answers it when it may come in.</param>
    internal async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;

        if (!IsOwnName(request.Host))
        {
            throw Forbidden($"Host {request.Host.Host}: the mixer is not called so; open it by its address");
        }

        if (IsForeign(request))
        {
            throw Forbidden("the request comes from another site");
        }

        if (_token is not null && !Knows(request))
        {
            if (HttpMethods.IsGet(request.Method) && request.Path == "/" && Matches(request.Query[QueryName]))
            {
                context.Response.Cookies.Append(
                    CookieName,
                    token!,
                    new CookieOptions { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict, Path = "/", IsEssential = true });
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(StepPage.Replace("{0}", MixerServer.PageOf(request.Query["song"]), StringComparison.Ordinal), context.RequestAborted);
                return;
            }

            throw new RequestException("open the address with ?token=... that weaksep host printed") { Status = StatusCodes.Status401Unauthorized };
        }

        await next(context);
    }

    private static RequestException Forbidden(string message) => new(message) { Status = StatusCodes.Status403Forbidden };

    // An attacker's name that is made to lead to this machine stays the attacker's name. Any port: people forward others to this one.
    private bool IsOwnName(HostString host)
    {
        var name = host.Host.Trim('[', ']');

        if (IPAddress.TryParse(name, out var address))
        {
            return isOpen || IPAddress.IsLoopback(address);
        }

        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (isOpen && (IsMachine(name) || IsMachine(name.Replace(".local", "", StringComparison.OrdinalIgnoreCase))));
    }

    private static bool IsMachine(string name) => name.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase);

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.Origin is { Count: > 0 } origin)
        {
            return origin.Count > 1 || origin[0] != $"{request.Scheme}://{request.Host}";
        }

        // Browsers send no Origin with what a page embeds, but say where it comes from. A link to the page is welcome.
        var isLink = request.Headers["Sec-Fetch-Mode"] == "navigate" && HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api");
        return request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none" && !isLink;
    }

    private bool Knows(HttpRequest request) =>
        Matches(request.Cookies[CookieName])
        || (request.Headers[HeaderNames.Authorization] is [{ } header] && header.StartsWith("Bearer ", StringComparison.Ordinal) && Matches(header[7..]));

    private bool Matches(string? offered) => offered is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), _token);
}
