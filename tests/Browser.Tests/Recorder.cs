namespace WeakSep.Browser.Tests;

/// <summary>Records in the page what reaches the loudspeakers, left side, to the sample.</summary>
internal static class Recorder
{
    /// <summary>Runs in the page before its own scripts; brings a script that the page's policy does not allow.</summary>
    public const string Script =
        """
        {
            const worklet = URL.createObjectURL(new Blob([`
                registerProcessor('recorder', class extends AudioWorkletProcessor {
                    process([input]) {
                        this.port.postMessage({ frame: currentFrame, samples: input[0]?.slice() ?? new Float32Array(128) });
                        return true;
                    }
                });`], { type: 'text/javascript' }));
            const blocks = [];
            let context;
            window.Recorder = {
                marked: -1,
                seconds: () => blocks.length * 128 / 44100,
                isLoud: () => blocks.slice(-40).some(({ samples }) => samples.some((sample) => Math.abs(sample) > 0.02)),
                markNextClick() {
                    document.addEventListener('click', () => {
                        this.marked = Math.round(context.currentTime * context.sampleRate) - blocks[0].frame;
                    }, { capture: true, once: true });
                },
                heard: () => blocks.flatMap(({ samples }) => Array.from(samples)),
            };
            const addModule = AudioWorklet.prototype.addModule;
            AudioWorklet.prototype.addModule = async function (...rest) {
                await addModule.call(this, worklet);
                return addModule.apply(this, rest);
            };
            // All that goes to the loudspeakers first meets in one place, where it is recorded.
            const connect = AudioNode.prototype.connect;
            const sums = new Map();
            AudioNode.prototype.connect = function (target, ...rest) {
                if (!(target instanceof AudioDestinationNode) || !(this.context instanceof AudioContext)) {
                    return connect.call(this, target, ...rest);
                }
                context = this.context;
                if (!sums.has(context)) {
                    const tap = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0, channelCount: 2, channelCountMode: 'explicit' });
                    tap.port.onmessage = (event) => blocks.push(event.data);
                    const sum = new GainNode(context);
                    connect.call(sum, tap);
                    connect.call(sum, target);
                    sums.set(context, sum);
                }
                return connect.call(this, sums.get(context), ...rest);
            };
        }
        """;
}
