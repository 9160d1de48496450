namespace WeakSep.Host.Devices;

/// <summary>Opens the device that a person asks for.</summary>
internal static class DeviceFactory
{
    /// <summary>Opens a device, which is then ready to be started.</summary>
    /// <exception cref="DeviceException">The names are wrong or do not go together, or the device cannot be opened.</exception>
    internal static IAudioDevice Open(DeviceChoice choice)
    {
        var (input, output) = Resolve(choice);

        return input.Kind switch
        {
            DeviceKind.Jack => OpenJack(choice, input, output),
            DeviceKind.PortAudio => new PortAudioDevice(new PortAudioSettings
            {
                Input = input.Detail,
                Records = choice.Records,
                Output = output.Detail,
                SampleRate = choice.SampleRate,
                BlockFrames = choice.BlockFrames ?? BlockSize.Default,
                Fold = choice.Fold,
            }),
            DeviceKind.File => Checked(
                new FileDevice(input.Detail!, choice.BlockFrames ?? BlockSize.Default, choice.Loop), choice, "the file"),
            _ => new NullDevice(choice.SampleRate ?? NullDevice.DefaultSampleRate, choice.BlockFrames ?? BlockSize.Default),
        };
    }

    /// <summary>Input and output as they are meant: what is left out fits the other.</summary>
    /// <exception cref="DeviceException">A name is wrong, or they do not go together.</exception>
    internal static (DeviceName Input, DeviceName Output) Resolve(DeviceChoice choice)
    {
        DeviceName? wantedInput = choice.Input is null ? null : DeviceName.Parse(choice.Input);
        DeviceName? wantedOutput = choice.Output is null ? null : DeviceName.Parse(choice.Output);

        if (wantedOutput is { Kind: DeviceKind.File })
        {
            throw new DeviceException($"'{wantedOutput}' is no output; weaksep render writes files, without waiting for them to play");
        }

        var input = wantedInput ?? new DeviceName(wantedOutput?.Kind ?? DeviceKind.Jack, null);
        var fitting = input.Kind == DeviceKind.File ? DeviceKind.Null : input.Kind;
        var output = wantedOutput ?? new DeviceName(fitting, null);

        return output.Kind == fitting
            ? (input, output)
            : throw new DeviceException(
                $"input '{input}' and output '{output}' do not go together; expected jack with jack, portaudio with portaudio, "
                + "or file:PATH or null as input with null as output");
    }

    private static IAudioDevice OpenJack(DeviceChoice choice, DeviceName input, DeviceName output)
    {
        var settings = new JackSettings
        {
            ServerName = choice.JackServer,
            InputsFrom = Ports(input),
            OutputsTo = Ports(output),
        };
        return Checked(new JackDevice(settings), choice, "the JACK server");
    }

    private static JackPortChoice Ports(DeviceName name) => name.Detail switch
    {
        null => JackPortChoice.None,
        DeviceName.PhysicalPorts => JackPortChoice.Physical,
        var prefix => JackPortChoice.StartingWith(prefix),
    };

    // Rates and block sizes that are not ours to change are refused rather than ignored.
    private static IAudioDevice Checked(IAudioDevice device, DeviceChoice choice, string owner)
    {
        var problem =
            choice.SampleRate is { } rate && rate != device.SampleRate
                ? $"{owner} runs at {device.SampleRate} Hz, not at {rate}"
            : choice.BlockFrames is { } frames && frames != device.BlockFrames
                ? $"{owner} works in blocks of {device.BlockFrames} samples, not of {frames}"
            : null;

        if (problem is not null)
        {
            device.Dispose();
            throw new DeviceException(problem);
        }

        return device;
    }
}
