// How large an image is, from the first bytes of its file: PNG (RFC 2083, 11.2.2), JPEG (T.81, B.2.2; turned as Exif's
// orientation says, as browsers do), GIF (GIF89a, 18), WebP (RFC 9649, 2.5 to 2.7) and SVG (SVG 2, 8.2, where its
// width and height are lengths and not shares of the page).
#pragma once

#include <string_view>

#include "catalogue/catalogue.h"

namespace scrutineer::read {

// The kind of image that a path names: "PNG" for a.png and A.PNG; empty for other files.
[[nodiscard]] std::string_view image_kind_of(std::string_view path);

// `head` is the beginning of a file. Where its end is needed to tell, and is not there, the image has no size, or no
// kind.
[[nodiscard]] catalogue::Image read_image_head(std::string_view head);

}  // namespace scrutineer::read
