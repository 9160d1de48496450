// Calls any ATen operator by name through c10::Dispatcher, autograd included, behind a C ABI.
//
// Arguments and results travel as pairs of 64-bit words:
//   word 0: kind in the low 8 bits, length of a list or string in the rest
//   word 1: the value itself, or for lists and strings the index of their first word in the same buffer
// A tensor is a pointer to a heap-allocated at::Tensor that the caller owns and gives back to ws_release.
// No exception crosses the boundary: a function that can fail returns -1 or null and leaves one line in ws_last_error.

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>

#include <dlfcn.h>

#include <cstdint>
#include <cstring>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#define WS_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

enum Kind : int64_t {
    None,
    TensorValue,
    Integer,
    Real,
    Boolean,
    IntegerList,
    TensorList,
    OptionalTensorList,
    Text,
    DeviceValue,
};

struct Operator {
    c10::OperatorHandle handle;
    const std::vector<c10::Argument>& arguments;
};

thread_local std::string last_error;

// libtorch appends stack traces and hints on further lines; only the first line is for people.
void remember(const char* message) {
    const char* end = std::strchr(message, '\n');
    last_error = end ? std::string(message, end) : std::string(message);
}

template <typename Result, typename Body>
Result guarded(Result failure, Body body) {
    try {
        return body();
    } catch (const c10::Error& error) {
        remember(error.what_without_backtrace());
    } catch (const std::exception& error) {
        remember(error.what());
    } catch (...) {
        remember("unknown C++ exception");
    }
    return failure;
}

at::Tensor& tensor_at(int64_t word) {
    return *reinterpret_cast<at::Tensor*>(word);
}

c10::IValue argument(const int64_t* packed, int64_t index) {
    const int64_t length = packed[2 * index] >> 8;
    const int64_t word = packed[2 * index + 1];
    const int64_t* items = packed + word;

    switch (packed[2 * index] & 0xFF) {
        case TensorValue:
            return c10::IValue(tensor_at(word));
        case Integer:
            return c10::IValue(word);
        case Real: {
            double value;
            std::memcpy(&value, &word, sizeof value);
            return c10::IValue(value);
        }
        case Boolean:
            return c10::IValue(word != 0);
        case IntegerList:
            return c10::IValue(c10::IntArrayRef(items, static_cast<size_t>(length)));
        case TensorList: {
            c10::List<at::Tensor> list;
            list.reserve(static_cast<size_t>(length));
            for (int64_t i = 0; i < length; ++i) {
                list.push_back(tensor_at(items[i]));
            }
            return c10::IValue(std::move(list));
        }
        case OptionalTensorList: {
            using Item = decltype(c10::IValue().toOptional<at::Tensor>());
            c10::List<Item> list;
            for (int64_t i = 0; i < length; ++i) {
                list.push_back(items[i] ? Item(tensor_at(items[i])) : Item());
            }
            return c10::IValue(std::move(list));
        }
        case Text:
            return c10::IValue(std::string(reinterpret_cast<const char*>(items), static_cast<size_t>(length)));
        case DeviceValue:
            return c10::IValue(
                c10::Device(static_cast<c10::DeviceType>(word & 0xFF), static_cast<c10::DeviceIndex>(word >> 8)));
        default:
            return c10::IValue();
    }
}

int64_t new_tensor(at::Tensor tensor) {
    return reinterpret_cast<int64_t>(new at::Tensor(std::move(tensor)));
}

void store(c10::IValue&& value, int64_t* result) {
    result[0] = None;
    result[1] = 0;
    if (value.isTensor()) {
        at::Tensor tensor = std::move(value).toTensor();
        if (tensor.defined()) {
            result[0] = TensorValue;
            result[1] = new_tensor(std::move(tensor));
        }
    } else if (value.isTensorList()) {
        std::vector<at::Tensor> tensors = value.toTensorVector();
        auto* handles = new int64_t[tensors.size() + 1];
        for (size_t i = 0; i < tensors.size(); ++i) {
            handles[i] = new_tensor(std::move(tensors[i]));
        }
        result[0] = TensorList | (static_cast<int64_t>(tensors.size()) << 8);
        result[1] = reinterpret_cast<int64_t>(handles);
    } else if (value.isInt()) {
        result[0] = Integer;
        result[1] = value.toInt();
    } else if (value.isBool()) {
        result[0] = Boolean;
        result[1] = value.toBool();
    } else if (value.isDouble()) {
        const double real = value.toDouble();
        result[0] = Real;
        std::memcpy(&result[1], &real, sizeof real);
    }
}

}  // namespace

WS_EXPORT const char* ws_last_error() {
    return last_error.c_str();
}

// Resolved once per name by the caller and kept for the life of the process.
WS_EXPORT void* ws_operator(const char* name, const char* overload) {
    return guarded<void*>(nullptr, [&]() -> void* {
        auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
        return new Operator{handle, handle.schema().arguments()};
    });
}

// Trailing arguments that are not given take the schema's defaults. With results == null the outcome is dropped
// (in-place operators). Returns how many results were stored, two words each.
WS_EXPORT int64_t ws_call(
    const Operator* op, const int64_t* packed, int64_t count, int64_t* results, int64_t capacity) {
    return guarded<int64_t>(-1, [&]() -> int64_t {
        torch::jit::Stack stack;
        const auto expected = static_cast<int64_t>(op->arguments.size());
        TORCH_CHECK(count <= expected, "takes ", expected, " arguments, not ", count);
        stack.reserve(op->arguments.size());
        for (int64_t i = 0; i < count; ++i) {
            stack.push_back(argument(packed, i));
        }
        for (size_t i = static_cast<size_t>(count); i < op->arguments.size(); ++i) {
            TORCH_CHECK(op->arguments[i].default_value(), "argument '", op->arguments[i].name(), "' has no default");
            stack.push_back(*op->arguments[i].default_value());
        }
        op->handle.callBoxed(&stack);
        if (!results) {
            return 0;
        }
        TORCH_CHECK(stack.size() <= static_cast<size_t>(capacity), "returns ", stack.size(), " values");
        for (size_t i = 0; i < stack.size(); ++i) {
            store(std::move(stack[i]), results + 2 * i);
        }
        return static_cast<int64_t>(stack.size());
    });
}

WS_EXPORT void ws_release(at::Tensor* tensor) {
    delete tensor;
}

WS_EXPORT void ws_release_list(int64_t* handles) {
    delete[] handles;
}

// [dimensions, dtype, device type, device index, elements, bytes per element, requires grad, leaf, contiguous,
// sizes..., strides...]; returns the number of dimensions.
WS_EXPORT int64_t ws_describe(const at::Tensor* tensor, int64_t* words, int64_t capacity) {
    constexpr int64_t fixed = 9;
    return guarded<int64_t>(-1, [&]() -> int64_t {
        const int64_t dimensions = tensor->dim();
        const int64_t head[fixed] = {
            dimensions,
            static_cast<int64_t>(tensor->scalar_type()),
            static_cast<int64_t>(tensor->device().type()),
            static_cast<int64_t>(tensor->device().index()),
            tensor->numel(),
            static_cast<int64_t>(tensor->element_size()),
            tensor->requires_grad(),
            tensor->is_leaf(),
            tensor->is_contiguous(),
        };
        TORCH_CHECK(fixed + 2 * dimensions <= capacity, "tensor has ", dimensions, " dimensions");
        std::memcpy(words, head, sizeof head);
        for (int64_t i = 0; i < dimensions; ++i) {
            words[fixed + i] = tensor->size(i);
            words[fixed + dimensions + i] = tensor->stride(i);
        }
        return dimensions;
    });
}

// First element of a tensor in main memory.
WS_EXPORT void* ws_data(const at::Tensor* tensor) {
    return guarded<void*>(nullptr, [&] { return tensor->data_ptr(); });
}

// Null when there is no gradient yet.
WS_EXPORT at::Tensor* ws_grad(const at::Tensor* tensor) {
    return guarded<at::Tensor*>(nullptr, [&]() -> at::Tensor* {
        const at::Tensor& gradient = tensor->grad();
        return gradient.defined() ? new at::Tensor(gradient) : nullptr;
    });
}

WS_EXPORT int64_t ws_set_grad(at::Tensor* tensor, const at::Tensor* gradient) {
    return guarded<int64_t>(-1, [&]() -> int64_t {
        tensor->mutable_grad() = gradient ? *gradient : at::Tensor();
        return 0;
    });
}

// enabled < 0 only asks; returns the mode of the calling thread before the call.
WS_EXPORT int64_t ws_grad_mode(int64_t enabled) {
    const bool before = at::GradMode::is_enabled();
    if (enabled >= 0) {
        at::GradMode::set_enabled(enabled != 0);
    }
    return before;
}

WS_EXPORT int64_t ws_seed(int64_t seed) {
    return guarded<int64_t>(-1, [&]() -> int64_t {
        at::manual_seed(static_cast<uint64_t>(seed));
        return 0;
    });
}

// With state == null returns a copy of the CPU generator's state; otherwise restores it and returns null.
WS_EXPORT at::Tensor* ws_random_state(const at::Tensor* state) {
    return guarded<at::Tensor*>(nullptr, [&]() -> at::Tensor* {
        last_error.clear();
        at::Generator generator = at::detail::getDefaultCPUGenerator();
        if (!state) {
            return new at::Tensor(generator.get_state());
        }
        generator.set_state(*state);
        return nullptr;
    });
}

// OpenBLAS multiplies matrices with threads of its own, of which libtorch knows nothing; where it is not there, nothing happens.
static void set_blas_threads(int count) {
    using Setter = void (*)(int);
    void* library = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_NOLOAD);
    if (!library) {
        return;
    }
    if (auto setter = reinterpret_cast<Setter>(dlsym(library, "openblas_set_num_threads"))) {
        setter(count);
    }
    dlclose(library);
}

// count < 1 only asks; returns the number of threads inside one operator.
WS_EXPORT int64_t ws_threads(int64_t count) {
    return guarded<int64_t>(-1, [&]() -> int64_t {
        if (count > 0) {
            at::set_num_threads(static_cast<int>(count));
            set_blas_threads(static_cast<int>(count));
        }
        return at::get_num_threads();
    });
}

WS_EXPORT int64_t ws_cuda_devices() {
    return guarded<int64_t>(0, []() -> int64_t { return at::hasCUDA() ? static_cast<int64_t>(at::getNumGPUs()) : 0; });
}
