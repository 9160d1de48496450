using Microsoft.Extensions.Hosting;

namespace WeakSep.Host.Web;

/// <summary>Leaves signals to the program, which ends every command in its own way, and prints nothing.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
