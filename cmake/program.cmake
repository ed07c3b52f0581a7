# The program. It looks for a theme <name> in themes/ beside itself (this build tree), then in
# ../share/scrutineer/themes/ (installed).
if(EXISTS ${PROJECT_SOURCE_DIR}/src/cli/main.cpp)
  add_executable(scrutineer src/cli/main.cpp)
  target_link_libraries(scrutineer PRIVATE cli)
  target_compile_definitions(scrutineer PRIVATE SCRUTINEER_VERSION="${PROJECT_VERSION}")
  tidy(scrutineer ${PROJECT_SOURCE_DIR}/src/cli/main.cpp)
endif()
