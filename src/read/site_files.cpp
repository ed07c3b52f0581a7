#include "read/site_files.h"

namespace scrutineer::read {

std::expected<std::vector<base::ListedFile>, base::FileError> list_site(base::FileSystem& files,
                                                                        const std::filesystem::path& folder) {
  auto listed = files.list(folder);
  if (listed) std::erase_if(*listed, [](const base::ListedFile& file) { return file.path.starts_with("output/"); });
  return listed;
}

}  // namespace scrutineer::read
