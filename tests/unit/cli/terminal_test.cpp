#include "cli/terminal.h"

#include <catch2/catch.hpp>

using namespace scrutineer;  // NOLINT(google-build-using-namespace)

TEST_CASE("a path can be typed behind a command as it is shown") {
  CHECK(cli::typed("sites/my-site_2.0") == "sites/my-site_2.0");
  CHECK(cli::typed("tŷ") == "tŷ");
  CHECK(cli::typed("my site") == "'my site'");
  CHECK(cli::typed("the editor's $HOME") == "'the editor'\\''s $HOME'");
  CHECK(cli::typed("a;b") == "'a;b'");
}
