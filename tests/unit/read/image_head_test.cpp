// How large images are, by the first bytes of their files, which are written here as their formats say.
#include "read/image_head.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using namespace std::string_literals;

namespace {

std::string told_of_image(std::string_view head) {
  const catalogue::Image image = read::read_image_head(head);
  return fmt::format("{} {}x{}", image.kind, image.width, image.height);
}

std::string bytes(std::initializer_list<int> values) {
  std::string result;
  for (const int value : values) result += static_cast<char>(value);
  return result;
}

std::string png(int width_low, int height_low) {
  return "\x89PNG\r\n\x1A\n"s + bytes({0, 0, 0, 13}) + "IHDR" + bytes({0, 0, 1, width_low, 0, 0, 0, height_low, 8, 6});
}

// The start of a baseline frame of 640 by 480.
std::string frame() { return bytes({0xFF, 0xC0, 0, 17, 8, 0x01, 0xE0, 0x02, 0x80, 3}); }

std::string segment(int marker, const std::string& content) {
  const std::size_t size = content.size() + 2;
  return bytes({0xFF, marker, static_cast<int>(size >> 8U), static_cast<int>(size & 0xFFU)}) + content;
}

std::string exif(int orientation) {
  return segment(0xE1, "Exif\0\0II*\0"s + bytes({8, 0, 0, 0, 2, 0}) +
                           bytes({0x0F, 0x01, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0}) +
                           bytes({0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0}));
}

}  // namespace

TEST_CASE("the size of a PNG, GIF and WebP stands at a place of its own") {
  CHECK(told_of_image(png(44, 200)) == "PNG 300x200");
  CHECK(told_of_image("GIF89a"s + bytes({0x2C, 0x01, 0xC8, 0x00, 0})) == "GIF 300x200");
  CHECK(told_of_image("GIF87a"s + bytes({1, 0, 2, 0})) == "GIF 1x2");
  const std::string riff = "RIFF"s + bytes({0, 0, 0, 0}) + "WEBP";
  CHECK(told_of_image(riff + "VP8X" + bytes({10, 0, 0, 0, 0, 0, 0, 0, 0x2B, 1, 0, 0xC7, 0, 0})) == "WebP 300x200");
  CHECK(told_of_image(riff + "VP8 " + bytes({0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0x2C, 0x41, 0xC8, 0x00})) ==
        "WebP 300x200");  // the two highest bits are how to scale
  CHECK(told_of_image(riff + "VP8L" + bytes({0, 0, 0, 0, 0x2F, 0x2B, 0xC1, 0x31, 0x00})) == "WebP 300x200");
}

TEST_CASE("the size of a JPEG stands behind what a camera says of it") {
  const std::string start = bytes({0xFF, 0xD8});
  CHECK(told_of_image(start + frame()) == "JPEG 640x480");
  CHECK(told_of_image(start + segment(0xE0, "JFIF"s + std::string(60'000, '\xFF')) + segment(0xC4, "table") +
                      bytes({0xFF}) + frame()) == "JPEG 640x480");
  CHECK(told_of_image(start + exif(1) + frame()) == "JPEG 640x480");
  CHECK(told_of_image(start + exif(6) + frame()) == "JPEG 480x640");  // held upright
}

TEST_CASE("the size of an SVG is that of its tag, in units that are as many pixels everywhere") {
  CHECK(told_of_image("<svg width=\"400\" height='560px'>") == "SVG 400x560");
  CHECK(told_of_image(
            "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\" height=\"1\"> -->\n<!DOCTYPE svg [\n<!ENTITY "
            "a \"b\">\n]>\n<svg\n  data-width=\"9\" stroke-width=\"3\"\twidth = \" 2in \"\nheight=\"1.5e1mm\"/>") ==
        "SVG 192x57");
  CHECK(told_of_image("<!DOCTYPE svg [<!ENTITY a \"<g x='>'/>\">\n]>\n<svg width=\"4\" height=\"5\">") == "SVG 4x5");
  CHECK(told_of_image("<svg viewBox=\"0 0 24 24\"/>") == "SVG 0x0");
  CHECK(told_of_image("<svg width=\"100%\" height=\"50\"/>") == "SVG 0x0");
  CHECK(told_of_image("<svg title=\"a > b\" width=\"4em\" height=\"-5\"/>") == "SVG 0x0");
  CHECK(told_of_image("<svgx width=\"4\" height=\"5\"/>") == " 0x0");
  CHECK(told_of_image("words <svg width=\"4\" height=\"5\"/>") == " 0x0");
  CHECK(told_of_image("<!doctype html><html><svg width=\"4\" height=\"5\"/>") == " 0x0");
}

TEST_CASE("a head that is cut off anywhere says nothing wrong") {
  const std::string start = bytes({0xFF, 0xD8});
  for (const std::string& whole :
       {png(44, 200), start + exif(6) + segment(0xE2, "x") + frame(),
        "<?xml ?><!-- c --><svg width=\"400\" height=\"560\"/>"s,
        "RIFF"s + bytes({0, 0, 0, 0}) + "WEBPVP8X" + bytes({10, 0, 0, 0, 0, 0, 0, 0, 0x2B, 1, 0, 0xC7, 0, 0})})
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const catalogue::Image image = read::read_image_head(std::string_view(whole).substr(0, size));
      CAPTURE(whole, size);
      CHECK((image.width == 0 || image.width == 300 || image.width == 640 || image.width == 480));
    }
}

TEST_CASE("the name of a file says which kind of image it is") {
  CHECK(read::image_kind_of("images/A.PNG") == "PNG");
  CHECK(read::image_kind_of("a.jpeg") == "JPEG");
  CHECK(read::image_kind_of("a.png/b.txt").empty());
  CHECK(told_of_image("GIF89a"s + bytes({1, 0, 2, 0})) == "GIF 1x2");
  CHECK(told_of_image("<html>") == " 0x0");
}

TEST_CASE("a site knows its images, and reads no more of them than it needs") {
  const Reading reading =
      TestSite()
          .file("images/a.png", png(44, 200) + std::string(100'000, 'x'))
          .file("images/b.jpg", bytes({0xFF, 0xD8}) + segment(0xE1, std::string(9'000, 'x')) + frame())
          .file("images/c.txt", "text")
          .read();
  REQUIRE(reading.catalogue);
  const auto& images = reading.catalogue->images;
  REQUIRE(images.size() == 2);
  CHECK(images.at("images/a.png").width == 300);
  CHECK(images.at("images/b.jpg").height == 480);  // behind the first bytes that are looked at
}
