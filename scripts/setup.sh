# Sourced by ./weaksep and ./test: says what is missing and installs it. Costs a few milliseconds when nothing is.
# What a machine must have by itself: .NET 10, Node with npm, and for training a C++ compiler.

say() { printf 'weaksep: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

have_library() {
  local folder
  for folder in /usr/lib/x86_64-linux-gnu /usr/lib/aarch64-linux-gnu /usr/lib64 /usr/lib /usr/local/lib; do
    [ -e "$folder/$1" ] && return 0
  done
  return 1
}

have_soundfont() { [ -e "/usr/share/sounds/sf2/$1" ] || [ -e "/usr/share/sounds/sf3/$1" ] || [ -e "/usr/share/soundfonts/$1" ]; }

# Fills the array "missing" with the Debian packages that rendering needs.
missing_for_rendering() {
  have_library libsndfile.so.1 || missing+=(libsndfile1)
  have_library libsoxr.so.0 || missing+=(libsoxr0)
}

# The same for data sets: a synthesiser and sounds for it.
missing_for_data_sets() {
  have_library libfluidsynth.so.3 || missing+=(libfluidsynth3)
  have_soundfont FluidR3_GM.sf2 || missing+=(fluid-soundfont-gm)
  have_soundfont TimGM6mb.sf2 || missing+=(timgm6mb-soundfont)
  have_soundfont OPL-3_FM_128M.sf2 || missing+=(opl3-soundfont)
  have_soundfont sf_GMbank.sf2 || missing+=(csound-soundfont)
}

# The same for training: libtorch, a fast BLAS, a compiler for the one native file.
missing_for_training() {
  have_library libtorch_cpu.so && [ -e /usr/include/torch/csrc/api/include/torch/torch.h ] || missing+=(libtorch-dev)
  have_library libopenblas.so.0 || missing+=(libopenblas0-pthread)
  command -v g++ >/dev/null || missing+=(g++)
}

# The same for sound devices: JACK's client library (either of Debian's two has this name) and PortAudio.
missing_for_live() {
  have_library libjack.so.0 || missing+=(libjack-jackd2-0)
  have_library libportaudio.so.2 || missing+=(libportaudio2)
}

install_packages() {
  [ $# -eq 0 ] && return 0
  command -v apt-get >/dev/null || fail "these libraries are missing: $*. Install them with your system's package manager."
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these Debian packages are missing: run  apt-get install $*  as root"
    root=(sudo)
  fi
  say "installing Debian packages: $*"
  local log; log=$(mktemp)
  if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$log" 2>&1; then
    "${root[@]}" apt-get update >"$log" 2>&1 || { tail -n 3 "$log" >&2; fail "apt-get update failed"; }
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$log" 2>&1 \
      || { tail -n 3 "$log" >&2; fail "could not install $*"; }
  fi
  rm -f "$log"
}

install_npm_packages() {
  [ -e node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] && return 0
  command -v npm >/dev/null || fail "npm is missing: install Node.js 20 or later (it brings the inference engine)"
  say "installing npm packages (the ONNX Runtime engine, about 400 MB)"
  npm ci --no-audit --no-fund --loglevel=error >&2 || fail "npm ci failed"
  touch node_modules/.package-lock.json
}

require_dotnet() {
  command -v dotnet >/dev/null || fail "dotnet is missing: install the .NET 10 SDK"
}
