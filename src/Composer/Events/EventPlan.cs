namespace WeakSep.Composer.Events;

/// <summary>A recording before it is made.</summary>
/// <param name="Class">What it is of.</param>
/// <param name="Fold">Number of its fold, from 1.</param>
/// <param name="Individual">Number of the individual among those of the class, from 0.</param>
/// <param name="Place">Where the individual stands in the range of its class, 0 to 1.</param>
/// <param name="Slice">Number of the recording among those of the individual, from 0.</param>
/// <param name="Seconds">How long it is, a whole number of hundredths of a second.</param>
internal sealed record EventPlan(EventClass Class, int Fold, int Individual, double Place, int Slice, double Seconds)
{
    private const int SlicesPerIndividual = 4;
    private const int FirstSource = 100_000;        // numbers of six digits, as Freesound's that UrbanSound8K names
    private const double GoldenRatio = 1.6180339887498949;

    /// <summary>Number of the individual among those of all classes, as UrbanSound8K numbers what it was cut from.</summary>
    public int Source => FirstSource + (Individual * 10) + Class.Id;

    /// <summary>Name of the file, as UrbanSound8K builds it.</summary>
    public string FileName => $"{Source}-{Class.Id}-0-{Slice}.wav";

    /// <summary>Plans a corpus.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="dice">Chance of the corpus.</param>
    /// <remarks>
    /// The individuals of a class share its range out: each has a stretch of its own, so that no two folds hold alike ones
    /// and none is confined to a part of the range. Lengths follow a sequence that fills any stretch of it evenly, so that
    /// every fold has short and long recordings in the shares of the class.
    /// </remarks>
    public static IEnumerable<EventPlan> All(EventCorpusSettings settings, Dice dice)
    {
        foreach (var one in EventClass.All)
        {
            List<int> perFold = [.. Enumerable.Range(0, settings.Folds).Select(fold => (settings.PerClass + settings.Folds - 1 - fold) / settings.Folds)];
            var individuals = perFold.Sum(count => (count + SlicesPerIndividual - 1) / SlicesPerIndividual);
            var chance = dice.Fork($"{one.Name} individuals");
            var places = chance.Shuffle(Enumerable.Range(0, individuals)).Select(stretch => (stretch + chance.Unit()) / individuals).ToList();
            var (individual, recording, first) = (-1, 0, chance.Unit());

            for (var fold = 1; fold <= settings.Folds; fold++)
            {
                for (var number = 0; number < perFold[fold - 1]; number++)
                {
                    individual += number % SlicesPerIndividual == 0 ? 1 : 0;
                    var seconds = Math.Round(one.SecondsAt((first + (recording++ / GoldenRatio)) % 1), 2);
                    yield return new EventPlan(one, fold, individual, places[individual], number % SlicesPerIndividual, seconds);
                }
            }
        }
    }

    /// <summary>Makes the sound.</summary>
    /// <param name="sampleRate">Rate in Hz.</param>
    /// <param name="dice">Chance of the corpus.</param>
    /// <returns>Mono samples.</returns>
    public float[] Make(int sampleRate, Dice dice)
    {
        var source = Class.Design(Place, IndividualDice(dice).Fork("design"));
        var samples = source.Play(Seconds, sampleRate, SliceDice(dice).Fork("play"));
        PlaceOf(dice).Process(samples, sampleRate, SliceDice(dice).Fork("place"));

        return samples;
    }

    /// <summary>Where the individual was recorded.</summary>
    /// <param name="dice">Chance of the corpus.</param>
    public EventPlace PlaceOf(Dice dice) => EventPlace.Design(IndividualDice(dice).Fork("place"));

    private Dice IndividualDice(Dice dice) => dice.Fork($"{Class.Name} {Individual}");

    private Dice SliceDice(Dice dice) => IndividualDice(dice).Fork($"slice {Slice}");
}
