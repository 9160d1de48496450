// libtorch's seed and thread count belong to the process: tests that run beside each other would change them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
