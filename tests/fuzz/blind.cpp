// Drives the targets without libFuzzer, in the build of the unit tests, which needs no other compiler: each seed as it
// is, then changes of seeds up to so many inputs, the same each time: what passed once passes again. It does not see
// which code an input reaches, as libFuzzer does; what that found stands in tests/fuzz/corpus and is a seed here.
//
// usage: blind --target=NAME [--OPTION=VALUE…] INPUTS FOUND FOLDER, where FOLDER holds the seeds and FOUND gets the
// input that is a fault
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerInitialize(int* count, char*** words);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest = 100'000;
constexpr double slowest = 10;  // seconds: the sanitizers make a second's work about ten

std::minstd_rand& random_numbers() {
  static std::minstd_rand random(1);
  return random;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The input that is being tried, where a crash leaves it.
class Current {
 public:
  explicit Current(std::string path) : path_(std::move(path)) {
    const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0 || ::ftruncate(file, longest) != 0) std::exit(2);
    bytes_ = static_cast<std::uint8_t*>(::mmap(nullptr, longest, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
    file_ = file;
  }

  void run(const std::vector<std::uint8_t>& input) {
    if (size_ != input.size() && ::ftruncate(file_, static_cast<off_t>(size_ = input.size())) != 0) std::exit(2);
    std::ranges::copy(input, bytes_);
    const double start = processor_seconds();
    LLVMFuzzerTestOneInput(input.data(), input.size());
    if (const double took = processor_seconds() - start; took > slowest) {
      std::printf("it took %.1f s of the processor; the input is %s\n", took, path_.c_str());
      std::exit(1);
    }
  }

  void is_no_fault() const { ::unlink(path_.c_str()); }

 private:
  std::string path_;
  int file_ = -1;
  std::size_t size_ = longest;
  std::uint8_t* bytes_ = nullptr;
};

}  // namespace

// Changes of bytes, as libFuzzer makes them.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most) {
  constexpr std::string_view telling = "[](){}<>\"'`#*_-+=|&\\/\n\t :;.,!?~^@$%0123456789\0\xFF\x80";
  std::minstd_rand& random = random_numbers();
  std::vector<std::uint8_t> bytes(data, data + size);
  for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) {
    const std::size_t at = bytes.empty() ? 0 : random() % bytes.size();
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto some =
        static_cast<std::ptrdiff_t>(bytes.empty() ? 0 : 1 + random() % std::min<std::size_t>(32, bytes.size() - at));
    const std::vector<std::uint8_t> part(place, place + some);
    const std::size_t to = bytes.empty() ? 0 : random() % bytes.size();
    switch (random() % 5) {
      case 0:
        bytes.erase(place, place + some);
        break;
      case 1:
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(to), part.begin(), part.end());
        break;
      case 2:  // many times over
        for (std::size_t times = random() % 200; times > 0 && bytes.size() < most; --times)
          bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(to), part.begin(), part.end());
        break;
      case 3:
        bytes.insert(place, static_cast<std::uint8_t>(telling[random() % telling.size()]));
        break;
      default:
        if (!bytes.empty()) *place = static_cast<std::uint8_t>(random());
    }
  }
  bytes.resize(std::min(bytes.size(), most));
  std::ranges::copy(bytes, data);
  return bytes.size();
}

int main(int count, char** words) {
  LLVMFuzzerInitialize(&count, &words);
  if (count < 4) return 2;
  const std::size_t inputs = std::strtoull(words[count - 3], nullptr, 10);
  Current current(words[count - 2]);
  std::vector<std::vector<std::uint8_t>> seeds;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(words[count - 1])) paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    seeds.back().resize(std::min(seeds.back().size(), longest));
  }
  if (seeds.empty()) seeds.emplace_back();
  std::size_t tried = 0;
  for (const auto& seed : seeds) current.run(seed), ++tried;
  std::minstd_rand& random = random_numbers();
  for (; tried < inputs; ++tried) {
    std::vector<std::uint8_t> input = seeds[random() % seeds.size()];
    for (std::size_t rounds = 1 + random() % 4; rounds > 0; --rounds) {
      const std::size_t size = input.size();
      input.resize(longest);
      input.resize(LLVMFuzzerCustomMutator(input.data(), size, longest, static_cast<unsigned>(random())));
    }
    current.run(input);
  }
  current.is_no_fault();
  std::printf("%zu inputs\n", tried);
  return 0;
}
