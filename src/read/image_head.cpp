#include "read/image_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/characters.h"
#include "base/letter_case.h"
#include "markup/html_tags.h"

namespace scrutineer::read {
namespace {

using catalogue::Image;
using std::string_view_literals::operator""sv;

using base::npos;

// The whole number at a place; 0 behind the end.
std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count && at + count <= bytes.size(); ++i)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i > 0 && at + count <= bytes.size(); --i)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

void set_size(Image& image, std::uint32_t width, std::uint32_t height) {
  constexpr std::uint32_t largest = 100'000;
  if (width == 0 || height == 0 || width > largest || height > largest) return;
  image.width = width;
  image.height = height;
}

// --- JPEG

// Whether Exif's orientation turns the image by a quarter. `tiff` is what stands behind "Exif\0\0".
bool is_turned(std::string_view tiff) {
  const bool is_little = tiff.starts_with("II");
  const auto number = [&](std::size_t at, std::size_t count) {
    return is_little ? little_endian(tiff, at, count) : big_endian(tiff, at, count);
  };
  constexpr std::uint32_t orientation = 0x0112;
  const std::size_t directory = number(4, 4);
  const std::uint32_t count = number(directory, 2);
  for (std::size_t i = 0; i < count && directory + 2 + 12 * (i + 1) <= tiff.size(); ++i) {
    const std::size_t field = directory + 2 + 12 * i;
    if (number(field, 2) == orientation) return number(field + 8, 2) >= 5 && number(field + 8, 2) <= 8;
  }
  return false;
}

bool is_start_of_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void read_jpeg(std::string_view head, Image& image) {
  bool turned = false;
  for (std::size_t at = 2; at + 4 <= head.size();) {
    if (head[at] != '\xFF') return;
    const std::uint32_t marker = big_endian(head, at + 1, 1);
    if (marker == 0xFF) {  // a byte that fills
      ++at;
      continue;
    }
    const std::size_t size = big_endian(head, at + 2, 2);
    const std::string_view segment = head.substr(at + 4, std::max<std::size_t>(size, 2) - 2);
    if (is_start_of_frame(marker)) {
      const std::uint32_t height = big_endian(segment, 1, 2);
      const std::uint32_t width = big_endian(segment, 3, 2);
      return turned ? set_size(image, height, width) : set_size(image, width, height);
    }
    if (marker == 0xE1 && segment.starts_with("Exif\0\0"sv)) turned = is_turned(segment.substr(6));
    at += 2 + std::max<std::size_t>(size, 2);
  }
}

// --- WebP

void read_webp(std::string_view head, Image& image) {
  const std::string_view chunk = head.substr(std::min<std::size_t>(12, head.size()), 4);
  constexpr std::size_t shortest = 25, usual = 30;  // bytes up to the end of the sizes
  if (head.size() < (chunk == "VP8L" ? shortest : usual)) return;
  if (chunk == "VP8X") {
    set_size(image, little_endian(head, 24, 3) + 1, little_endian(head, 27, 3) + 1);
  } else if (chunk == "VP8L") {
    const std::uint32_t bits = little_endian(head, 21, 4);
    set_size(image, (bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1);
  } else if (chunk == "VP8 ") {
    set_size(image, little_endian(head, 26, 2) & 0x3FFFU, little_endian(head, 28, 2) & 0x3FFFU);
  }
}

// --- SVG

// CSS's lengths that are so many pixels everywhere; 0 for any other.
std::uint32_t pixels(std::string_view length) {
  struct Unit {
    std::string_view name;
    double pixels;
  };
  static constexpr std::array<Unit, 8> units{{{"", 1},
                                              {"px", 1},
                                              {"in", 96},
                                              {"cm", 96 / 2.54},
                                              {"mm", 96 / 25.4},
                                              {"q", 96 / 101.6},
                                              {"pt", 96.0 / 72},
                                              {"pc", 16}}};
  length.remove_prefix(std::min(length.find_first_not_of(" \t\r\n"), length.size()));
  double value = 0;
  const auto [rest, error] = std::from_chars(length.data(), length.data() + length.size(), value);
  if (error != std::errc{} || value < 0 || value > 1e6) return 0;
  std::string unit = base::ascii_lower_case({rest, length.data() + length.size()});
  unit.resize(unit.find_last_not_of(" \t\r\n") + 1);  // npos + 1 is 0
  const auto known = std::ranges::find(units, unit, &Unit::name);
  return known == units.end() ? 0 : static_cast<std::uint32_t>(std::lround(value * known->pixels));
}

// "<svg …>", behind declarations and comments; nothing when the text is no SVG.
std::optional<markup::HtmlToken> svg_tag(std::string_view text) {
  using Kind = markup::HtmlToken::Kind;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    markup::HtmlToken token = markup::next_token(text);
    if (!token.is_finished) return std::nullopt;
    std::size_t end = token.source.size();
    if (token.kind == Kind::open) {
      const bool is_svg = token.name == "svg" && token.source.starts_with("<svg");  // XML has no <SVG>
      return is_svg ? std::optional(std::move(token)) : std::nullopt;
    }
    if (token.kind == Kind::other && token.source.starts_with("<!") && token.source.find('[') != npos) {
      end = text.find("]>");  // <!DOCTYPE svg [ … ]>
      if (end == npos) return std::nullopt;
      end += 2;
    } else if (token.kind != Kind::other && token.kind != Kind::comment &&
               token.source.find_first_not_of(" \t\r\n") != npos) {
      return std::nullopt;
    }
    text.remove_prefix(end);
  }
  return std::nullopt;
}

std::uint32_t pixels_of(const markup::HtmlToken& tag, std::string_view attribute) {
  const auto found = std::ranges::find(tag.attributes, attribute, &markup::HtmlAttribute::name);
  return found == tag.attributes.end() ? 0 : pixels(found->value);
}

}  // namespace

std::string_view image_kind_of(std::string_view path) {
  struct Ending {
    std::string_view ending, kind;
  };
  static constexpr std::array<Ending, 6> endings{
      {{".png", "PNG"}, {".jpg", "JPEG"}, {".jpeg", "JPEG"}, {".gif", "GIF"}, {".webp", "WebP"}, {".svg", "SVG"}}};
  const std::string name = base::ascii_lower_case(path.substr(path.rfind('/') + 1));  // npos + 1 is 0
  const auto known = std::ranges::find_if(endings, [&](const Ending& each) { return name.ends_with(each.ending); });
  return known == endings.end() ? std::string_view{} : known->kind;
}

Image read_image_head(std::string_view head) {
  Image image;
  if (head.starts_with("\x89PNG\r\n\x1A\n")) {
    image.kind = "PNG";
    if (head.substr(8).substr(0, 8).ends_with("IHDR"))
      set_size(image, big_endian(head, 16, 4), big_endian(head, 20, 4));
  } else if (head.starts_with("\xFF\xD8\xFF")) {
    image.kind = "JPEG";
    read_jpeg(head, image);
  } else if (head.starts_with("GIF87a") || head.starts_with("GIF89a")) {
    image.kind = "GIF";
    set_size(image, little_endian(head, 6, 2), little_endian(head, 8, 2));
  } else if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP") {
    image.kind = "WebP";
    read_webp(head, image);
  } else if (const auto tag = svg_tag(head)) {
    image.kind = "SVG";
    set_size(image, pixels_of(*tag, "width"), pixels_of(*tag, "height"));
  }
  return image;
}

}  // namespace scrutineer::read
