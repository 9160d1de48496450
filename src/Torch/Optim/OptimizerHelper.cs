namespace TorchSharp.Modules;

/// <summary>Groups, states and files of the optimisers.</summary>
public abstract class OptimizerHelper : torch.optim.Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group)
    {
        base.add_param_group(param_group);

        foreach (var parameter in param_group.Parameters)
        {
            _states.Add(parameter, NewState(parameter));
        }
    }

    /// <inheritdoc/>
    public override void zero_grad()
    {
        using var recording = torch.no_grad();

        foreach (var parameter in parameters())
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        torch.Tensor? loss = null;

        if (closure is not null)
        {
            using var on = torch.enable_grad();
            loss = closure();
        }

        using var recording = torch.no_grad();

        foreach (var group in Groups)
        {
            Step(group);
        }

        return loss;
    }

    /// <summary>Options and states themselves, not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();

        foreach (var group in Groups)
        {
            result.Options.Add(group.Options);
            result.State.AddRange(group.Parameters.Select(parameter => _states[parameter]));
        }

        return result;
    }

    /// <summary>Copies the state of an optimiser with the same groups and parameters.</summary>
    /// <exception cref="ArgumentException">Their numbers differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        Check(state_dict.Options.Count, own.Options.Count, "groups");
        Check(state_dict.State.Count, own.State.Count, "states");

        foreach (var (target, source) in own.Options.Zip(state_dict.Options))
        {
            target.LoadStateDict(source);
        }

        foreach (var (target, source) in own.State.Zip(state_dict.State))
        {
            target.LoadStateDict(source);
        }
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes the optimiser's name, the number of groups and of states, then each of them.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(own.Options.Count);
        writer.Write7BitEncodedInt64(own.State.Count);
        own.Options.ForEach(options => options.SaveStateDict(writer));
        own.State.ForEach(state => state.SaveStateDict(writer));
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The state is another kind of optimiser's.</exception>
    /// <exception cref="ArgumentException">The number of groups or states differs.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var name = reader.ReadString();

        if (name != GetType().Name)
        {
            throw new InvalidDataException($"the state is of the optimiser {name}, not of {GetType().Name}");
        }

        var own = state_dict();
        Check(reader.Read7BitEncodedInt64(), own.Options.Count, "groups");
        Check(reader.Read7BitEncodedInt64(), own.State.Count, "states");
        own.Options.ForEach(options => options.LoadStateDict(reader));
        own.State.ForEach(state => state.LoadStateDict(reader));
    }

    /// <summary>Moves the states to a device.</summary>
    public void to(torch.Device device)
    {
        foreach (var state in _states.Values)
        {
            state.to(device);
        }
    }

    /// <summary>Changes the parameters of one group; nothing is recorded meanwhile.</summary>
    private protected abstract void Step(ParamGroup group);

    private protected abstract OptimizerState NewState(Parameter parameter);

    private protected TState State<TState>(Parameter parameter)
        where TState : OptimizerState => (TState)_states[parameter];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var state in _states.Values.OfType<IDisposable>())
        {
            state.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Check(long found, long expected, string what)
    {
        if (found != expected)
        {
            throw new ArgumentException($"the state has {found} {what}, the optimiser {expected}");
        }
    }
}
