using WeakSep.Audio;
using WeakSep.Audio.Spectral;

namespace WeakSep.RealtimeSeparator.Masking;

/// <summary>
/// Matches the bins of a file's STFT to those of a model by frequency. Where both grids have the same spacing bins are
/// copied; where sizes had to be rounded to ones that transform fast, values are interpolated between neighbours.
/// </summary>
internal sealed class BinMap
{
    private const double SameSpacing = 1e-9;    // relative; rates and sizes are integers, so equal spacing is equal to the last digits

    private readonly int _fileBins;
    private readonly int _modelBins;
    private readonly bool _isCopy;
    private readonly Interpolation _toModel;
    private readonly Interpolation _toFile;

    /// <summary>Creates the map.</summary>
    /// <param name="facts">The model's grid and bins.</param>
    /// <param name="fileGrid">The file's grid.</param>
    internal BinMap(ModelFacts facts, StftGrid fileGrid)
    {
        _fileBins = fileGrid.Bins;
        _modelBins = facts.Bins;
        var modelPerFile = fileGrid.BinSpacingHz / facts.Grid.BinSpacingHz;
        _isCopy = Math.Abs(modelPerFile - 1) < SameSpacing;
        CoveredFileBins = Math.Min(_fileBins, 1 + (int)Math.Floor(((_modelBins - 1) / modelPerFile) + SameSpacing));
        _toModel = new Interpolation(_modelBins, 1 / modelPerFile, _fileBins);
        _toFile = new Interpolation(CoveredFileBins, modelPerFile, _modelBins);
    }

    /// <summary>File bins, from DC, whose frequency the model knows.</summary>
    internal int CoveredFileBins { get; }

    /// <summary>Brings the magnitudes of one frame to the model; bins above the file's Nyquist frequency are zero.</summary>
    /// <param name="file">[file bins].</param>
    /// <param name="model">[model bins].</param>
    internal void ToModel(ReadOnlySpan<float> file, Span<float> model)
    {
        if (!_isCopy)
        {
            _toModel.Apply(file, model);
            return;
        }

        var common = Math.Min(_fileBins, _modelBins);
        file[..common].CopyTo(model);
        model[common.._modelBins].Clear();
    }

    /// <summary>Brings the mask of one frame to the file's covered bins.</summary>
    /// <param name="model">[model bins].</param>
    /// <param name="file">[file bins]; only the first <see cref="CoveredFileBins"/> are written.</param>
    internal void ToFile(ReadOnlySpan<float> model, Span<float> file)
    {
        if (_isCopy)
        {
            model[..CoveredFileBins].CopyTo(file);
        }
        else
        {
            _toFile.Apply(model, file);
        }
    }

    /// <summary>Linear interpolation at the positions <c>index * step</c> of an array; zero beyond its end.</summary>
    private sealed class Interpolation
    {
        private readonly int[] _left;
        private readonly float[] _weight;

        internal Interpolation(int count, double step, int sourceLength)
        {
            var inside = Math.Min(count, 1 + (int)Math.Floor(((sourceLength - 1) / step) + SameSpacing));
            _left = new int[inside];
            _weight = new float[inside];
            Count = count;

            for (var index = 0; index < inside; index++)
            {
                var position = Math.Min(index * step, sourceLength - 1);
                _left[index] = Math.Min((int)position, Math.Max(0, sourceLength - 2));
                _weight[index] = sourceLength == 1 ? 0f : (float)(position - _left[index]);
            }
        }

        private int Count { get; }

        internal void Apply(ReadOnlySpan<float> source, Span<float> target)
        {
            for (var index = 0; index < _left.Length; index++)
            {
                var left = source[_left[index]];
                var right = _weight[index] == 0f ? left : source[_left[index] + 1];
                target[index] = left + (_weight[index] * (right - left));
            }

            target[_left.Length..Count].Clear();
        }
    }
}
