using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using WeakSep.MidiScore.Alignment;

namespace WeakSep.MidiScore.Tests.Alignment;

public class DynamicTimeWarpingTests
{
    private const double Rounding = 1e-4;       // sums of a few single-precision distances

    private static Gen<float[][]> Matrices =>
        from rows in Gen.Choose(1, 5)
        from columns in Gen.Choose(1, 5)
        from matrix in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 100).Select(value => value / 100f), columns), rows)
        select matrix;

    private static Gen<(float[][] Matrix, float? Bonus, float StepCost)> Cases =>
        from matrix in Matrices
        from bonus in Gen.Elements<float?>(null, 0.2f, 0.5f, 1f)
        from stepCost in Gen.Elements(0f, 0.1f, 0.5f)
        select (matrix, bonus, stepCost);

    [Fact]
    public void The_path_is_as_cheap_as_the_cheapest_of_all_paths() => Check(Prop.ForAll(
        Cases.ToArbitrary(),
        one => AssertCheapest(one.Matrix, AlignmentBand.Full(one.Matrix.Length, one.Matrix[0].Length), one.Bonus, one.StepCost)));

    [Fact]
    public void Inside_a_band_the_path_is_as_cheap_as_the_cheapest_inside() => Check(Prop.ForAll(
        Cases.ToArbitrary(),
        one =>
        {
            var (rows, columns) = (one.Matrix.Length, one.Matrix[0].Length);
            var diagonal = Enumerable.Range(0, rows).Select(row => (row, row * columns / rows)).ToList();
            var band = AlignmentBand.Around(diagonal, 1, 1, rows, columns, isOpen: false);
            AssertCheapest(one.Matrix, band, one.Bonus, one.StepCost);
        }));

    [Fact]
    public void A_band_that_holds_the_best_path_changes_nothing() => Check(Prop.ForAll(
        Cases.ToArbitrary(),
        one =>
        {
            var (rows, columns) = (one.Matrix.Length, one.Matrix[0].Length);
            var whole = Find(one.Matrix, AlignmentBand.Full(rows, columns), one.Bonus, one.StepCost);
            var band = AlignmentBand.Around(whole.Path, 1, 0, rows, columns, isOpen: true);
            var inside = Find(one.Matrix, band, one.Bonus, one.StepCost);

            Assert.Equal(whole.Cost, inside.Cost, Rounding);
        }));

    [Fact]
    public void A_sequence_is_found_inside_a_longer_one()
    {
        int[] whole = [9, 9, 1, 2, 2, 3, 9, 9];
        int[] part = [1, 2, 3];
        var (path, _) = DynamicTimeWarping.Find(
            AlignmentBand.Full(part.Length, whole.Length),
            (row, column) => part[row] == whole[column] ? 0 : 1,
            bonus: 0.5f,
            stepCost: 0,
            TestContext.Current.CancellationToken);

        Assert.Equal([(0, 2), (1, 3), (1, 4), (2, 5)], path);
    }

    [Fact]
    public void A_band_around_a_coarse_path_is_as_wide_as_asked()
    {
        var band = AlignmentBand.Around([(0, 0), (1, 1), (2, 2)], 10, 3, 30, 30, isOpen: false);

        Assert.Equal((0, 23), (band.From(10), band.To(10)));
        Assert.Equal((7, 23), (band.From(15), band.To(15)));
        Assert.True(band.Cells < 30 * 30);
    }

    private static (List<(int Row, int Column)> Path, double Cost) Find(
        float[][] matrix, AlignmentBand band, float? bonus, float stepCost) => DynamicTimeWarping.Find(
            band, (row, column) => matrix[row][column], bonus, stepCost, TestContext.Current.CancellationToken);

    private static void AssertCheapest(float[][] matrix, AlignmentBand band, float? bonus, float stepCost)
    {
        var (path, cost) = Find(matrix, band, bonus, stepCost);

        Assert.Equal(AllPaths(band, isOpen: bonus is not null).Min(each => CostOf(each, matrix, bonus, stepCost)), cost, Rounding);
        Assert.Equal(CostOf(path, matrix, bonus, stepCost), cost, Rounding);
    }

    /// <summary>Every monotone path, by trying every step from every beginning.</summary>
    private static IEnumerable<List<(int Row, int Column)>> AllPaths(AlignmentBand band, bool isOpen) =>
        from row in Enumerable.Range(0, band.Rows)
        from column in Enumerable.Range(0, band.Columns)
        where isOpen ? row == 0 || column == 0 : row == 0 && column == 0
        from path in Continue([(row, column)], band, isOpen)
        select path;

    private static IEnumerable<List<(int Row, int Column)>> Continue(
        List<(int Row, int Column)> path, AlignmentBand band, bool isOpen)
    {
        var (row, column) = path[^1];

        if (!band.Contains(row, column))
        {
            yield break;
        }

        var (lastRow, lastColumn) = (row == band.Rows - 1, column == band.Columns - 1);

        if (isOpen ? lastRow || lastColumn : lastRow && lastColumn)
        {
            yield return path;
        }

        foreach (var (down, right) in new[] { (1, 1), (1, 0), (0, 1) })
        {
            foreach (var longer in Continue([.. path, (row + down, column + right)], band, isOpen))
            {
                yield return longer;
            }
        }
    }

    private static double CostOf(List<(int Row, int Column)> path, float[][] matrix, float? bonus, float stepCost)
    {
        double sum = 0;

        for (var i = 0; i < path.Count; i++)
        {
            var cost = matrix[path[i].Row][path[i].Column] - (bonus ?? 0);
            var isDiagonal = i == 0 || (path[i].Row > path[i - 1].Row && path[i].Column > path[i - 1].Column);
            sum += isDiagonal ? 2 * cost : cost + stepCost;
        }

        return sum;
    }

    private static void Check(Property property) => property.Check(Config.QuickThrowOnFailure
        .WithMaxTest(200)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20), FSharpOption<int>.None))));
}
