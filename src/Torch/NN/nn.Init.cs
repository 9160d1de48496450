namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How weights start. All write in place, are not recorded, and return the tensor.</summary>
        public static class init
        {
            public enum FanInOut
            {
                FanIn,
                FanOut,
            }

            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            public static Tensor ones_(Tensor tensor) => Unrecorded(tensor, () => tensor.fill_(1));

            public static Tensor zeros_(Tensor tensor) => Unrecorded(tensor, () => tensor.zero_());

            public static Tensor constant_(Tensor tensor, Scalar val) => Unrecorded(tensor, () => tensor.fill_(val));

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1) =>
                Unrecorded(tensor, () => tensor.uniform_(low, high));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1) =>
                Unrecorded(tensor, () => tensor.normal_(mean, std));

            /// <summary>Uniform within gain * sqrt(6 / (fan in + fan out)): Glorot and Bengio 2010.</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with deviation gain * sqrt(2 / (fan in + fan out)): Glorot and Bengio 2010.</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Uniform within gain * sqrt(3 / fan): He et al. 2015.</summary>
            /// <param name="tensor">Weights, at least two dimensions.</param>
            /// <param name="a">Slope of the leaky rectifier behind the layer, where that is the nonlinearity.</param>
            /// <param name="mode">Which fan to keep the variance of.</param>
            /// <param name="nonlinearity">What follows the layer.</param>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * Deviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with deviation gain / sqrt(fan): He et al. 2015.</summary>
            /// <inheritdoc cref="kaiming_uniform_"/>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, Deviation(tensor, a, mode, nonlinearity));

            /// <summary>Inputs and outputs that one output or input is connected with.</summary>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;

                if (shape.Length < 2)
                {
                    throw new ArgumentException("fan in and fan out need a tensor with two or more dimensions");
                }

                var field = shape[2..].Aggregate(1L, (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            private static double Deviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var gain = nonlinearity switch
                {
                    NonlinearityType.Tanh => 5.0 / 3.0,
                    NonlinearityType.ReLU => Math.Sqrt(2.0),
                    NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (a * a))),
                    _ => 1.0,
                };
                return gain / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Unrecorded(Tensor tensor, Action write)
            {
                using var recording = no_grad();
                write();
                return tensor;
            }
        }
    }
}
